package dev.creatorflow.activities.persistence.instagram;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a stored figure came from, and what changed since the one before.
 *
 * @param stored the newest stored figure
 * @param recomputed the same figure from the rows as they are now; other than the stored one where a run has come in that computed nothing
 * @param previous the newest known figure of an earlier day; null where there is none
 * @param media what the figure rests on, newest first
 * @param left links of the media the figure before rested on and this one does not
 */
public record Explanation(
        String name,
        String formula,
        String unit,
        Figure stored,
        @Nullable Double recomputed,
        @Nullable Figure previous,
        List<Part> media,
        List<String> left) {
    public Explanation {
        media = List.copyOf(media);
        left = List.copyOf(left);
    }

    /** @param missingShare share of the window's media without the needed counter; null where the window was empty */
    public record Figure(
            @Nullable Double value,
            @Nullable String textValue,
            int n,
            @Nullable Double missingShare,
            @Nullable Double low,
            @Nullable Double high,
            int formulaVersion,
            Instant computedAsOf,
            String runKey) {}

    /** Whether a medium was part of the figure before. */
    public enum Since {
        ENTERED,
        CHANGED,
        SAME
    }

    /**
     * A medium as one stream's newest answer until the figure was computed showed it. Null counters are unknown.
     *
     * @param weight its share in a mean, 1 in a sum; null where a formula has no weights
     * @param source REELS or POSTS
     * @param rawId the answer in {@code creatorflow.raw_responses}
     * @param likesBefore as of the figure before, like the two after it
     */
    public record Part(
            String mediaPk,
            @Nullable String link,
            @Nullable Instant takenAt,
            Since since,
            @Nullable Double weight,
            @Nullable Long plays,
            @Nullable Long likes,
            @Nullable Long comments,
            @Nullable Long reshares,
            @Nullable Long playsBefore,
            @Nullable Long likesBefore,
            @Nullable Long commentsBefore,
            String source,
            Instant observedAt,
            @Nullable Long rawId) {}
}
