package dev.creatorflow.starter.budget;

import dev.creatorflow.activities.budget.SourceUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a provider stands, in words. */
final class Standing {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Standing() {}

    /** What is left; null where there is no cap. */
    static @Nullable Long left(@Nullable Long cap, long used) {
        return cap == null ? null : Math.max(0, cap - used);
    }

    /** US dollars of so many calls; null where the price, or the number, is unknown. */
    static @Nullable BigDecimal cost(SourceUsage source, @Nullable Long calls) {
        BigDecimal price = source.pricePer1000Usd();
        return price == null || calls == null
                ? null
                : price.multiply(BigDecimal.valueOf(calls)).divide(THOUSAND, 2, RoundingMode.HALF_UP);
    }

    static String today(SourceUsage source) {
        String kind = source.dayCap() == null ? "this day's share of the month" : "the daily cap";
        return calls(source.dayCalls(), source.dayAllowance(), kind);
    }

    static String month(SourceUsage source) {
        return calls(source.monthCalls(), source.monthCap(), "the monthly cap");
    }

    static String money(SourceUsage source) {
        BigDecimal used = cost(source, source.monthBilled());
        if (used == null) {
            return "unknown: no price is set (API_COST_PER_1000_CALLS_USD)";
        }
        BigDecimal most = cost(source, source.monthCap());
        return "$" + used + (most == null ? "" : " of at most $" + most) + " ($" + source.pricePer1000Usd()
                + " per 1,000 calls)";
    }

    static String quota(SourceUsage source) {
        if (source.quotaRemaining() == null) {
            return "the provider has not said";
        }
        return number(source.quotaRemaining()) + " left"
                + (source.quotaLimit() == null ? "" : " of " + number(source.quotaLimit()))
                + (source.quotaResetAt() == null ? "" : ", anew at " + time(source.quotaResetAt()));
    }

    static String state(SourceUsage source) {
        if (source.pauseType() != null) {
            return "paused (" + source.pauseType() + ") by " + source.pausedBy() + ": " + source.pauseReason() + "; "
                    + (source.pausedUntil() == null
                            ? "goes on after: ./creatorflow budget resume " + source.provider() + " --reason …"
                            : "goes on by itself after " + time(source.pausedUntil()));
        }
        if (!source.circuitState().equals("CLOSED")) {
            return "held back after " + source.consecutiveFailures() + " failures in a row: " + source.circuitReason()
                    + (source.circuitUntil() == null
                            ? ""
                            : "; one request looks again after " + time(source.circuitUntil()));
        }
        return "open";
    }

    private static String calls(long used, @Nullable Long cap, String kind) {
        return cap == null
                ? number(used) + " calls, no cap"
                : number(used) + " of " + number(cap) + " calls (" + kind + "), " + number(Math.max(0, cap - used))
                        + " left";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
