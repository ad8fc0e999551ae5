package dev.creatorflow.activities.analytics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reels against posts. Both are judged by likes and comments per medium: the one figure that both have, and the same
 * comparison as by rates, since the followers are the same.
 */
final class ContentTypeFigures {

    private static final String REELS = "reels";
    private static final String POSTS = "posts";
    private static final String MIXED = "mixed";
    private static final String UNKNOWN = "unknown";

    /** How many times better one type must do to be called the best. */
    private static final double CLEARLY_BETTER = 1.5;

    private ContentTypeFigures() {}

    /**
     * @param reelsKnown the reels stream was walked, so no reels means that there are none in the window
     * @param postsKnown the same of the feed
     */
    static Map<Metric, Measure> of(OwnMedia own, boolean reelsKnown, boolean postsKnown) {
        Selection both = Selection.of(own.all(), MediaSample::engagement);
        Double reels = typical(own.reels());
        Double posts = typical(own.posts());
        Double ratio = reels == null || posts == null || posts == 0 ? null : (Double) (reels / posts);
        String best = best(
                own.reels().isEmpty() && reelsKnown ? Double.valueOf(0) : reels,
                own.posts().isEmpty() && postsKnown ? Double.valueOf(0) : posts);
        Map<Metric, Measure> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.REELS_VS_POSTS_PERFORMANCE, both.measure(ratio));
        figures.put(Metric.BEST_PERFORMING_TYPE, both.measure(null).withText(best == null ? UNKNOWN : best));
        figures.put(Metric.BEST_CONTENT_TYPE, both.measure(null).withText(best));
        return figures;
    }

    private static @Nullable Double typical(List<MediaSample> media) {
        return Selection.of(media, MediaSample::engagement).mean().value();
    }

    private static @Nullable String best(@Nullable Double reels, @Nullable Double posts) {
        if (reels == null || posts == null || reels + posts == 0) {
            return null;
        }
        if (reels > CLEARLY_BETTER * posts) {
            return REELS;
        }
        return posts > CLEARLY_BETTER * reels ? POSTS : MIXED;
    }
}
