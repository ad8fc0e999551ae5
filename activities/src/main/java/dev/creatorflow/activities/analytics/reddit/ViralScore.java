package dev.creatorflow.activities.analytics.reddit;

import java.time.Duration;
import java.time.Instant;

/**
 * How much a post stands out, 0 to about 10. Version 1 and 2 are what the former system showed on two of its pages; in version 3 the weights add up to
 * one and recency has the scale of the other parts.
 */
public enum ViralScore {
    LISTED(1, 0.4, 0.4, 0.1, 0.05, 1),
    PAGED(2, 0.35, 0.35, 0.1, 0.2, 1),
    CURRENT(3, 0.4, 0.35, 0.15, 0.1, 10);

    private static final double SAFE_FOR_WORK = 1.1;
    private static final double SECONDS_PER_HOUR = 3600;

    private final int version;
    private final double upvotes;
    private final double comments;
    private final double speed;
    private final double recency;
    private final double recencyScale;

    ViralScore(int version, double upvotes, double comments, double speed, double recency, double recencyScale) {
        this.version = version;
        this.upvotes = upvotes;
        this.comments = comments;
        this.speed = speed;
        this.recency = recency;
        this.recencyScale = recencyScale;
    }

    public int version() {
        return version;
    }

    /**
     * The score.
     *
     * @param score upvotes, above 0
     * @param safe neither the post nor its community is over 18, and both are known not to be
     * @param range of time the list looks at
     */
    public double of(long score, long commentCount, Instant createdAt, boolean safe, Duration range, Instant asOf) {
        double hours = Math.max(0, Duration.between(createdAt, asOf).toSeconds() / SECONDS_PER_HOUR);
        double rangeHours = range.toSeconds() / SECONDS_PER_HOUR;
        double value = upvotes * Math.min(10, score / 100.0)
                + comments * Math.min(10, 100.0 * commentCount / Math.max(1, score))
                + speed * Math.min(10, score / Math.max(1, hours))
                + recency * recencyScale * Math.max(0, 1 - hours / rangeHours);
        return value * (safe ? SAFE_FOR_WORK : 1);
    }
}
