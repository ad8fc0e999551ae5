package dev.creatorflow.activities.analytics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure with what it rests on. Unknown is null, never zero.
 *
 * @param value the number; null where unknown, or where the figure is a text without a number of its own
 * @param text the value of a figure that is a name (weekday, content type, yes or no); null where unknown
 * @param n how many media (for growth: observations) the figure was computed from
 * @param missingShare share of the media that belong to the figure but whose value is unknown, 0 to 1; null where no
 *     medium belongs to it
 * @param from time of the oldest medium used; null where none has a time
 * @param to time of the newest medium used
 * @param low lower end of the 95 % interval, where the figure has one
 * @param high upper end
 * @param basis keys of the media used, for people who ask where the number comes from
 */
public record Measure(
        @Nullable Double value,
        @Nullable String text,
        int n,
        @Nullable Double missingShare,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Double low,
        @Nullable Double high,
        List<String> basis) {

    /** Above this share of unknown media a figure is kept but not published over an older one. */
    private static final double MOST_MISSING = 0.5;

    public Measure {
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException("A figure must be a finite number or unknown, not " + value);
        }
        basis = List.copyOf(basis);
    }

    /** Nothing is known and nothing was there to learn it from. */
    public static Measure unknown() {
        return new Measure(null, null, 0, null, null, null, null, null, List.of());
    }

    /** A number that does not rest on media. */
    static Measure of(double value) {
        return new Measure(value, null, 0, null, null, null, null, null, List.of());
    }

    public boolean isKnown() {
        return value != null || text != null;
    }

    /** Known, and from at least half of the media it is about: good enough to replace an older figure. */
    public boolean isPublishable() {
        return isKnown() && (missingShare == null || missingShare <= MOST_MISSING);
    }

    Measure withText(@Nullable String newText) {
        return new Measure(value, newText, n, missingShare, from, to, low, high, basis);
    }

    Measure withMissingShare(@Nullable Double share) {
        return new Measure(value, text, n, share, from, to, low, high, basis);
    }

    Measure withInterval(@Nullable Interval interval) {
        return interval == null
                ? this
                : new Measure(value, text, n, missingShare, from, to, interval.low(), interval.high(), basis);
    }
}
