package dev.creatorflow.activities.analytics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the creator's reels do. */
final class ReelFigures {

    private ReelFigures() {}

    /** @param noReels the reels stream was walked to its end and holds nothing of the creator */
    static Map<Metric, Measure> of(List<MediaSample> reels, @Nullable Long followers, boolean noReels) {
        Selection views = Selection.of(reels, MediaSample::views);
        Selection engagement = Selection.of(reels, MediaSample::engagement);
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.AVG_REEL_VIEWS, views.mean());
        figures.put(Metric.MEDIAN_REEL_VIEWS, views.median());
        figures.put(Metric.TOTAL_VIEWS, views.total(noReels));
        figures.put(Metric.CONTENT_REACH_RATE, views.meanPercentOf(followers));
        figures.put(
                Metric.AVG_REEL_LIKES, Selection.of(reels, MediaSample::likes).mean());
        figures.put(
                Metric.AVG_REEL_COMMENTS,
                Selection.of(reels, MediaSample::comments).mean());
        figures.put(
                Metric.AVG_REEL_SAVES, Selection.of(reels, MediaSample::saves).mean());
        figures.put(
                Metric.AVG_REEL_SHARES,
                Selection.of(reels, MediaSample::reshares).mean());
        figures.put(Metric.AVG_REEL_ENGAGEMENT, engagement.mean());
        figures.put(Metric.MEDIAN_REEL_ENGAGEMENT, engagement.median());
        figures.put(Metric.REEL_ENGAGEMENT_RATE, engagement.meanPercentOf(followers));
        figures.put(Metric.ENGAGEMENT_RATE_BY_VIEWS, engagementByViews(reels));
        figures.put(Metric.MEDIAN_REEL_ENGAGEMENT_RATE_BY_VIEWS, medianEngagementByViews(reels));
        return figures;
    }

    private static Measure engagementByViews(List<MediaSample> reels) {
        return Quotient.of(reels, MediaSample::engagement, MediaSample::views).percent();
    }

    /** A reel without plays has no rate of its own, so it counts as missing here. */
    private static Measure medianEngagementByViews(List<MediaSample> reels) {
        List<MediaSample> used = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (MediaSample reel : reels) {
            Long engagement = reel.engagement();
            Long views = reel.views();
            if (engagement != null && views != null && views > 0) {
                used.add(reel);
                rates.add((double) engagement / views * 100);
            }
        }
        return new Selection(used, rates, reels.size() - used.size()).median();
    }
}
