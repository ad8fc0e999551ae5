package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How a creator's run ended.
 *
 * @param detail one sentence for a person; null on an ordinary COMPLETE
 * @param followers null where unknown
 * @param engagementRate percent of followers; null where unknown
 * @param followerGrowthDaily percent over exactly one day; null where there is no observation near enough
 * @param mediaWorkflowId the transfer that was started or joined; null where nothing is due
 */
public record ScrapeResult(
        String igUserId,
        String username,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable String detail,
        AccountState state,
        StreamCounts reels,
        StreamCounts posts,
        MediaCounts media,
        ApiCalls apiCalls,
        @Nullable Long followers,
        @Nullable Double engagementRate,
        @Nullable Double followerGrowthDaily,
        @Nullable Double followerGrowthWeekly,
        @Nullable String mediaWorkflowId) {}
