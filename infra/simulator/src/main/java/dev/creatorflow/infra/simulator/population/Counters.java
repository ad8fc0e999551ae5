package dev.creatorflow.infra.simulator.population;

import java.time.Duration;
import java.time.Instant;

/**
 * The true counters of a medium at an instant. They only grow with its age.
 *
 * @param plays plays on Instagram alone
 * @param facebookPlays added to {@code play_count} where the session sees Facebook's numbers
 */
public record Counters(long likes, long comments, long plays, long facebookPlays, long reshares, long reposts) {
    /** Most of what an item will ever get comes in its first days. */
    private static final double FIRST_WAVE_HOURS = 40;

    private static final double LONG_TAIL_DAYS = 240;

    /** The counters of a medium whose owner is given. */
    public static Counters of(Medium medium, Creator owner, Instant at) {
        double hours = Math.max(0, Duration.between(medium.takenAt(), at).toSeconds() / 3600.0);
        double share =
                0.85 * (1 - Math.exp(-hours / FIRST_WAVE_HOURS)) + 0.15 * (1 - Math.exp(-hours / 24 / LONG_TAIL_DAYS));
        long luck = medium.pk();
        double likes = owner.audience().base() * owner.likeRate() * Math.exp(0.6 * Dice.normal(Dice.hash(luck, 1)));
        if (Dice.chance(Dice.hash(luck, 2), 0.02)) {
            likes *= 14;
        }
        double plays = likes * (6 + 30 * Dice.unit(Dice.hash(luck, 3)));
        boolean crossPosted = Dice.chance(Dice.hash(luck, 4), 0.15);
        return new Counters(
                grown(likes, share),
                grown(likes * (0.01 + 0.04 * Dice.unit(Dice.hash(luck, 5))), share),
                medium.kind().video() ? grown(plays, share) : 0,
                crossPosted ? grown(plays * 0.1, share) : 0,
                grown(likes * 0.06 * Dice.unit(Dice.hash(luck, 6)), share),
                grown(likes * 0.006 * Dice.unit(Dice.hash(luck, 7)), share));
    }

    private static long grown(double atLast, double share) {
        return (long) Math.floor(atLast * share);
    }
}
