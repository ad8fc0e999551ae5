package dev.creatorflow.activities.analytics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the creator's posts do: photos, carousels and videos that are not reels. */
final class PostFigures {

    private PostFigures() {}

    static Map<Metric, Measure> of(List<MediaSample> posts, @Nullable Long followers) {
        Selection engagement = Selection.of(posts, MediaSample::engagement);
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(
                Metric.AVG_POST_LIKES, Selection.of(posts, MediaSample::likes).mean());
        figures.put(
                Metric.AVG_POST_COMMENTS,
                Selection.of(posts, MediaSample::comments).mean());
        figures.put(
                Metric.AVG_POST_SAVES, Selection.of(posts, MediaSample::saves).mean());
        figures.put(
                Metric.AVG_POST_SHARES,
                Selection.of(posts, MediaSample::reshares).mean());
        figures.put(Metric.AVG_POST_ENGAGEMENT, engagement.mean());
        figures.put(Metric.MEDIAN_POST_ENGAGEMENT, engagement.median());
        figures.put(Metric.POST_ENGAGEMENT_RATE, engagement.meanPercentOf(followers));
        return figures;
    }
}
