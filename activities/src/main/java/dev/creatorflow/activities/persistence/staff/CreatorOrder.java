package dev.creatorflow.activities.persistence.staff;

/** By what a list of creators is ordered; unknown values come last either way. */
public enum CreatorOrder {
    FOLLOWERS,
    ENGAGEMENT,
    /** Weekly follower growth. */
    GROWTH,
    USERNAME,
    DISCOVERED,
    SCRAPED,
    /** Mean plays per reel. */
    VIEWS,
    /** Mean likes per reel. */
    LIKES,
    /** Viral media of the analytics window. */
    VIRAL,
    /** Media per week. */
    FREQUENCY,
    /** When a schedule is to refresh them. */
    DUE
}
