package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.StreamCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code creatorflow.runs}, flat as the database has it; see {@link RunLine}. */
record RunRow(
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
        int reelsPages,
        int reelsSaved,
        int reelsNew,
        int reelsExisting,
        int reelsRejected,
        int postsPages,
        int postsSaved,
        int postsNew,
        int postsExisting,
        int postsRejected,
        int distinctMedia,
        int mediaDue,
        int mediaReused,
        int callsTotal,
        int callsSucceeded,
        int callsFailed,
        @Nullable Long followers,
        @Nullable Double engagementRate,
        @Nullable Double growthDaily,
        @Nullable Double growthWeekly) {
    RunLine line() {
        return new RunLine(
                runKey,
                platform,
                target,
                username,
                workflowId,
                trigger,
                batch,
                requester,
                verdict,
                startedAt,
                closedAt,
                outcome,
                reason,
                detail,
                new StreamCounts(reelsPages, reelsSaved, reelsNew, reelsExisting, reelsRejected),
                new StreamCounts(postsPages, postsSaved, postsNew, postsExisting, postsRejected),
                distinctMedia,
                new MediaCounts(mediaDue, mediaReused),
                new ApiCalls(callsTotal, callsSucceeded, callsFailed),
                followers,
                engagementRate,
                growthDaily,
                growthWeekly);
    }
}
