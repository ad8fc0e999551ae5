package dev.creatorflow.activities.analytics.reddit;

import dev.creatorflow.activities.analytics.reddit.SubredditSample.Poster;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What posters of a community have at least, as far as it can be seen: the tenth percentile of those who posted, not of those who were let in. */
final class RequirementFigures {
    /** Known posters below which nothing is said. */
    static final int LEAST_POSTERS = 5;

    private static final double SHARE = 0.10;

    private RequirementFigures() {}

    static List<Figure> of(List<Poster> posters) {
        return List.of(
                percentile(RedditMetric.MIN_POST_KARMA, posters, Poster::linkKarma),
                percentile(RedditMetric.MIN_COMMENT_KARMA, posters, Poster::commentKarma),
                percentile(RedditMetric.MIN_ACCOUNT_AGE_DAYS, posters, Poster::accountAgeDays));
    }

    private static Figure percentile(RedditMetric metric, List<Poster> posters, Function<Poster, @Nullable Long> part) {
        List<Double> sorted = Samples.known(posters, part).stream().sorted().toList();
        int n = sorted.size();
        return Figure.of(metric, n < LEAST_POSTERS ? null : sorted.get((int) Math.floor(n * SHARE)), n);
    }
}
