package dev.creatorflow.activities.persistence.staff;

/** By what a list of creators is ordered; unknown values come last either way. */
public enum CreatorOrder {
    FOLLOWERS("c.followers_count"),
    ENGAGEMENT("c.engagement_rate_cached"),
    GROWTH("c.follower_growth_rate_weekly"),
    USERNAME("lower(c.username)"),
    DISCOVERED("c.discovery_date"),
    SCRAPED("c.last_scraped_at");

    private final String column;

    CreatorOrder(String column) {
        this.column = column;
    }

    /** The SQL expression; a constant of this class, never input. */
    String column() {
        return column;
    }
}
