package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.workflows.instagram.Stream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything staff want to see of one creator.
 *
 * @param coverage what finished walks have covered, newest first
 * @param handles the handles it is known to have had, newest first
 * @param metrics outputs of the newest day that was computed, by name
 * @param lastRun null where it was never asked for
 */
public record CreatorCard(
        CreatorLine creator,
        Facts facts,
        List<Coverage> coverage,
        List<HandleHeld> handles,
        List<Metric> metrics,
        @Nullable RunLine lastRun) {
    public CreatorCard {
        coverage = List.copyOf(coverage);
        handles = List.copyOf(handles);
        metrics = List.copyOf(metrics);
    }

    /** The rest of the row, and how much is stored. */
    public record Facts(
            @Nullable String biography,
            @Nullable String externalUrl,
            @Nullable String externalUrlType,
            @Nullable String bioLinks,
            @Nullable String profilePicUrl,
            @Nullable Long followingCount,
            @Nullable Long previousFollowersCount,
            @Nullable String categoryName,
            @Nullable String bestContentType,
            @Nullable Double postingFrequencyPerWeek,
            @Nullable Double postingConsistencyScore,
            @Nullable Double lastPostDaysAgo,
            @Nullable Long viralContentCount,
            @Nullable Long totalApiCalls,
            @Nullable String notes,
            @Nullable Instant reviewedAt,
            @Nullable String reviewedBy,
            @Nullable String discoverySource,
            @Nullable Instant discoveryDate,
            Instant createdAt,
            long reelsStored,
            long postsStored,
            long distinctMedia) {}

    /** @param coveredFrom null where everything since the beginning is covered */
    public record Coverage(Stream stream, @Nullable Instant coveredFrom, Instant coveredTo, int widest) {}

    public record HandleHeld(
            String username, Instant validFrom, @Nullable Instant validTo) {}

    /**
     * One analytics output with its quality; see {@code creatorflow.creator_metrics_daily}.
     *
     * @param missingShare 0 to 1; null where the window was empty
     * @param inNiche the highest of p10, p25, p50, p75, p90 of the niche that the value reaches, or "below p10", with the number of creators; null
     *     where there is no niche, no value, or too few creators
     */
    public record Metric(
            String name,
            @Nullable Double value,
            @Nullable String textValue,
            String unit,
            int n,
            @Nullable Double missingShare,
            @Nullable Instant windowFrom,
            @Nullable Instant windowTo,
            @Nullable Double low,
            @Nullable Double high,
            int formulaVersion,
            Instant computedAsOf,
            @Nullable String inNiche) {}
}
