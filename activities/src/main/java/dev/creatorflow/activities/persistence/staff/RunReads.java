package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.instagram.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run ledger as staff look at it. Thread-safe. */
public interface RunReads {
    static RunReads over(Database database) {
        return new SqlRunReads(database);
    }

    /** Newest first. */
    List<RunLine> list(RunFilter filter, Paging page);

    long count(RunFilter filter);

    /**
     * One run with what it rejected.
     *
     * @param nameOrKey a run key or a workflow id (then its newest run), or a handle or ig_user_id (then the creator's newest run)
     */
    Optional<RunCard> show(String nameOrKey);

    /** @param rejected items that could not be mapped or stored, at most 100 */
    record RunCard(RunLine run, List<RejectedItem> rejected) {}

    record RejectedItem(
            Stream stream,
            int page,
            int itemIndex,
            @Nullable String mediaPk,
            String reason,
            Instant seenAt) {}
}
