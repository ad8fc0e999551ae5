package dev.creatorflow.activities.persistence.batch;

import org.jspecify.annotations.Nullable;

/**
 * A target that is to be started, or that was and has not ended.
 *
 * @param target ig_user_id, or {@code @handle} while the account is not known
 * @param runKey what its run pays under
 * @param workflowId the execution that serves it; null where none was started yet
 * @param windowReels newest reels to walk; null takes the configured window, as for {@code windowPosts}
 * @param runOpened whether its run has been opened since it was claimed: then it need not be started
 */
public record BatchTarget(
        String target,
        String username,
        String runKey,
        @Nullable String workflowId,
        @Nullable Integer windowReels,
        @Nullable Integer windowPosts,
        boolean runOpened) {}
