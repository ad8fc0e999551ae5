package dev.creatorflow.activities.analytics.reddit;

import java.util.List;

/** Comments against upvotes, over posts of which both are known. */
final class Ratio {
    private Ratio() {}

    static List<PostSample> counted(List<PostSample> posts) {
        return posts.stream()
                .filter(post -> post.score() != null && post.comments() != null)
                .toList();
    }

    /** Unknown where the scores add up to 0 or less: comments over no upvotes have no ratio. */
    static Figure ofComments(RedditMetric metric, List<PostSample> posts) {
        List<PostSample> counted = counted(posts);
        double scores = Samples.sum(Samples.known(counted, PostSample::score));
        double comments = Samples.sum(Samples.known(counted, PostSample::comments));
        return Figure.of(metric, scores > 0 ? Rounding.to(6, comments / scores) : null, counted.size());
    }
}
