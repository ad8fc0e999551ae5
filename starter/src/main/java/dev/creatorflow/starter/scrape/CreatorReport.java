package dev.creatorflow.starter.scrape;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.ResolveResult;
import dev.creatorflow.workflows.instagram.ScrapeResult;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.media.MediaReport;
import org.jspecify.annotations.Nullable;

/**
 * What came of one creator's scrape; an element of {@code creators} in the JSON document, whose names are fixed. Null
 * always means unknown.
 *
 * @param requested the handle that was asked for
 * @param username the handle the account has now
 * @param igUserId null where the handle led to no account
 * @param reason null on an ordinary COMPLETE
 * @param detail one sentence for a person
 * @param engagementRate percent of followers
 * @param followerGrowthDaily percent
 * @param followerGrowthWeekly percent
 * @param workflowId the execution that did it
 */
public record CreatorReport(
        String requested,
        String username,
        @Nullable String igUserId,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable String detail,
        StreamReport reels,
        StreamReport posts,
        MediaSummary media,
        ApiCalls apiCalls,
        @Nullable Long followers,
        @Nullable Double engagementRate,
        @Nullable Double followerGrowthDaily,
        @Nullable Double followerGrowthWeekly,
        String workflowId) {

    /**
     * Rows of a stream as the database confirmed them.
     *
     * @param added rows that were new
     */
    public record StreamReport(
            int saved, @JsonProperty("new") int added, int existing) {

        public static StreamReport of(StreamCounts counts) {
            return new StreamReport(counts.saved(), counts.added(), counts.existing());
        }
    }

    /**
     * Files of the run's media.
     *
     * @param stored files copied to the store now
     * @param reused files that were there already
     * @param failed files whose transfer failed
     * @param due files that still wait for their transfer, failed ones included
     */
    public record MediaSummary(int stored, int reused, int failed, int due) {

        /** @param transfer null where nothing had to be transferred, or nothing is known of it */
        static MediaSummary of(MediaCounts counts, @Nullable MediaReport transfer) {
            return transfer == null
                    ? new MediaSummary(0, counts.reused(), 0, counts.due())
                    : new MediaSummary(
                            transfer.stored(), counts.reused() + transfer.reused(), transfer.failed(), transfer.due());
        }
    }

    static CreatorReport of(String requested, ScrapeResult result, @Nullable MediaReport transfer, String workflowId) {
        return new CreatorReport(
                requested,
                result.username(),
                result.igUserId(),
                result.outcome(),
                result.reason(),
                result.detail(),
                StreamReport.of(result.reels()),
                StreamReport.of(result.posts()),
                MediaSummary.of(result.media(), transfer),
                result.apiCalls(),
                result.followers(),
                result.engagementRate(),
                result.followerGrowthDaily(),
                result.followerGrowthWeekly(),
                workflowId);
    }

    /** The report of a handle that led to no account. */
    static CreatorReport of(ResolveResult result, String workflowId) {
        return without(
                result.username(),
                null,
                result.outcome(),
                result.reason(),
                result.detail(),
                result.apiCalls(),
                workflowId);
    }

    /** The report of an execution that ended without a result of its own. */
    static CreatorReport broken(
            String requested,
            @Nullable String igUserId,
            Outcome outcome,
            Reason reason,
            String detail,
            String workflowId) {
        return without(requested, igUserId, outcome, reason, detail, ApiCalls.NONE, workflowId);
    }

    private static CreatorReport without(
            String requested,
            @Nullable String igUserId,
            Outcome outcome,
            @Nullable Reason reason,
            @Nullable String detail,
            ApiCalls calls,
            String workflowId) {
        return new CreatorReport(
                requested,
                requested,
                igUserId,
                outcome,
                reason,
                detail,
                StreamReport.of(StreamCounts.NONE),
                StreamReport.of(StreamCounts.NONE),
                MediaSummary.of(MediaCounts.NONE, null),
                calls,
                null,
                null,
                null,
                null,
                workflowId);
    }
}
