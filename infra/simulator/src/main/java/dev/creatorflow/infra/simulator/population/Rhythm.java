package dev.creatorflow.infra.simulator.population;

import java.time.Duration;
import java.time.Instant;

/**
 * When an account posts and what. Posting number k falls into the k-th period after the origin, at a place in it that
 * depends on k alone: so the order of postings is their number, and time only reveals more of them.
 *
 * @param before postings up to the anchor
 * @param period mean time between two postings
 * @param reelShare fraction of postings that are reels
 * @param carouselShare fraction of the other postings that are carousels
 * @param feedVideoShare fraction of the other postings that are plain feed videos
 * @param feedShare fraction of the reels that are shown in the feed as well
 */
public record Rhythm(
        long salt,
        int before,
        Duration period,
        double reelShare,
        double carouselShare,
        double feedVideoShare,
        double feedShare) {

    /** Number of postings made up to an instant. */
    public int countAt(Instant at) {
        if (before == 0) {
            return 0;
        }
        long elapsed = Duration.between(origin(), at).toMillis();
        if (elapsed < 0) {
            return 0;
        }
        int started = (int) (elapsed / period.toMillis());
        return postedAt(started).isAfter(at) ? started : started + 1;
    }

    /** When posting number k (from 0) is made; a whole second. */
    public Instant postedAt(int number) {
        double place = Dice.unit(Dice.hash(salt, 11, number)) * 0.8;
        long millis = (long) ((number + place) * period.toMillis());
        Instant exact = origin().plusMillis(millis);
        return Instant.ofEpochSecond(exact.getEpochSecond());
    }

    private Instant origin() {
        return Population.ANCHOR.minus(period.multipliedBy(before));
    }
}
