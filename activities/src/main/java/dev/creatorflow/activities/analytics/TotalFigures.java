package dev.creatorflow.activities.analytics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reels and posts together, each medium once. */
final class TotalFigures {

    private TotalFigures() {}

    /** @param noMedia the creator is known to have none, so that sums are true zeros */
    static Map<Metric, Measure> of(OwnMedia own, @Nullable Long followers, boolean noMedia) {
        List<MediaSample> all = own.all();
        Selection engagement = Selection.of(all, MediaSample::engagement);
        Measure rate = engagement.meanPercentOf(followers);
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.TOTAL_LIKES, Selection.of(all, MediaSample::likes).total(noMedia));
        figures.put(
                Metric.TOTAL_COMMENTS, Selection.of(all, MediaSample::comments).total(noMedia));
        figures.put(Metric.TOTAL_SAVES, Selection.of(all, MediaSample::saves).total(noMedia));
        figures.put(
                Metric.TOTAL_SHARES, Selection.of(all, MediaSample::reshares).total(noMedia));
        figures.put(Metric.REELS_ANALYZED, count(own.reels()));
        figures.put(Metric.POSTS_ANALYZED, count(own.posts()));
        figures.put(Metric.TOTAL_CONTENT_ANALYZED, count(all));
        figures.put(Metric.COAUTHORED_CONTENT_EXCLUDED, Measure.of(own.coauthored()));
        figures.put(
                Metric.LIKES_HIDDEN_COUNT,
                count(all.stream().filter(MediaSample::likesHidden).toList()));
        figures.put(Metric.TOTAL_ENGAGEMENT, engagement.total(noMedia));
        figures.put(Metric.AVG_ENGAGEMENT_PER_CONTENT, engagement.mean());
        figures.put(Metric.ENGAGEMENT_RATE, rate);
        figures.put(Metric.AVG_ENGAGEMENT_RATE, rate);
        figures.put(
                Metric.COMMENT_TO_LIKE_RATIO,
                Quotient.of(all, MediaSample::comments, MediaSample::likes).ratio());
        figures.put(
                Metric.SAVE_TO_LIKE_RATIO,
                Quotient.of(all, MediaSample::saves, MediaSample::likes).ratio());
        return figures;
    }

    static Measure count(List<MediaSample> media) {
        return Selection.of(media, medium -> 1L).total(true);
    }
}
