package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.StreamCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of the ledger {@code creatorflow.runs}.
 *
 * @param target ig_user_id; null for a handle that led to no account
 * @param verdict RUNNING, RAN, SKIPPED, MISSED, PAUSED or OVER_BUDGET
 * @param outcome null while it runs, or where it never ran
 * @param media files due and reused when the run saw them
 * @param engagementRate percent as this run computed it, as both growths; null where unknown
 */
public record RunLine(
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
        StreamCounts reels,
        StreamCounts posts,
        int distinctMedia,
        MediaCounts media,
        ApiCalls calls,
        @Nullable Long followers,
        @Nullable Double engagementRate,
        @Nullable Double growthDaily,
        @Nullable Double growthWeekly) {}
