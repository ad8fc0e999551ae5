package dev.creatorflow.activities.persistence.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A community as lists show it. Null is unknown.
 *
 * @param review staff's word; null while nobody has decided
 * @param status whether it can be reached: {@code REACHABLE}, {@code PRIVATE}, …; null before the first sighting
 * @param over18 what screens filter by: staff's override, else what Reddit reports
 * @param engagement comments per upvote of the week's best
 * @param suggestedReview what the keyword rules suggest, and {@code suggestedPhrase} is why
 */
public record SubredditLine(
        String name,
        @Nullable String review,
        @Nullable String status,
        @Nullable Long subscribers,
        @Nullable Boolean over18,
        @Nullable Double avgUpvotesPerPost,
        @Nullable Double engagement,
        @Nullable Double subredditScore,
        @Nullable Double communityScore,
        @Nullable String suggestedReview,
        @Nullable String suggestedPhrase,
        @Nullable Instant lastScrapedAt,
        @Nullable Instant dueAt) {}
