package dev.creatorflow.activities.budget;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call to reserve. {@code (runKey, stream, page)} names the answer: once it is stored, no call is made for it again.
 *
 * @param provider the provider as it stands in the tables: instagram, reddit
 * @param endpoint the endpoint without its parameters
 * @param stream what is asked for: profile, reels, posts
 * @param page number of the request in its stream, from 0
 * @param subject whom it is about: the user id, or {@code @handle} while the id is unknown
 * @param cursor the cursor to send; null for the newest page
 * @param workflowId the workflow that asks; null where there is none
 * @param batch cycle or backfill; null where there is none or it is not known
 * @param longestWait a send time farther off than this is not taken
 * @param longestCall after this long a call that is a probe counts as lost, and another may probe
 */
public record CallRequest(
        String provider,
        String endpoint,
        String runKey,
        String stream,
        int page,
        String subject,
        @Nullable String cursor,
        @Nullable String workflowId,
        @Nullable String batch,
        Duration longestWait,
        Duration longestCall) {}
