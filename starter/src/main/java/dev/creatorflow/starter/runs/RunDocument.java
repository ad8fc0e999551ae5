package dev.creatorflow.starter.runs;

import dev.creatorflow.activities.persistence.staff.RunLine;
import dev.creatorflow.starter.scrape.CreatorReport.StreamReport;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.MediaCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run in JSON, with the names that {@code scrape} uses too. Null means unknown, or not yet. */
record RunDocument(
        String runKey,
        String platform,
        @Nullable String target,
        String username,
        String workflowId,
        Trigger trigger,
        @Nullable String batch,
        @Nullable String requester,
        String verdict,
        Instant startedAt,
        @Nullable Instant closedAt,
        @Nullable Outcome outcome,
        @Nullable Reason reason,
        @Nullable String detail,
        StreamReport reels,
        StreamReport posts,
        int distinctMedia,
        MediaCounts media,
        ApiCalls apiCalls,
        @Nullable Long followers,
        @Nullable Double engagementRate,
        @Nullable Double followerGrowthDaily,
        @Nullable Double followerGrowthWeekly) {

    static RunDocument of(RunLine run) {
        return new RunDocument(
                run.runKey(),
                run.platform(),
                run.target(),
                run.username(),
                run.workflowId(),
                run.trigger(),
                run.batch(),
                run.requester(),
                run.verdict(),
                run.startedAt(),
                run.closedAt(),
                run.outcome(),
                run.reason(),
                run.detail(),
                StreamReport.of(run.reels()),
                StreamReport.of(run.posts()),
                run.distinctMedia(),
                run.media(),
                run.calls(),
                run.followers(),
                run.engagementRate(),
                run.growthDaily(),
                run.growthWeekly());
    }
}
