package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.archive.AnswerBody;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer to store with the settlement of its call.
 *
 * @param subject whom it turned out to be about: the user id where it is known now, else the request's subject
 * @param items entries in the answer; 1 for a profile
 * @param cursorOut the cursor of the next page; null where the answer has none
 * @param more the provider says that there is a next page
 * @param found false where the provider knows no such account
 * @param foundId the id a profile's handle has; null where not found or not a profile
 * @param foundUsername the handle as the provider writes it; null where not found or not a profile
 * @param latency from sending to the last byte
 * @param billed whether the provider bills the call; null = not known
 */
public record FetchedAnswer(
        String subject,
        int items,
        @Nullable String cursorOut,
        boolean more,
        boolean found,
        @Nullable String foundId,
        @Nullable String foundUsername,
        int httpStatus,
        AnswerBody body,
        Duration latency,
        @Nullable Boolean billed,
        ProviderQuota quota) {}
