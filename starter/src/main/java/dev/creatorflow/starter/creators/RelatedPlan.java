package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.DiscoveryReads.Source;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What discoveries will take, before they start.
 *
 * @param sources creators whose related accounts are followed up
 * @param done creators left out, because everything they led to was dealt with
 * @param calls calls where everybody is known already
 * @param callsAtMost calls where nobody is
 * @param costUsd US dollars for {@code callsAtMost}; null where the price is unknown
 */
record RelatedPlan(
        int sources,
        int done,
        long calls,
        long callsAtMost,
        @Nullable BigDecimal costUsd) {
    /** More calls than this are asked about first, as for scrapes. */
    private static final long ASKED_ABOVE_CALLS = 1_000;

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /** @param most profiles that may be paid for per source */
    static RelatedPlan of(List<Source> sources, int done, int most, InstagramSettings settings) {
        long lists = sources.stream().filter(source -> source.waiting() == 0).count();
        long profiles = sources.stream()
                .mapToLong(source -> source.waiting() == 0 ? most : Math.min(most, source.waiting()))
                .sum();
        BigDecimal price = settings.costPer1000CallsUsd();
        return new RelatedPlan(
                sources.size(),
                done,
                lists,
                lists + profiles,
                price == null
                        ? null
                        : price.multiply(BigDecimal.valueOf(lists + profiles))
                                .divide(THOUSAND, 4, RoundingMode.HALF_UP));
    }

    boolean large() {
        return callsAtMost > ASKED_ABOVE_CALLS;
    }

    String question() {
        return String.format(
                Locale.ROOT,
                "This takes %,d to %,d paid calls (%s US dollars) for %,d sources.",
                calls,
                callsAtMost,
                costUsd == null ? "unknown" : "up to " + costUsd.setScale(2, RoundingMode.CEILING),
                sources);
    }

    void write(Console console) {
        console.result(
                () -> Table.of("sources", "done_before", "calls", "calls_at_most", "cost_usd_at_most")
                        .row(sources, done, calls, callsAtMost, costUsd)
                        .build(),
                () -> this);
    }
}
