package dev.creatorflow.activities.persistence.staff;

/** By what a list of creators is ordered; unknown values come last either way. */
public enum CreatorOrder {
    FOLLOWERS,
    ENGAGEMENT,
    /** Weekly follower growth. */
    GROWTH,
    USERNAME,
    DISCOVERED,
    SCRAPED
}
