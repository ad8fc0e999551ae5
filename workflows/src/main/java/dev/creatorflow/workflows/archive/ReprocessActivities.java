package dev.creatorflow.workflows.archive;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a reprocess, on {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. */
@ActivityInterface
public interface ReprocessActivities {
    /** Takes away the report of an earlier reprocess of the same name. */
    void beginReprocess(String name);

    /** The next creators that have stored answers, in the order of their ids. */
    List<String> creatorsToReprocess(CreatorsAfter request);

    /**
     * Rebuilds the creators one by one. A creator that cannot be rebuilt is left as it is and costs no other; a retry goes on behind those that are
     * done.
     */
    ReprocessProgress reprocessCreators(Creators request);

    /** Brings up to date what is derived from many creators: the percentiles of their niches. */
    void finishReprocess(String name);

    record CreatorsAfter(@Nullable String after, @Nullable Instant since, int limit) {}

    record Creators(String name, List<String> igUserIds) {
        public Creators {
            igUserIds = List.copyOf(igUserIds);
        }
    }
}
