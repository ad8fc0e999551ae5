package dev.creatorflow.activities.analytics.reddit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the figures need of a post. Null is unknown throughout.
 *
 * @param score upvotes less downvotes; null also where Reddit hides it
 * @param comments removed ones included
 * @param url what it links to
 * @param domain domain of that, as Reddit says
 */
public record PostSample(
        @Nullable Long score,
        @Nullable Long comments,
        @Nullable Instant createdAt,
        @Nullable Boolean over18,
        boolean stickied,
        boolean self,
        boolean video,
        boolean gallery,
        @Nullable String url,
        @Nullable String domain) {
    /** What kind of post it is; null where neither a mark nor an address says so. */
    @Nullable PostType type() {
        return PostType.of(this);
    }
}
