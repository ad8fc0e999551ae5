package dev.creatorflow.activities.analytics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the follower count moved over exactly 1, 7 and 30 days. The start of a window is the observation nearest to it,
 * within a tolerance; without one the growth is unknown, so that a gap in the history is never shown as a day. A
 * growth of 0 is 0.
 *
 * @param previousFollowers the latest earlier count that differs from the current one; null where there is none
 */
public record FollowerGrowth(
        Change daily,
        Change weekly,
        Change monthly,
        @Nullable Long previousFollowers) {

    private static final Window DAILY = new Window(Duration.ofDays(1), Duration.ofHours(6));
    private static final Window WEEKLY = new Window(Duration.ofDays(7), Duration.ofDays(1));
    private static final Window MONTHLY = new Window(Duration.ofDays(30), Duration.ofDays(3));

    /**
     * The count flickers by about a thousandth without anybody coming or going (4,093 and 4,097 were seen in turn),
     * so a change within this share of the followers may be none.
     */
    private static final double FLICKER = 0.001;

    /**
     * Movement over one window.
     *
     * @param percent of the count at the start, two decimals; null where unknown or nobody followed then
     * @param followers the change in heads; null where unknown
     * @param from time of the observation at the start; null where there is none near enough
     * @param to time of the observation at the end
     */
    public record Change(
            @Nullable BigDecimal percent,
            @Nullable Long followers,
            @Nullable Instant from,
            @Nullable Instant to) {

        private static final Change UNKNOWN = new Change(null, null, null, null);
    }

    private record Window(Duration length, Duration tolerance) {}

    /**
     * Growth up to the latest observation at or before a moment.
     *
     * @param history in any order, with the current observation in it
     */
    public static FollowerGrowth of(List<FollowerObservation> history, Instant asOf) {
        FollowerObservation current = history.stream()
                .filter(observation -> !observation.observedAt().isAfter(asOf))
                .max(Comparator.comparing(FollowerObservation::observedAt))
                .orElse(null);
        if (current == null) {
            return new FollowerGrowth(Change.UNKNOWN, Change.UNKNOWN, Change.UNKNOWN, null);
        }
        return new FollowerGrowth(
                over(DAILY, current, history, asOf),
                over(WEEKLY, current, history, asOf),
                over(MONTHLY, current, history, asOf),
                previous(current, history));
    }

    private static Change over(
            Window window, FollowerObservation current, List<FollowerObservation> history, Instant asOf) {
        Instant start = current.observedAt().minus(window.length());
        FollowerObservation then = history.stream()
                .filter(observation -> distance(observation, start).compareTo(window.tolerance()) <= 0)
                .min(Comparator.comparing((FollowerObservation observation) -> distance(observation, start))
                        .thenComparing(FollowerObservation::observedAt))
                .orElse(null);
        boolean stale = Duration.between(current.observedAt(), asOf).compareTo(window.tolerance()) > 0;
        if (then == null || stale) {
            return Change.UNKNOWN;
        }
        long change = current.followers() - then.followers();
        BigDecimal percent =
                then.followers() > 0 ? MediaEngagement.twoDecimals((double) change / then.followers() * 100) : null;
        return new Change(percent, change, then.observedAt(), current.observedAt());
    }

    private static Duration distance(FollowerObservation observation, Instant moment) {
        return Duration.between(observation.observedAt(), moment).abs();
    }

    private static @Nullable Long previous(FollowerObservation current, List<FollowerObservation> history) {
        return history.stream()
                .filter(observation -> observation.observedAt().isBefore(current.observedAt()))
                .filter(observation -> observation.followers() != current.followers())
                .max(Comparator.comparing(FollowerObservation::observedAt))
                .map(FollowerObservation::followers)
                .orElse(null);
    }

    Map<Metric, Measure> figures() {
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.FOLLOWER_GROWTH_RATE_DAILY, rate(daily));
        figures.put(Metric.FOLLOWER_GROWTH_RATE_WEEKLY, rate(weekly));
        figures.put(Metric.FOLLOWER_GROWTH_RATE_MONTHLY, rate(monthly));
        figures.put(Metric.FOLLOWER_CHANGE_DAILY, heads(daily));
        figures.put(Metric.FOLLOWER_CHANGE_WEEKLY, heads(weekly));
        figures.put(Metric.FOLLOWER_CHANGE_MONTHLY, heads(monthly));
        figures.put(
                Metric.PREVIOUS_FOLLOWERS_COUNT,
                previousFollowers == null ? Measure.unknown() : Measure.of(previousFollowers));
        return figures;
    }

    private static Measure rate(Change change) {
        BigDecimal percent = change.percent();
        if (percent == null) {
            return measure(change, null);
        }
        double value = percent.doubleValue();
        return measure(change, value).withInterval(new Interval(value - FLICKER * 100, value + FLICKER * 100));
    }

    private static Measure heads(Change change) {
        Long followers = change.followers();
        return measure(change, followers == null ? null : (Double) followers.doubleValue());
    }

    private static Measure measure(Change change, @Nullable Double value) {
        int observations = change.from() == null ? 0 : 2;
        return new Measure(value, null, observations, null, change.from(), change.to(), null, null, List.of());
    }
}
