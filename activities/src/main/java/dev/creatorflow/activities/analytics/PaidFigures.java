package dev.creatorflow.activities.analytics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Paid partnerships against everything else, by medians, so that one hit decides nothing. */
final class PaidFigures {

    /** Below this number on either side the medians are not compared. */
    private static final int SMALLEST_SAMPLE = 3;

    private PaidFigures() {}

    static Map<Metric, Measure> of(OwnMedia own) {
        List<MediaSample> paid =
                own.all().stream().filter(MediaSample::paidPartnership).toList();
        List<MediaSample> organic =
                own.all().stream().filter(medium -> !medium.paidPartnership()).toList();
        Selection paidEngagement = Selection.of(paid, MediaSample::engagement);
        Selection organicEngagement = Selection.of(organic, MediaSample::engagement);
        Selection paidViews = Selection.of(reels(paid), MediaSample::views);
        Selection organicViews = Selection.of(reels(organic), MediaSample::views);
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.PAID_CONTENT_COUNT, TotalFigures.count(paid));
        figures.put(Metric.PAID_MEDIAN_ENGAGEMENT, paidEngagement.median());
        figures.put(Metric.ORGANIC_MEDIAN_ENGAGEMENT, organicEngagement.median());
        figures.put(Metric.PAID_TO_ORGANIC_ENGAGEMENT, compare(paidEngagement, organicEngagement));
        figures.put(Metric.PAID_MEDIAN_REEL_VIEWS, paidViews.median());
        figures.put(Metric.ORGANIC_MEDIAN_REEL_VIEWS, organicViews.median());
        figures.put(Metric.PAID_TO_ORGANIC_REEL_VIEWS, compare(paidViews, organicViews));
        return figures;
    }

    private static List<MediaSample> reels(List<MediaSample> media) {
        return media.stream().filter(MediaSample::isReel).toList();
    }

    private static Measure compare(Selection paid, Selection organic) {
        Selection both = together(paid, organic);
        if (Math.min(paid.n(), organic.n()) < SMALLEST_SAMPLE) {
            return both.measure(null);
        }
        double lower = Statistics.median(organic.values());
        return both.measure(lower == 0 ? null : (Double) (Statistics.median(paid.values()) / lower));
    }

    private static Selection together(Selection one, Selection other) {
        List<MediaSample> media = new ArrayList<>(one.media());
        media.addAll(other.media());
        List<Double> values = new ArrayList<>(one.values());
        values.addAll(other.values());
        return new Selection(media, values, one.missing() + other.missing());
    }
}
