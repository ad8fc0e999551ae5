package dev.creatorflow.activities.persistence.staff;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stretch of time went.
 *
 * @param ends runs that ended, by outcome and reason
 * @param longOpen runs that have been under way for longer than six hours
 * @param sums what all runs of the time brought
 * @param spending what each provider was asked
 * @param batches cycles and backfills that were under way, newest first
 * @param notices what was told, oldest first, at most 50
 * @param growth creators whose followers grew most over one day, then those who lost most
 */
public record Digest(
        Instant since,
        List<Ends> ends,
        long longOpen,
        Sums sums,
        List<Spending> spending,
        List<BatchEnd> batches,
        List<Told> notices,
        List<Growth> growth) {

    /** @param reason null on an ordinary COMPLETE */
    public record Ends(String outcome, @Nullable String reason, long runs) {}

    /** @param mediaDue files that are to be copied now */
    public record Sums(
            long rowsNew, long rowsUpdated, long rowsRejected, long mediaStored, long mediaLost, long mediaDue) {}

    /** @param costUsd null where the price is unknown */
    public record Spending(
            String provider,
            long calls,
            long failed,
            @Nullable BigDecimal costUsd) {}

    /**
     * @param name of the schedule, or the backfill
     * @param verdict as in {@code creatorflow.batches}
     * @param outcome null while it runs
     * @param summary how it went, as JSON (see {@code BatchSummary}); null while it runs
     */
    public record BatchEnd(
            String kind,
            String name,
            @Nullable Instant slotAt,
            String verdict,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String detail,
            long due,
            long done,
            long calls,
            @JsonRawValue @Nullable String summary) {}

    /** @param command what to type; null = nothing */
    public record Told(
            Instant happenedAt,
            String kind,
            String subject,
            String sentence,
            @Nullable String command) {}

    /** @param dailyPercent of followers */
    public record Growth(
            String username, double dailyPercent, @Nullable Long followers) {}
}
