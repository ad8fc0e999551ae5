package dev.creatorflow.activities.persistence.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What scraping some creators will take, each figure as an interval.
 *
 * @param creators how many
 * @param known of those, scraped before: what their pages held is measured
 * @param calls paid calls
 * @param seconds at the rate, with no other work waiting
 * @param bytes of answers and media; null where nothing was measured yet
 * @param costPer1000Usd US dollars per 1,000 calls; null where unknown
 */
public record Forecast(
        long creators,
        long known,
        Interval calls,
        Interval seconds,
        @Nullable Interval bytes,
        @Nullable BigDecimal costPer1000Usd) {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /** What is expected, and the bounds it is expected within. */
    public record Interval(long low, long middle, long high) {}

    /** US dollars for so many calls; null where the price is unknown. */
    public @Nullable BigDecimal usd(long count) {
        return costPer1000Usd == null
                ? null
                : costPer1000Usd.multiply(BigDecimal.valueOf(count)).divide(THOUSAND, 2, RoundingMode.HALF_UP);
    }
}
