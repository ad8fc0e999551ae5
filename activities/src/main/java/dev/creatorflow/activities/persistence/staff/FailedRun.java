package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest run of a target where it did not end well, with what is needed to run it again.
 *
 * @param groupId the {@link FailureGroup} it is in
 * @param target ig_user_id; null for a handle whose account is not known
 * @param windowReels the window it was to walk; null where it was not planned yet
 */
public record FailedRun(
        String groupId,
        String runKey,
        @Nullable String target,
        String username,
        String workflowId,
        Trigger trigger,
        @Nullable String batch,
        Outcome outcome,
        Reason reason,
        @Nullable Integer windowReels,
        @Nullable Integer windowPosts,
        Instant startedAt,
        Instant closedAt) {}
