package dev.creatorflow.activities.analytics.reddit;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every figure of one community, in the order of {@link RedditMetric}. What is not computable is there, unknown. */
public final class SubredditFigures {
    /** Posts below which the community score says nothing. */
    static final int LEAST_POSTS = 3;

    private final Map<RedditMetric, Figure> figures = new EnumMap<>(RedditMetric.class);

    private SubredditFigures() {}

    public static SubredditFigures of(SubredditSample sample) {
        SubredditFigures figures = new SubredditFigures();
        figures.week(sample.week());
        List<PostSample> recent =
                sample.recent().stream().filter(post -> !post.stickied()).toList();
        RecentFigures.of(recent, sample.subscribers(), sample.asOf()).forEach(figures::put);
        BestTime.of(recent).forEach(figures::put);
        TypeFigures.of(recent).forEach(figures::put);
        RequirementFigures.of(sample.posters()).forEach(figures::put);
        return figures;
    }

    public Collection<Figure> all() {
        return List.copyOf(figures.values());
    }

    public Figure figure(RedditMetric metric) {
        return Objects.requireNonNull(figures.get(metric), metric::metricName);
    }

    public @Nullable Double value(RedditMetric metric) {
        return figure(metric).value();
    }

    public @Nullable String text(RedditMetric metric) {
        return figure(metric).text();
    }

    private void put(Figure figure) {
        figures.put(figure.metric(), figure);
    }

    private void week(@Nullable List<PostSample> read) {
        List<PostSample> week = read == null ? List.of() : read;
        put(Figure.of(RedditMetric.WEEK_POSTS, read == null ? null : (double) week.size(), week.size()));
        List<Double> scores = Samples.known(week, PostSample::score);
        Double upvotes = Samples.mean(scores, 2);
        put(Figure.of(RedditMetric.AVG_UPVOTES_PER_POST, upvotes, scores.size()));
        Figure engagement = Ratio.ofComments(RedditMetric.ENGAGEMENT, week);
        put(engagement);
        put(Figure.of(RedditMetric.SUBREDDIT_SCORE, formerScore(engagement.value(), upvotes), engagement.n()));
        put(communityScore(week));
        put(nsfw(week));
    }

    private static @Nullable Double formerScore(@Nullable Double engagement, @Nullable Double upvotes) {
        if (engagement == null || upvotes == null) {
            return null;
        }
        return engagement > 0 && upvotes > 0 ? Rounding.to(2, Math.sqrt(engagement * upvotes * 1000)) : 0.0;
    }

    private static Figure communityScore(List<PostSample> week) {
        List<PostSample> posts =
                Ratio.counted(week).stream().filter(post -> !post.stickied()).toList();
        Double score = Samples.median(Samples.known(posts, PostSample::score));
        Double comments = Samples.median(Samples.known(posts, PostSample::comments));
        Double value = posts.size() < LEAST_POSTS || score == null || comments == null
                ? null
                : Rounding.to(2, Math.sqrt(Math.max(0, score) * (1 + comments)));
        return Figure.of(RedditMetric.COMMUNITY_SCORE, value, posts.size());
    }

    private static Figure nsfw(List<PostSample> week) {
        List<Boolean> marks = week.stream()
                .map(PostSample::over18)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        long marked = marks.stream().filter(mark -> mark).count();
        return Figure.of(
                RedditMetric.NSFW_PERCENTAGE,
                marks.isEmpty() ? null : Rounding.to(2, 100.0 * marked / marks.size()),
                marks.size());
    }
}
