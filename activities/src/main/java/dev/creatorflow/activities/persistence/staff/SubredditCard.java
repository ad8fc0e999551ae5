package dev.creatorflow.activities.persistence.staff;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A community with what is stored of it.
 *
 * @param ledHere who led to it, first one first
 * @param days its daily snapshots, newest first
 */
public record SubredditCard(SubredditLine subreddit, Facts facts, List<Link> ledHere, List<Day> days) {
    public SubredditCard {
        ledHere = List.copyOf(ledHere);
        days = List.copyOf(days);
    }

    /**
     * Null is unknown.
     *
     * @param statusSince since when it is reachable, private, …
     * @param candidateStatus seen, not believed yet; null where there is none
     * @param rules how many it has
     * @param bestPostingHour 0 to 23, UTC
     * @param depth steps of discovery from a community that staff chose
     */
    public record Facts(
            @Nullable String title,
            @Nullable String type,
            @Nullable Instant createdUtc,
            @Nullable String primaryCategory,
            @Nullable String tags,
            @Nullable Instant statusSince,
            @Nullable String candidateStatus,
            @Nullable Integer rules,
            @Nullable Boolean verificationRequired,
            @Nullable String bestPostingDay,
            @Nullable Integer bestPostingHour,
            @Nullable String topContentType,
            @Nullable Long minPostKarma,
            @Nullable Long minCommentKarma,
            @Nullable Long minAccountAgeDays,
            @Nullable Long requirementSampleSize,
            @Nullable Integer depth,
            long postsStored,
            @Nullable Instant newestPost) {}

    /** @param way {@code AUTHOR}, {@code CROSSPOST} or {@code SIDEBAR}, and {@code source} is whose */
    public record Link(String way, String source, Instant foundAt, String outcome) {}

    public record Day(
            String day,
            @Nullable Long subscribers,
            @Nullable Double avgUpvotesPerPost,
            @Nullable Double communityScore) {}
}
