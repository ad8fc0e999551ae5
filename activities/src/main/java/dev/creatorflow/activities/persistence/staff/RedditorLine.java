package dev.creatorflow.activities.persistence.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A redditor as lists show them. Null is unknown; authors that were only seen have little more than a name.
 *
 * @param status staff's: active, inactive or banned
 * @param reach {@code REACHABLE}, {@code SUSPENDED}, …; null before the first sighting
 * @param score staff's override, else the computed quality, 0 to 10
 * @param posts stored posts by the name
 */
public record RedditorLine(
        String username,
        boolean ourCreator,
        String status,
        @Nullable String reach,
        @Nullable Long totalKarma,
        @Nullable Long linkKarma,
        @Nullable Long commentKarma,
        @Nullable Long accountAgeDays,
        @Nullable Double score,
        @Nullable Double avgPostScore,
        @Nullable Double karmaPerDay,
        @Nullable String preferredContentType,
        @Nullable String bio,
        long posts,
        @Nullable Instant lastScrapedAt,
        @Nullable Instant dueAt) {}
