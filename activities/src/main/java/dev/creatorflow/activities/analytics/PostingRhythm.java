package dev.creatorflow.activities.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How often, how evenly and when the creator posts. Streams reach back differently far, so reels and posts are only
 * counted together since the moment from which both are known; pinned media are out of order and do not show a
 * rhythm.
 */
final class PostingRhythm {

    private static final double SECONDS_PER_WEEK = 604_800;
    private static final double SECONDS_PER_DAY = 86_400;
    /** Two media within a day would extrapolate to an absurd week. */
    private static final Duration SHORTEST_SPAN = Duration.ofDays(1);

    private PostingRhythm() {}

    static Map<Metric, Measure> of(OwnMedia own, CreatorSample sample, ZoneId zone) {
        Instant reelsSince = sample.reels().since();
        Instant postsSince = sample.feed().since();
        Selection both = timed(own.all(), later(reelsSince, postsSince));
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.POSTING_FREQUENCY_PER_WEEK, both.measure(perWeek(both.values())));
        Selection reels = timed(own.reels(), reelsSince);
        figures.put(Metric.REELS_POSTING_FREQUENCY_PER_WEEK, reels.measure(perWeek(reels.values())));
        Selection posts = timed(own.posts(), postsSince);
        figures.put(Metric.POSTS_POSTING_FREQUENCY_PER_WEEK, posts.measure(perWeek(posts.values())));
        figures.put(Metric.POSTING_CONSISTENCY_SCORE, both.measure(consistency(both.values())));
        figures.put(
                Metric.MOST_ACTIVE_DAY,
                both.measure(null).withText(mostFrequent(both, medium -> weekday(medium, zone))));
        figures.put(Metric.MOST_ACTIVE_HOUR, both.measure(mostFrequent(both, medium -> hour(medium, zone))));
        return figures;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }

    /**
     * Publication times in seconds, oldest first, of unpinned media since a moment; all missing where the moment is
     * unknown.
     */
    private static Selection timed(List<MediaSample> media, @Nullable Instant since) {
        if (since == null) {
            return new Selection(List.of(), List.of(), media.size());
        }
        List<MediaSample> unpinned =
                media.stream().filter(medium -> !medium.pinned()).toList();
        List<MediaSample> oldestFirst = unpinned.stream()
                .filter(medium -> medium.takenAt() != null)
                .filter(medium -> !time(medium).isBefore(since))
                .sorted(Comparator.comparing(PostingRhythm::time))
                .toList();
        int missing = Selection.of(unpinned, PostingRhythm::seconds).missing();
        return new Selection(
                oldestFirst, Selection.of(oldestFirst, PostingRhythm::seconds).values(), missing);
    }

    private static @Nullable Long seconds(MediaSample medium) {
        Instant takenAt = medium.takenAt();
        return takenAt == null ? null : (Long) takenAt.getEpochSecond();
    }

    /** n media bound n - 1 gaps. */
    private static @Nullable Double perWeek(List<Double> times) {
        if (times.size() < 2) {
            return null;
        }
        double span = times.getLast() - times.getFirst();
        return span < SHORTEST_SPAN.toSeconds() ? null : (Double) ((times.size() - 1) / (span / SECONDS_PER_WEEK));
    }

    private static @Nullable Double consistency(List<Double> times) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        if (gaps.isEmpty() || Statistics.mean(gaps) == 0) {
            return null;
        }
        double score = 100 - 100 * Statistics.populationDeviation(gaps) / Statistics.mean(gaps);
        return Math.clamp(score, 0, 100);
    }

    private static String weekday(MediaSample medium, ZoneId zone) {
        return time(medium).atZone(zone).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static Double hour(MediaSample medium, ZoneId zone) {
        return (double) time(medium).atZone(zone).getHour();
    }

    static Instant time(MediaSample medium) {
        Instant takenAt = medium.takenAt();
        if (takenAt == null) {
            throw new IllegalArgumentException("Medium " + medium.mediaPk() + " has no publication time");
        }
        return takenAt;
    }

    /** Of equally frequent ones the one that came first in time; null where there is none. */
    private static <T> @Nullable T mostFrequent(Selection media, Function<MediaSample, T> key) {
        Map<T, Integer> counts = new LinkedHashMap<>();
        media.media().forEach(medium -> counts.merge(key.apply(medium), 1, Integer::sum));
        T best = null;
        int most = 0;
        for (Map.Entry<T, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    /** Days since the newest medium, pinned or not; a medium of this very moment, on a faster clock, is 0 days old. */
    static Map<Metric, Measure> recency(OwnMedia own, Instant asOf) {
        Selection times = Selection.of(own.all(), PostingRhythm::seconds);
        Double days = times.values().stream()
                .max(Comparator.naturalOrder())
                .map(newest -> Math.max(0, (asOf.toEpochMilli() / 1000.0 - newest) / SECONDS_PER_DAY))
                .orElse(null);
        Measure measure = times.measure(days);
        return Map.of(Metric.DAYS_SINCE_LAST_POST, measure, Metric.LAST_POST_DAYS_AGO, measure);
    }
}
