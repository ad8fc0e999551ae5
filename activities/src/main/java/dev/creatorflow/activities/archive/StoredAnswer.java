package dev.creatorflow.activities.archive;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored answer without reading its body.
 *
 * @param rawId key of {@code creatorflow.raw_responses}
 * @param items entries in the answer, mapped or not; 1 for a profile
 * @param cursorOut the cursor of the next page; null where the answer has none
 * @param more the provider says that there is a next page
 * @param found false where the provider knows no such account
 * @param foundId the id a profile's handle has; null where not found or not a profile
 * @param foundUsername the handle as the provider writes it; null where not found or not a profile
 */
public record StoredAnswer(
        long rawId,
        int items,
        @Nullable String cursorOut,
        boolean more,
        boolean found,
        @Nullable String foundId,
        @Nullable String foundUsername) {}
