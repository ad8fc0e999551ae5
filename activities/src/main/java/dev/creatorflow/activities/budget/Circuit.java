package dev.creatorflow.activities.budget;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider that keeps failing is left alone. Opens after five outages in a row for ten seconds, then lets one call probe; each failed
 * probe doubles the pause, up to five minutes.
 *
 * @param until OPEN: when a probe may go; PROBING: when the probe counts as lost; null = closed
 * @param openings openings in a row without a useful answer between
 * @param probe ordinal of the probe that is out; null = none
 * @param failures outages in a row without a useful answer between
 */
record Circuit(
        State state,
        @Nullable String reason,
        @Nullable Instant until,
        int openings,
        @Nullable Long probe,
        int failures) {
    static final int OPENS_AT = 5;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    static final Circuit CLOSED = new Circuit(State.CLOSED, null, null, 0, null, 0);

    enum State {
        CLOSED,
        OPEN,
        PROBING
    }

    /**
     * After a call that says the provider is in trouble. Calls that were in the air when the circuit opened change nothing.
     *
     * @param retryAfter the pause the provider asked for; null = none
     */
    Circuit afterOutage(long ordinal, String failure, Instant now, @Nullable Duration retryAfter) {
        if (state == State.CLOSED) {
            return failures + 1 < OPENS_AT
                    ? new Circuit(State.CLOSED, null, null, 0, null, failures + 1)
                    : open(failure, now, retryAfter);
        }
        return isProbe(ordinal) ? open(failure, now, retryAfter) : this;
    }

    /** After a call from which one can tell that the provider works, whether or not its answer was a useful one. */
    Circuit afterAnswer(long ordinal) {
        return state == State.CLOSED || isProbe(ordinal) ? CLOSED : this;
    }

    /** After a call that says nothing about the provider: a probe that was given up makes room for the next one. */
    Circuit afterNothing(long ordinal, Instant now) {
        return isProbe(ordinal) ? new Circuit(State.OPEN, reason, now, openings, null, failures) : this;
    }

    private boolean isProbe(long ordinal) {
        return probe != null && probe == ordinal;
    }

    private Circuit open(String failure, Instant now, @Nullable Duration retryAfter) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(openings, 10));
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        if (retryAfter != null && retryAfter.compareTo(pause) > 0) {
            pause = retryAfter;
        }
        return new Circuit(State.OPEN, failure, now.plus(pause), openings + 1, null, failures + 1);
    }
}
