package dev.creatorflow.activities.temporal;

import dev.creatorflow.workflows.contract.Platform;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When cycles are to start.
 *
 * @param platform whose targets its cycles scrape
 * @param name letters, digits and dashes; part of the workflow ids, one schedule over all platforms
 * @param times when the slots are
 * @param jitter the latest a slot may be late by chance, so that several schedules do not start at the same second
 * @param most targets of one cycle at most; null takes all that are due
 */
public record CycleSchedule(
        Platform platform,
        String name,
        Times times,
        Duration jitter,
        @Nullable Integer most) {
    /** The id of a cycle is at most 64 characters, so that it can be the fairness key. */
    public static final int LONGEST_NAME = 27;

    /** Temporal's shortest catch-up window. */
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private static final int MINUTES_OF_WEEK = 7 * 24 * 60;

    public CycleSchedule {
        if (!name.matches("[a-z0-9][a-z0-9-]{0," + (LONGEST_NAME - 1) + "}")) {
            throw new IllegalArgumentException("A schedule's name has up to " + LONGEST_NAME
                    + " lower-case letters, digits and dashes, not '" + name + "'");
        }
        if (jitter.compareTo(times.distance().dividedBy(2)) > 0) {
            throw new IllegalArgumentException(
                    "The jitter is at most half the distance of the slots, " + times.distance());
        }
    }

    /** After an outage at most one missed slot is made up for: the window is shorter than the distance of two slots. */
    Duration catchUp() {
        Duration window = times.distance().minus(jitter).minusSeconds(1);
        return window.compareTo(SHORTEST) < 0 ? SHORTEST : window;
    }

    /** When slots are. */
    public sealed interface Times {
        /** The shortest time between two slots. */
        Duration distance();
    }

    /**
     * One slot after the other; counted from 1970 in UTC.
     *
     * @param every at least ten seconds
     * @param offset of the slots within {@code every}
     */
    public record Every(Duration every, Duration offset) implements Times {
        public Every {
            if (every.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("Slots are at least 10 s apart, not " + every);
            }
            if (offset.isNegative() || offset.compareTo(every) >= 0) {
                throw new IllegalArgumentException("The offset is shorter than the distance of the slots");
            }
        }

        @Override
        public Duration distance() {
            return every;
        }
    }

    /**
     * At times of the day.
     *
     * @param at to the minute
     * @param on days of the week; empty means every day
     * @param zone whose clock is meant
     */
    public record Daily(Set<LocalTime> at, Set<DayOfWeek> on, ZoneId zone) implements Times {
        public Daily {
            if (at.isEmpty()) {
                throw new IllegalArgumentException("At least one time of the day is needed");
            }
            at = Set.copyOf(at);
            on = Set.copyOf(on);
        }

        @Override
        public Duration distance() {
            List<Integer> minutes = new ArrayList<>();
            for (DayOfWeek day : DayOfWeek.values()) {
                if (on.isEmpty() || on.contains(day)) {
                    at.forEach(time ->
                            minutes.add((day.getValue() - 1) * 24 * 60 + time.getHour() * 60 + time.getMinute()));
                }
            }
            minutes.sort(null);
            int shortest = MINUTES_OF_WEEK;
            for (int i = 0; i < minutes.size(); i++) {
                int next = i + 1 < minutes.size() ? minutes.get(i + 1) : minutes.getFirst() + MINUTES_OF_WEEK;
                shortest = Math.min(shortest, next - minutes.get(i));
            }
            return Duration.ofMinutes(shortest);
        }
    }
}
