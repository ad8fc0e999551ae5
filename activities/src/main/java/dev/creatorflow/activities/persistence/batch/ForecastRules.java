package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.activities.persistence.batch.Forecast.Interval;
import org.jspecify.annotations.Nullable;

/** Turns sums over targets into intervals; pure. */
final class ForecastRules {
    /** The provider's largest page. */
    private static final int PAGE = 12;

    /** First scrapes below this number say too little about the next ones. */
    private static final int ENOUGH = 20;

    /** What one known creator's calls differ from the last time, as a standard deviation: a page more or less now and then. */
    private static final double KNOWN_SPREAD = 0.6;

    /** What all known creators may differ together, because upstream changed its pages. */
    private static final double KNOWN_SHIFT = 0.03;

    private static final double NEW_SHIFT = 0.1;

    /** Without any measurement: pages nearly empty, nearly full, and half as many again. */
    private static final double[] UNMEASURED = {0.2, 0.9, 1.5};

    private static final double LATE_SHARE = 1.25;
    private static final double BYTES_SHARE = 0.35;

    private ForecastRules() {}

    /**
     * @param measured how many first scrapes the mean is of
     * @param mean calls of a first scrape
     * @param spread their standard deviation
     */
    record FirstScrapes(long measured, double mean, double spread) {}

    /** The calls of {@code known} creators with the expected sum, and of {@code fresh} ones. */
    static Interval calls(long known, double expected, long fresh, FirstScrapes first, BackfillSelection.Reach window) {
        double[] ends = new double[3];
        double half = KNOWN_SHIFT * expected + 2 * KNOWN_SPREAD * Math.sqrt((double) known);
        add(ends, Math.max((double) known, expected - half), expected, expected + half);
        if (first.measured() >= ENOUGH) {
            double sum = fresh * first.mean();
            // Theirs, and what the mean of a few first scrapes is off by for all of them.
            double variance = fresh + (double) fresh * fresh / first.measured();
            double freshHalf = NEW_SHIFT * sum + 2 * first.spread() * Math.sqrt(variance);
            add(ends, Math.max((double) fresh, sum - freshHalf), sum, sum + freshHalf);
        } else {
            int pages = Math.ceilDiv(window.reels(), PAGE) + Math.ceilDiv(window.posts(), PAGE);
            add(
                    ends,
                    fresh * (1 + UNMEASURED[0] * pages),
                    fresh * (1 + UNMEASURED[1] * pages),
                    fresh * (1 + UNMEASURED[2] * pages));
        }
        return interval(ends[0], ends[1], ends[2]);
    }

    private static void add(double[] ends, double low, double middle, double high) {
        ends[0] += low;
        ends[1] += middle;
        ends[2] += high;
    }

    static Interval seconds(Interval calls, double requestsPerSecond) {
        return interval(
                calls.low() / requestsPerSecond,
                calls.middle() / requestsPerSecond,
                LATE_SHARE * calls.high() / requestsPerSecond);
    }

    /**
     * @param perCall bytes of an answer; null where none was measured
     * @param media bytes of the media that will become due; null where none was measured
     */
    static @Nullable Interval bytes(Interval calls, @Nullable Double perCall, @Nullable Double media) {
        if (perCall == null) {
            return null;
        }
        double files = media == null ? 0 : media;
        return interval(
                calls.low() * perCall + files * (1 - BYTES_SHARE),
                calls.middle() * perCall + files,
                calls.high() * perCall + files * (1 + BYTES_SHARE));
    }

    private static Interval interval(double low, double middle, double high) {
        return new Interval((long) Math.floor(low), Math.round(middle), (long) Math.ceil(high));
    }
}
