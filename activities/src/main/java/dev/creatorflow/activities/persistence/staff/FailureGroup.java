package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Runs that did not end well for the same cause.
 *
 * @param id short name of the group: the same as long as its cause is the same
 * @param errorType the failed call's type, or the reason where no call failed
 * @param provider who was asked when it failed; null where it was no call upstream
 * @param cause the first cause in one sentence; names and long numbers are left out, so that equal causes are equal
 * @param oldest when the first of them began
 * @param exampleRun run key of the newest of them
 * @param exampleUsername its handle
 */
public record FailureGroup(
        String id,
        Outcome outcome,
        Reason reason,
        String errorType,
        @Nullable String provider,
        String cause,
        long runs,
        Instant oldest,
        Instant newest,
        String exampleRun,
        String exampleUsername) {}
