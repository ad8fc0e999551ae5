package dev.creatorflow.activities.analytics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The hour and the weekday at which the creator's media do best, as against those at which most are posted. A medium
 * is measured against the median of its own type, so that reels and posts can be taken together.
 */
final class BestTime {

    /** Fewer media in an hour or weekday say nothing about it. */
    private static final int SMALLEST_SAMPLE = 3;
    /** The best of one is no choice. */
    private static final int FEWEST_CHOICES = 2;
    /** A younger medium is still collecting likes. */
    private static final Duration MATURE = Duration.ofHours(24);

    private BestTime() {}

    static Map<Metric, Measure> of(OwnMedia own, ZoneId zone, Instant asOf) {
        Selection rated = rated(own, asOf.minus(MATURE));
        Measure unknown = rated.measure(null);
        Group day = best(
                rated,
                medium -> PostingRhythm.time(medium).atZone(zone).getDayOfWeek().getValue());
        Group hour =
                best(rated, medium -> PostingRhythm.time(medium).atZone(zone).getHour());
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(
                Metric.BEST_POSTING_DAY,
                day == null ? unknown : day.measure(null, unknown).withText(weekday(day.key())));
        figures.put(
                Metric.BEST_POSTING_DAY_PERFORMANCE, day == null ? unknown : day.measure(day.performance(), unknown));
        figures.put(Metric.BEST_POSTING_HOUR, hour == null ? unknown : hour.measure((double) hour.key(), unknown));
        figures.put(
                Metric.BEST_POSTING_HOUR_PERFORMANCE,
                hour == null ? unknown : hour.measure(hour.performance(), unknown));
        return figures;
    }

    private static String weekday(int isoNumber) {
        return DayOfWeek.of(isoNumber).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Each unpinned medium posted before a moment with its engagement relative to the median of its type. */
    private static Selection rated(OwnMedia own, Instant before) {
        List<MediaSample> media = new ArrayList<>();
        List<Double> performances = new ArrayList<>();
        int missing = 0;
        for (List<MediaSample> type : List.of(own.reels(), own.posts())) {
            Selection engagement = Selection.of(mature(type, before), MediaSample::engagement);
            Double typical = engagement.median().value();
            missing += engagement.missing();
            if (typical == null || typical == 0) {
                missing += engagement.n();
            } else {
                media.addAll(engagement.media());
                engagement.values().forEach(value -> performances.add(value / typical));
            }
        }
        return new Selection(media, performances, missing);
    }

    private static List<MediaSample> mature(List<MediaSample> type, Instant before) {
        return type.stream()
                .filter(medium -> !medium.pinned())
                .filter(medium -> medium.takenAt() != null && !medium.takenAt().isAfter(before))
                .toList();
    }

    /** The media of one hour or weekday. */
    private record Group(int key, Selection media) {
        double performance() {
            return Statistics.median(media.values());
        }

        /** Rests on this group's media; the share missing is that of all candidates. */
        Measure measure(@Nullable Double value, Measure allCandidates) {
            return media.measure(value).withMissingShare(allCandidates.missingShare());
        }

        boolean isBetterThan(@Nullable Group other) {
            if (other == null || performance() != other.performance()) {
                return other == null || performance() > other.performance();
            }
            return media.n() > other.media.n();
        }
    }

    /**
     * The best group that is large enough, the earlier one of equals; null unless there are at least two to choose
     * from.
     */
    private static @Nullable Group best(Selection rated, ToIntFunction<MediaSample> key) {
        SortedMap<Integer, Selection> groups = new TreeMap<>();
        for (int i = 0; i < rated.n(); i++) {
            MediaSample medium = rated.media().get(i);
            Selection group = groups.computeIfAbsent(
                    key.applyAsInt(medium), any -> new Selection(new ArrayList<>(), new ArrayList<>(), 0));
            group.media().add(medium);
            group.values().add(rated.values().get(i));
        }
        groups.values().removeIf(group -> group.n() < SMALLEST_SAMPLE);
        if (groups.size() < FEWEST_CHOICES) {
            return null;
        }
        Group best = null;
        for (Map.Entry<Integer, Selection> entry : groups.entrySet()) {
            Group candidate = new Group(entry.getKey(), entry.getValue());
            if (candidate.isBetterThan(best)) {
                best = candidate;
            }
        }
        return best;
    }
}
