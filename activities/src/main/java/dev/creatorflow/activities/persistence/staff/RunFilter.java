package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are meant. Every part that is not null narrows.
 *
 * @param target ig_user_id
 * @param username the handle that was asked for, any case
 * @param since started at or after
 * @param open true for runs that have not ended, false for those that have
 */
public record RunFilter(
        @Nullable Platform platform,
        @Nullable String target,
        @Nullable String username,
        @Nullable String batch,
        @Nullable Outcome outcome,
        @Nullable Reason reason,
        @Nullable Instant since,
        @Nullable Boolean open) {
    public static final RunFilter ALL = new RunFilter(null, null, null, null, null, null, null, null);

    /** The runs of one creator. */
    public static RunFilter ofTarget(String igUserId) {
        return new RunFilter(null, igUserId, null, null, null, null, null, null);
    }
}
