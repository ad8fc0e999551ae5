package dev.creatorflow.infra.simulator.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The plan's requests per simulated calendar month (UTC). Thread-safe. */
final class Quota {
    private final long limit;
    private YearMonth month = YearMonth.of(1970, 1);
    private long used;

    Quota(long limit) {
        this.limit = limit;
    }

    /**
     * The state after an attempt to use one request.
     *
     * @param admitted false when the month's requests are used up
     */
    record State(boolean admitted, long limit, long remaining, long resetSeconds) {}

    synchronized State use(Instant now) {
        YearMonth current = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        if (!current.equals(month)) {
            month = current;
            used = 0;
        }
        boolean admitted = used < limit;
        if (admitted) {
            used++;
        }
        Instant next =
                current.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new State(
                admitted, limit, limit - used, Duration.between(now, next).toSeconds());
    }
}
