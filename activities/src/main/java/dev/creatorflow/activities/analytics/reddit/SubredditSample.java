package dev.creatorflow.activities.analytics.reddit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a community are computed from.
 *
 * @param subscribers null = unknown
 * @param week the week's top posts, at most 10; empty = there were none; null = they could not be read
 * @param recent stored posts of the last 30 days
 * @param posters those who posted there and whose profile is known
 * @param asOf when the newest answer was fetched
 */
public record SubredditSample(
        @Nullable Long subscribers,
        @Nullable List<PostSample> week,
        List<PostSample> recent,
        List<Poster> posters,
        Instant asOf) {
    /** A redditor who posted in the community. Null is unknown. */
    public record Poster(
            @Nullable Long linkKarma,
            @Nullable Long commentKarma,
            @Nullable Long accountAgeDays) {}
}
