package dev.creatorflow.workflows.instagram;

import io.temporal.failure.ApplicationFailure;

/**
 * What a person wants of a run under way.
 *
 * @param requester who; never a secret
 * @param reason why, for the audit log; not blank
 */
public record Steer(String requester, String reason) {
    /** Refuses what cannot be accounted for; shown to the person who asked. */
    @SuppressWarnings("ConstantValue") // from the UI anything may come
    void check() {
        if (requester == null || requester.isBlank() || reason == null || reason.isBlank()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "Say who asks and why: {\"requester\": \"ann\", \"reason\": \"…\"}", "WrongUse");
        }
    }
}
