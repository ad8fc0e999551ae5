package dev.creatorflow.activities.analytics;

import org.jspecify.annotations.Nullable;

/**
 * Whether one medium is viral.
 *
 * @param figure its plays (reel) or likes and comments (post); null where unknown
 * @param baseline the median figure of the creator's other media of that kind; null below 3 of them
 * @param viral null where it cannot be decided
 */
public record ViralVerdict(
        String mediaPk,
        @Nullable Long figure,
        @Nullable Double baseline,
        @Nullable Boolean viral) {}
