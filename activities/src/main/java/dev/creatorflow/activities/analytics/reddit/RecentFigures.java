package dev.creatorflow.activities.analytics.reddit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures of the stored posts of the last 30 days. */
final class RecentFigures {
    private static final double SECONDS_PER_HOUR = 3600;

    private RecentFigures() {}

    /** A post with a known score and the hours since its publication. */
    private record Aged(double score, double hours) {
        double weight() {
            if (hours <= 6) {
                return 1.0;
            }
            if (hours <= 12) {
                return 0.8;
            }
            return hours <= 24 ? 0.6 : 0.4;
        }
    }

    static List<Figure> of(List<PostSample> posts, @Nullable Long subscribers, Instant asOf) {
        List<Double> scores = Samples.known(posts, PostSample::score);
        List<Double> comments = Samples.known(posts, PostSample::comments);
        List<Aged> aged = aged(posts, asOf);
        List<Double> velocities =
                aged.stream().map(post -> post.score() / post.hours()).toList();
        boolean rated = subscribers != null && subscribers > 0 && !scores.isEmpty();
        double members = subscribers == null ? 0 : subscribers;
        double upvotes = Samples.sum(scores);
        return List.of(
                Figure.of(RedditMetric.RECENT_POSTS, (double) posts.size(), posts.size()),
                Figure.of(RedditMetric.AVG_COMMENTS_PER_POST, Samples.mean(comments, 2), comments.size()),
                Ratio.ofComments(RedditMetric.COMMENT_TO_UPVOTE_RATIO, posts),
                Figure.of(
                        RedditMetric.SUBSCRIBER_ENGAGEMENT_RATIO,
                        rated ? Rounding.to(6, upvotes / members) : null,
                        scores.size()),
                Figure.of(
                        RedditMetric.UPVOTES_PER_1000_MEMBERS,
                        rated ? Rounding.to(4, 1000 * upvotes / scores.size() / members) : null,
                        scores.size()),
                Figure.of(RedditMetric.AVG_ENGAGEMENT_VELOCITY, Samples.mean(velocities, 2), velocities.size()),
                Figure.of(RedditMetric.WEIGHTED_SCORE, weighted(aged), aged.size()));
    }

    private static @Nullable Double weighted(List<Aged> posts) {
        double weights = posts.stream().mapToDouble(Aged::weight).sum();
        double scores =
                posts.stream().mapToDouble(post -> post.weight() * post.score()).sum();
        return posts.isEmpty() ? null : Rounding.to(2, scores / weights);
    }

    private static List<Aged> aged(List<PostSample> posts, Instant asOf) {
        List<Aged> aged = new ArrayList<>();
        for (PostSample post : posts) {
            Long score = post.score();
            Instant created = post.createdAt();
            if (score != null && created != null && created.isBefore(asOf)) {
                aged.add(new Aged(score, Duration.between(created, asOf).toSeconds() / SECONDS_PER_HOUR));
            }
        }
        return aged.stream().filter(post -> post.hours() > 0).toList();
    }
}
