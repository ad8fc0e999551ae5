package dev.creatorflow.infra.simulator.reddit.graph;

import dev.creatorflow.infra.simulator.population.Dice;
import java.time.Duration;
import java.time.Instant;

/**
 * One person with an account.
 *
 * @param name in Reddit's letters; unique whatever the case
 * @param feed index of the own feed
 * @param postsToFeed whether the feed has posts; if not, it cannot be found through the history
 * @param turn when an account that leaves does so
 */
public record Redditor(
        int index, String name, RedditorKind kind, Instant createdAt, int feed, boolean postsToFeed, Instant turn) {
    private static final long FIRST_ID = 3_000_000_000L;

    /** The identity without prefix, in base 36. */
    public String id() {
        return Long.toString(FIRST_ID + index, 36);
    }

    public boolean goneAt(Instant at) {
        return kind == RedditorKind.LEAVES && !at.isBefore(turn);
    }

    public long linkKarmaAt(Instant at) {
        return karma(61, at);
    }

    public long commentKarmaAt(Instant at) {
        return karma(67, at);
    }

    /** Karma of awards received; not part of the two others. */
    public long awardeeKarma() {
        return Dice.below(index + 71L, 400);
    }

    public long awarderKarma() {
        return Dice.below(index + 73L, 90);
    }

    public boolean nsfw() {
        return Dice.chance(index + 79L, 0.1);
    }

    /** Karma only ever grows: with the account's days, at a pace of its own; young accounts may have none. */
    private long karma(long salt, Instant at) {
        double perDay = Math.exp(1.2 * Dice.normal(Dice.hash(index, salt))) * 4;
        long hours = Math.max(0, Duration.between(createdAt, at).toHours());
        return Math.round(hours / 24.0 * perDay);
    }
}
