package dev.creatorflow.workflows.archive;

import dev.creatorflow.workflows.contract.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a rebuild from stored answers.
 *
 * @param name of the reprocess; its report stands under it
 * @param igUserIds the creators; empty for all that have answers
 * @param since only creators with an answer since then; null for any
 * @param progress where an earlier execution of the same reprocess stopped; null for a new one
 */
public record ReprocessRequest(
        String name,
        Trigger trigger,
        List<String> igUserIds,
        @Nullable Instant since,
        @Nullable ReprocessProgress progress) {
    /** Ids that one request carries; more are asked for with several, or as all. */
    public static final int MOST_IDS = 5_000;

    public ReprocessRequest {
        igUserIds = List.copyOf(igUserIds);
    }

    ReprocessRequest from(ReprocessProgress reached) {
        return new ReprocessRequest(name, trigger, igUserIds, since, reached);
    }
}
