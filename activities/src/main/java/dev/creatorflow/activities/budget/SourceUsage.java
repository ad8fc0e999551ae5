package dev.creatorflow.activities.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a provider stands, for people. Days and months are UTC. {@code dayCalls} and {@code monthCalls} are what the caps are held against
 * (reserved, whatever became of them); the figures of what was sent come from the ledger.
 *
 * @param rateSetBy {@code settings}, or the member of staff whose rate is in force
 * @param dayCap the day's cap as set; null = {@code dayAllowance} is what is left of the month spread over its days
 * @param dayAllowance calls this day may have in all; null = no cap
 * @param monthCap null = no cap
 * @param daySent requests of the day, those with an unknown end included
 * @param monthBilled requests of the month that are billed or may be
 * @param pricePer1000Usd null = unknown
 * @param quotaRemaining calls the provider said were left; null = it never said
 * @param pauseType null = not paused; else SOURCE_PAUSED, QUOTA_EXHAUSTED, BAD_CREDENTIALS, BUDGET_REACHED or DISK_FULL
 * @param pausedUntil null = until resumed by staff
 * @param circuitState CLOSED, OPEN or PROBING
 */
public record SourceUsage(
        String provider,
        BigDecimal requestsPerSecond,
        BigDecimal settingsRequestsPerSecond,
        String rateSetBy,
        @Nullable String rateReason,
        @Nullable BigDecimal planLimitPerSecond,
        long dayCalls,
        @Nullable Long dayCap,
        long monthCalls,
        @Nullable Long monthCap,
        @Nullable Long dayAllowance,
        long daySent,
        long daySucceeded,
        long dayFailed,
        long monthSent,
        long monthBilled,
        @Nullable BigDecimal pricePer1000Usd,
        @Nullable Long quotaLimit,
        @Nullable Long quotaRemaining,
        @Nullable Instant quotaResetAt,
        @Nullable Instant quotaSeenAt,
        @Nullable String pauseType,
        @Nullable String pauseReason,
        @Nullable String pausedBy,
        @Nullable Instant pausedAt,
        @Nullable Instant pausedUntil,
        String circuitState,
        @Nullable String circuitReason,
        @Nullable Instant circuitUntil,
        int consecutiveFailures,
        Instant asOf) {

    /** US dollars of the month's calls; null where the price is unknown. */
    public @Nullable BigDecimal monthCostUsd() {
        return pricePer1000Usd == null
                ? null
                : pricePer1000Usd
                        .multiply(BigDecimal.valueOf(monthBilled))
                        .divide(BigDecimal.valueOf(1000), 4, RoundingMode.HALF_UP);
    }

    /** Whether a cap of ours keeps calls back now. */
    public boolean budgetReached() {
        return (monthCap != null && monthCalls >= monthCap) || (dayAllowance != null && dayCalls >= dayAllowance);
    }
}
