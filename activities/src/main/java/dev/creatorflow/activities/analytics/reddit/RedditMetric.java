package dev.creatorflow.activities.analytics.reddit;

import java.util.Locale;

/**
 * Every figure of a community, with its unit, the version of its formula and the formula itself. W = the week's top posts, at most 10; R = stored
 * posts of the last 30 days that are not pinned. A post whose score or comments are unknown is left out of what needs them.
 */
public enum RedditMetric {
    WEEK_POSTS("posts", 1, "Posts in W."),
    AVG_UPVOTES_PER_POST(
            "upvotes",
            2,
            "round(sum of scores / n, 2) over W; version 1 counted unknown scores as 0, and nothing as 0."),
    ENGAGEMENT(
            "comments per upvote",
            2,
            "round(sum of comments / sum of scores, 6) over W; unknown where the scores add up to 0 or less."),
    SUBREDDIT_SCORE(
            "score",
            1,
            "round(sqrt(engagement * avg_upvotes_per_post * 1000), 2), of the rounded two, as the former system has it: equal to"
                    + " sqrt(1000 * comments per post), upvotes cancel out."),
    COMMUNITY_SCORE(
            "score",
            1,
            "round(sqrt(median score * (1 + median comments)), 2) over W without pinned posts, at least 3: rises with upvotes and with comments,"
                    + " and one viral post does not decide."),
    NSFW_PERCENTAGE("%", 2, "round(100 * posts over 18 / posts that say so, 2) over W."),
    RECENT_POSTS("posts", 1, "Posts in R."),
    AVG_COMMENTS_PER_POST("comments", 2, "round(mean comments, 2) over R; version 1 took 30 hot posts."),
    COMMENT_TO_UPVOTE_RATIO("comments per upvote", 2, "round(sum of comments / sum of scores, 6) over R."),
    SUBSCRIBER_ENGAGEMENT_RATIO(
            "upvotes per member", 2, "round(sum of scores / members, 6) over R; version 1 took 30 hot posts."),
    UPVOTES_PER_1000_MEMBERS("upvotes", 1, "round(1000 * mean score / members, 4) over R."),
    AVG_ENGAGEMENT_VELOCITY("score per hour", 2, "round(mean of score / age in hours, 2) over R, posts of some age."),
    WEIGHTED_SCORE(
            "score",
            1,
            "round(sum of weight * score / sum of weights, 2) over R; weight 1.0 up to 6 hours of age, 0.8 up to 12, 0.6 up to 24, else 0.4."),
    BEST_POSTING_HOUR(
            "hour 0 to 23",
            2,
            "Hour (UTC) with the highest median score over R; at least 20 posts, at least 3 in the hour."),
    BEST_POSTING_DAY(
            "weekday",
            2,
            "Weekday (UTC) with the highest median score over R; at least 20 posts, at least 3 on the day."),
    VIDEO_POST_AVG_SCORE("score", 2, "round(mean score, 2) of the videos of R."),
    IMAGE_POST_AVG_SCORE("score", 2, "round(mean score, 2) of the images and galleries of R."),
    TEXT_POST_AVG_SCORE("score", 2, "round(mean score, 2) of the text posts of R."),
    LINK_POST_AVG_SCORE("score", 2, "round(mean score, 2) of the links of R."),
    TOP_CONTENT_TYPE("content type", 2, "The type with the highest mean score above 0 over R."),
    MIN_POST_KARMA(
            "karma",
            1,
            "Of the known posters' post karma, ascending, the one at place floor(n / 10); at least 5 posters."),
    MIN_COMMENT_KARMA("karma", 1, "Of the known posters' comment karma, likewise."),
    MIN_ACCOUNT_AGE_DAYS("days", 1, "Of the known posters' account ages, likewise.");

    /** Version of the whole set: grows with every change of a formula. */
    public static final int SET_VERSION = 2;

    private final String unit;
    private final int version;
    private final String formula;

    RedditMetric(String unit, int version, String formula) {
        this.unit = unit;
        this.version = version;
        this.formula = formula;
    }

    /** The name it is stored under. */
    public String metricName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String unit() {
        return unit;
    }

    /** Version 1 is the former system's formula where it had one. */
    public int version() {
        return version;
    }

    /** One sentence. */
    public String formula() {
        return formula;
    }
}
