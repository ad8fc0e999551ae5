package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.archive.StoredAnswer;
import dev.creatorflow.workflows.contract.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What came of asking for a call. */
public sealed interface Reservation {
    /** The answer is stored already: nothing to send, nothing was counted. */
    record AlreadyStored(StoredAnswer answer) implements Reservation {}

    /**
     * The call is counted and in the ledger, and counts as paid until it is settled or released.
     *
     * @param delay how long from now until its send time
     * @param gap shortest distance between two requests of one process, so that a process that was stalled does not send all it held at once
     */
    record Granted(long callId, Duration delay, Duration gap) implements Reservation {}

    /** The next free send time is farther off than the caller wants to wait. Nothing was taken. */
    record ComeBack(Duration delay) implements Reservation {
        public ApplicationFailure failure() {
            return FailureType.WAITING_FOR_SLOT.failure(
                    "The next free send time is " + Math.max(1, delay.toSeconds())
                            + " s away; it is asked for again then",
                    delay.plus(spread()),
                    null);
        }

        /** Up to a tenth later, so that those who were told the same time do not come back together. */
        private Duration spread() {
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1 + delay.toMillis() / 10));
        }
    }

    /**
     * No call may be sent now.
     *
     * @param type why, as the failure the workflow gets
     * @param sentence why, for a person, and when it goes on
     * @param until when calls go on by themselves; null where a person has to act
     * @param retryAfter when another attempt makes sense; null where the type is not worth one
     */
    record Refused(
            FailureType type,
            String sentence,
            @Nullable Instant until,
            @Nullable Duration retryAfter) implements Reservation {
        public ApplicationFailure failure() {
            return type.failure(sentence, retryAfter, null);
        }
    }
}
