package dev.creatorflow.activities.analytics;

import static dev.creatorflow.activities.analytics.ValueRule.*;

import java.util.Locale;

/**
 * The catalogue of every figure, in the order of the rows. The constant in lower case is the name it is stored under;
 * the formula is the sentence of docs/analytics.md. "Reels" and "posts" are the creator's own media of the window,
 * each once.
 */
public enum Metric {
    // Reels
    AVG_REEL_VIEWS(MetricUnit.VIEWS, MEAN, "Mean plays of a reel."),
    MEDIAN_REEL_VIEWS(MetricUnit.VIEWS, MEDIAN, "Median plays of a reel."),
    TOTAL_VIEWS(MetricUnit.VIEWS, TOTAL, "Sum of plays over reels."),
    CONTENT_REACH_RATE(MetricUnit.PERCENT_OF_FOLLOWERS, FOLLOWER_RATE, "avg_reel_views / followers * 100."),
    AVG_REEL_LIKES(MetricUnit.LIKES, MEAN, "Mean likes of a reel."),
    AVG_REEL_COMMENTS(MetricUnit.COMMENTS, MEAN, "Mean comments of a reel."),
    AVG_REEL_SAVES(MetricUnit.SAVES, MEAN, "Mean saves of a reel."),
    AVG_REEL_SHARES(MetricUnit.SHARES, MEAN, "Mean reshares of a reel, known where the feed lists it too."),
    AVG_REEL_ENGAGEMENT(MetricUnit.INTERACTIONS, MEAN, "Mean of likes + comments of a reel."),
    MEDIAN_REEL_ENGAGEMENT(MetricUnit.INTERACTIONS, MEDIAN, "Median of likes + comments of a reel."),
    REEL_ENGAGEMENT_RATE(MetricUnit.PERCENT_OF_FOLLOWERS, FOLLOWER_RATE, "avg_reel_engagement / followers * 100."),
    ENGAGEMENT_RATE_BY_VIEWS(
            MetricUnit.PERCENT, QUOTIENT, "Sum of likes + comments over reels / sum of their plays * 100."),
    MEDIAN_REEL_ENGAGEMENT_RATE_BY_VIEWS(
            MetricUnit.PERCENT, QUOTIENT, "Median over reels with plays of (likes + comments) / plays * 100."),
    // Posts
    AVG_POST_LIKES(MetricUnit.LIKES, MEAN, "Mean likes of a post."),
    AVG_POST_COMMENTS(MetricUnit.COMMENTS, MEAN, "Mean comments of a post."),
    AVG_POST_SAVES(MetricUnit.SAVES, MEAN, "Mean saves of a post."),
    AVG_POST_SHARES(MetricUnit.SHARES, MEAN, "Mean reshares of a post."),
    AVG_POST_ENGAGEMENT(MetricUnit.INTERACTIONS, MEAN, "Mean of likes + comments of a post."),
    MEDIAN_POST_ENGAGEMENT(MetricUnit.INTERACTIONS, MEDIAN, "Median of likes + comments of a post."),
    POST_ENGAGEMENT_RATE(MetricUnit.PERCENT_OF_FOLLOWERS, FOLLOWER_RATE, "avg_post_engagement / followers * 100."),
    // Captions
    AVG_CAPTION_LENGTH(MetricUnit.CHARACTERS, CAPTION, "Mean Unicode code points of the posts' captions."),
    USES_HASHTAGS(MetricUnit.YES_NO, CAPTION_FLAG, "Whether any post's caption has a hashtag."),
    AVG_HASHTAG_COUNT(MetricUnit.HASHTAGS, CAPTION, "Mean hashtags of the posts' captions."),
    AVG_MENTION_COUNT(MetricUnit.MENTIONS, CAPTION, "Mean mentions of the posts' captions."),
    AVG_REEL_CAPTION_LENGTH(MetricUnit.CHARACTERS, CAPTION, "Mean Unicode code points of the reels' captions."),
    REELS_USE_HASHTAGS(MetricUnit.YES_NO, CAPTION_FLAG, "Whether any reel's caption has a hashtag."),
    AVG_REEL_HASHTAG_COUNT(MetricUnit.HASHTAGS, CAPTION, "Mean hashtags of the reels' captions."),
    AVG_REEL_MENTION_COUNT(MetricUnit.MENTIONS, CAPTION, "Mean mentions of the reels' captions."),
    // Totals
    TOTAL_LIKES(MetricUnit.LIKES, TOTAL, "Sum of likes over reels and posts."),
    TOTAL_COMMENTS(MetricUnit.COMMENTS, TOTAL, "Sum of comments over reels and posts."),
    TOTAL_SAVES(MetricUnit.SAVES, TOTAL, "Sum of saves over reels and posts."),
    TOTAL_SHARES(MetricUnit.SHARES, TOTAL, "Sum of reshares over reels and posts."),
    REELS_ANALYZED(MetricUnit.MEDIA, COUNT, "Reels in the window."),
    POSTS_ANALYZED(MetricUnit.MEDIA, COUNT, "Posts in the window."),
    TOTAL_CONTENT_ANALYZED(MetricUnit.MEDIA, COUNT, "reels_analyzed + posts_analyzed."),
    COAUTHORED_CONTENT_EXCLUDED(MetricUnit.MEDIA, COUNT, "Media of other owners, left out of every figure."),
    LIKES_HIDDEN_COUNT(MetricUnit.MEDIA, COUNT, "Media of the window whose likes the creator hides."),
    TOTAL_ENGAGEMENT(MetricUnit.INTERACTIONS, TOTAL, "Sum of likes + comments over media where both are known."),
    AVG_ENGAGEMENT_PER_CONTENT(MetricUnit.INTERACTIONS, MEAN, "Mean of likes + comments over reels and posts."),
    ENGAGEMENT_RATE(MetricUnit.PERCENT_OF_FOLLOWERS, FOLLOWER_RATE, "avg_engagement_per_content / followers * 100."),
    AVG_ENGAGEMENT_RATE(MetricUnit.PERCENT_OF_FOLLOWERS, FOLLOWER_RATE, "The same as engagement_rate."),
    COMMENT_TO_LIKE_RATIO(MetricUnit.RATIO, QUOTIENT, "Sum of comments / sum of likes."),
    SAVE_TO_LIKE_RATIO(MetricUnit.RATIO, QUOTIENT, "Sum of saves / sum of likes."),
    REELS_VS_POSTS_PERFORMANCE(MetricUnit.RATIO, QUOTIENT, "avg_reel_engagement / avg_post_engagement."),
    BEST_PERFORMING_TYPE(
            MetricUnit.CONTENT_TYPE,
            CHOICE,
            "Reels or posts, whichever has more than 1.5 times the mean likes + comments of the other; else mixed; unknown as a word."),
    BEST_CONTENT_TYPE(MetricUnit.CONTENT_TYPE, CHOICE, "The same as best_performing_type, with unknown as null."),
    // Virality
    VIRAL_CONTENT_COUNT(MetricUnit.MEDIA, VIRALITY, "viral_reel_count + viral_post_count."),
    VIRAL_CONTENT_RATE(MetricUnit.PERCENT, VIRALITY, "viral_content_count / reels and posts decided * 100."),
    VIRAL_REEL_COUNT(
            MetricUnit.MEDIA,
            VIRALITY,
            "Reels with plays >= the floor and >= the multiplier times the median plays of the other reels."),
    VIRAL_POST_COUNT(
            MetricUnit.MEDIA,
            VIRALITY,
            "Posts with likes + comments >= the floor / 20 and >= the multiplier times the median of the other posts."),
    VIRAL_THRESHOLD_MULTIPLIER(MetricUnit.RATIO, SETTING, "The multiplier in force."),
    // Rhythm
    POSTING_FREQUENCY_PER_WEEK(
            MetricUnit.PER_WEEK,
            RHYTHM,
            "(n - 1) / weeks between the first and the last medium, since both streams are known."),
    REELS_POSTING_FREQUENCY_PER_WEEK(
            MetricUnit.PER_WEEK, RHYTHM, "The same over reels alone, since the reels stream is known."),
    POSTS_POSTING_FREQUENCY_PER_WEEK(
            MetricUnit.PER_WEEK, RHYTHM, "The same over posts alone, since the feed is known."),
    POSTING_CONSISTENCY_SCORE(
            MetricUnit.SCORE,
            RHYTHM,
            "100 - 100 * standard deviation / mean of the gaps between media, within 0 and 100, since both streams are known."),
    MOST_ACTIVE_DAY(
            MetricUnit.WEEKDAY, ACTIVITY, "Weekday with most media; of equal ones the one that came first in time."),
    MOST_ACTIVE_HOUR(MetricUnit.HOUR, ACTIVITY, "Hour with most media; of equal ones the one that came first in time."),
    BEST_POSTING_DAY(
            MetricUnit.WEEKDAY,
            PERFORMANCE,
            "Weekday with the highest median of a medium's likes + comments relative to the median of its own type."),
    BEST_POSTING_DAY_PERFORMANCE(MetricUnit.RATIO, PERFORMANCE, "That median; 1 is the creator's typical medium."),
    BEST_POSTING_HOUR(MetricUnit.HOUR, PERFORMANCE, "Hour with the highest such median."),
    BEST_POSTING_HOUR_PERFORMANCE(MetricUnit.RATIO, PERFORMANCE, "That median; 1 is the creator's typical medium."),
    DAYS_SINCE_LAST_POST(MetricUnit.DAYS, RECENCY, "Days from the newest medium to the moment of computation."),
    LAST_POST_DAYS_AGO(MetricUnit.DAYS, RECENCY, "The same as days_since_last_post."),
    // Paid partnerships
    PAID_CONTENT_COUNT(MetricUnit.MEDIA, COUNT, "Media of the window marked as paid partnership."),
    PAID_MEDIAN_ENGAGEMENT(MetricUnit.INTERACTIONS, MEDIAN, "Median likes + comments of paid media."),
    ORGANIC_MEDIAN_ENGAGEMENT(MetricUnit.INTERACTIONS, MEDIAN, "Median likes + comments of the other media."),
    PAID_TO_ORGANIC_ENGAGEMENT(MetricUnit.RATIO, COMPARISON, "paid_median_engagement / organic_median_engagement."),
    PAID_MEDIAN_REEL_VIEWS(MetricUnit.VIEWS, MEDIAN, "Median plays of paid reels."),
    ORGANIC_MEDIAN_REEL_VIEWS(MetricUnit.VIEWS, MEDIAN, "Median plays of the other reels."),
    PAID_TO_ORGANIC_REEL_VIEWS(MetricUnit.RATIO, COMPARISON, "paid_median_reel_views / organic_median_reel_views."),
    // Followers
    FOLLOWER_GROWTH_RATE_DAILY(
            MetricUnit.PERCENT,
            GROWTH,
            "Change over 1 day (nearest observation within 6 h) / count then * 100, 2 decimals."),
    FOLLOWER_GROWTH_RATE_WEEKLY(
            MetricUnit.PERCENT, GROWTH, "Change over 7 days (within 1 day) / count then * 100, 2 decimals."),
    FOLLOWER_GROWTH_RATE_MONTHLY(
            MetricUnit.PERCENT, GROWTH, "Change over 30 days (within 3 days) / count then * 100, 2 decimals."),
    FOLLOWER_CHANGE_DAILY(MetricUnit.FOLLOWERS, GROWTH, "Followers now - followers 1 day ago."),
    FOLLOWER_CHANGE_WEEKLY(MetricUnit.FOLLOWERS, GROWTH, "Followers now - followers 7 days ago."),
    FOLLOWER_CHANGE_MONTHLY(MetricUnit.FOLLOWERS, GROWTH, "Followers now - followers 30 days ago."),
    PREVIOUS_FOLLOWERS_COUNT(
            MetricUnit.FOLLOWERS, GROWTH, "The latest earlier count that differs from the current one."),
    // The replaced system's formulas where they differ
    LEGACY_AVG_REEL_VIEWS(MetricUnit.VIEWS, LEGACY, "Mean plays over reels with plays above 0."),
    LEGACY_ENGAGEMENT_RATE(
            MetricUnit.PERCENT_OF_FOLLOWERS, LEGACY, "As engagement_rate, media of both streams counted twice."),
    LEGACY_VIRAL_CONTENT_COUNT(
            MetricUnit.MEDIA,
            LEGACY,
            "Reels >= 50,000 plays and >= 5 times the mean plays, plus posts >= 5 times the mean."),
    LEGACY_VIRAL_CONTENT_RATE(MetricUnit.PERCENT, LEGACY, "Viral reels / reels with plays * 100."),
    LEGACY_REELS_VS_POSTS_PERFORMANCE(
            MetricUnit.RATIO, LEGACY, "Mean plays of a reel / mean likes + comments of a post."),
    LEGACY_BEST_CONTENT_TYPE(
            MetricUnit.CONTENT_TYPE, LEGACY, "As best_content_type, plays against likes + comments without followers."),
    LEGACY_POSTING_FREQUENCY_PER_WEEK(
            MetricUnit.PER_WEEK, LEGACY, "n / weeks between the first and the last listed medium."),
    LEGACY_POSTING_CONSISTENCY_SCORE(MetricUnit.SCORE, LEGACY, "As posting_consistency_score, over everything listed."),
    LEGACY_MOST_ACTIVE_DAY(MetricUnit.WEEKDAY, LEGACY, "As most_active_day, over everything listed, in UTC."),
    LEGACY_MOST_ACTIVE_HOUR(MetricUnit.HOUR, LEGACY, "As most_active_hour, over everything listed, in UTC.");

    private final MetricUnit unit;
    private final ValueRule rule;
    private final String formula;

    Metric(MetricUnit unit, ValueRule rule, String formula) {
        this.unit = unit;
        this.rule = rule;
        this.formula = formula;
    }

    /** The name the figure is stored under. */
    public String metricName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public MetricUnit unit() {
        return unit;
    }

    /** When it is zero and when it is unknown. */
    public ValueRule rule() {
        return rule;
    }

    /** One sentence. */
    public String formula() {
        return formula;
    }
}
