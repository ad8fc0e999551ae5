package dev.creatorflow.activities.persistence.batch;

import java.time.Duration;

/**
 * How far a cycle of communities goes beyond those that are due.
 *
 * @param authors an author who was read within this time is not read again
 * @param authorsPerCommunity authors read because of one community, those with the most posts first
 * @param depth steps from a community that staff chose up to which authors are read
 * @param fresh communities nobody has read or reviewed yet that a cycle takes up, at most
 */
public record RedditReach(Duration authors, int authorsPerCommunity, int depth, int fresh) {
    public static final RedditReach USUAL = new RedditReach(Duration.ofDays(30), 10, 1, 200);
}
