package dev.creatorflow.activities.analytics;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The choices that the formulas leave open.
 *
 * @param zone of hours and weekdays
 * @param viralMinViews a reel with fewer views is never viral
 * @param viralMultiplier how many times the median of the others a viral medium reaches
 * @param newestReels how many of the newest reels every figure looks at, whatever a single run fetched
 * @param newestPosts how many of the newest posts
 */
public record AnalyticsRules(
        ZoneId zone, long viralMinViews, double viralMultiplier, int newestReels, int newestPosts) {

    private static final long DEFAULT_VIRAL_MIN_VIEWS = 50_000;
    private static final double DEFAULT_VIRAL_MULTIPLIER = 5.0;
    /** What a first scrape walks, so that later and shorter runs are judged over the same media. */
    private static final int DEFAULT_NEWEST_REELS = 90;

    private static final int DEFAULT_NEWEST_POSTS = 30;

    public AnalyticsRules {
        if (viralMinViews < 0 || viralMultiplier <= 0 || newestReels < 0 || newestPosts < 0) {
            throw new IllegalArgumentException(
                    "Analytics rules need a positive viral multiplier and no negative number: "
                            + viralMinViews + " views, multiplier " + viralMultiplier + ", " + newestReels + " reels, "
                            + newestPosts + " posts");
        }
    }

    /** UTC, 50,000 views, 5 times the median, the newest 90 reels and 30 posts. */
    public static AnalyticsRules standard() {
        return new AnalyticsRules(
                ZoneOffset.UTC,
                DEFAULT_VIRAL_MIN_VIEWS,
                DEFAULT_VIRAL_MULTIPLIER,
                DEFAULT_NEWEST_REELS,
                DEFAULT_NEWEST_POSTS);
    }

    /** The same rules with hours and weekdays in another zone. */
    public AnalyticsRules in(ZoneId otherZone) {
        return new AnalyticsRules(otherZone, viralMinViews, viralMultiplier, newestReels, newestPosts);
    }

    /** The same rules with other viral thresholds. */
    public AnalyticsRules viral(long minViews, double multiplier) {
        return new AnalyticsRules(zone, minViews, multiplier, newestReels, newestPosts);
    }
}
