package dev.creatorflow.activities.dispatch;

import dev.creatorflow.activities.budget.FailedCall;
import dev.creatorflow.activities.budget.FetchedAnswer;
import io.temporal.failure.ApplicationFailure;

/** What came of sending one request. */
public sealed interface Sent {
    /** An answer worth storing. */
    record Answered(FetchedAnswer answer) implements Sent {}

    /** @param failure what the activity fails with */
    record Failed(FailedCall call, ApplicationFailure failure) implements Sent {}

    /** Nothing left this machine: the call is given back. */
    record NotSent(ApplicationFailure failure) implements Sent {}
}
