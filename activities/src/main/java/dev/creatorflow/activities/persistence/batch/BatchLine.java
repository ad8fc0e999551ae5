package dev.creatorflow.activities.persistence.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cycle, a slot without one, or a backfill, for people.
 *
 * @param slotAt null for a backfill
 * @param verdict PLANNED, RUNNING, RAN, FAILED, SKIPPED, MISSED, PAUSED or OVER_BUDGET
 * @param selection which targets were asked for, in words; null = those that are due
 * @param summary {@link dev.creatorflow.workflows.batch.BatchSummary} as JSON; null while it has not ended
 */
public record BatchLine(
        String batch,
        String kind,
        String platform,
        String name,
        @Nullable Instant slotAt,
        @Nullable String requester,
        @Nullable String selection,
        String verdict,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable Long plannedLow,
        @Nullable Long plannedHigh,
        long due,
        long waiting,
        long inFlight,
        long done,
        long calls,
        Instant createdAt,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String summary) {}
