package dev.creatorflow.infra.simulator.population;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Who follows an account. Counts change at midnight UTC and at no other time, so that growth over exactly one or seven
 * days is a plain number.
 *
 * @param base followers on the anchor day
 * @param dailyRate growth a day as a fraction; exactly 0 means the count never changes
 * @param noise spread of the daily deviation as a fraction
 * @param following accounts followed on the anchor day
 */
public record Audience(long salt, long base, double dailyRate, double noise, int following) {

    /** Followers at an instant. */
    public long followersAt(Instant at) {
        long day = day(at);
        if (dailyRate == 0) {
            return base;
        }
        double drift = Math.exp(dailyRate * day) * (1 + noise * Dice.normal(Dice.hash(salt, day)));
        return Math.max(0, Math.round(base * drift));
    }

    /** Accounts followed at an instant; moves by a few a week. */
    public int followingAt(Instant at) {
        return Math.max(0, following + (int) Math.floorDiv(day(at), 7));
    }

    private static long day(Instant at) {
        LocalDate anchor = LocalDate.ofInstant(Population.ANCHOR, ZoneOffset.UTC);
        return ChronoUnit.DAYS.between(anchor, LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
}
