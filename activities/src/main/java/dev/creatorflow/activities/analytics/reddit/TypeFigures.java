package dev.creatorflow.activities.analytics.reddit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Mean score per type of post. */
final class TypeFigures {
    private static final Map<PostType, RedditMetric> AVERAGES = new EnumMap<>(Map.of(
            PostType.VIDEO, RedditMetric.VIDEO_POST_AVG_SCORE,
            PostType.IMAGE, RedditMetric.IMAGE_POST_AVG_SCORE,
            PostType.TEXT, RedditMetric.TEXT_POST_AVG_SCORE,
            PostType.LINK, RedditMetric.LINK_POST_AVG_SCORE));

    private TypeFigures() {}

    static List<Figure> of(List<PostSample> posts) {
        List<Figure> figures = new ArrayList<>();
        PostType top = null;
        double highest = 0;
        int scored = 0;
        for (Map.Entry<PostType, RedditMetric> entry : AVERAGES.entrySet()) {
            List<Double> scores = Samples.known(
                    posts.stream().filter(post -> is(entry.getKey(), post)).toList(), PostSample::score);
            Double mean = Samples.mean(scores, 2);
            figures.add(Figure.of(entry.getValue(), mean, scores.size()));
            scored += scores.size();
            if (mean != null && mean > highest) {
                top = entry.getKey();
                highest = mean;
            }
        }
        figures.add(Figure.word(RedditMetric.TOP_CONTENT_TYPE, label(top), scored));
        return figures;
    }

    private static boolean is(PostType type, PostSample post) {
        PostType own = post.type();
        return own != null && Objects.equals(own.folded(), type);
    }

    private static @Nullable String label(@Nullable PostType type) {
        return type == null ? null : type.label();
    }
}
