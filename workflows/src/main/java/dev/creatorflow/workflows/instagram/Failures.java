package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Reason;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import org.jspecify.annotations.Nullable;

/** Reads an activity's failure: its reason and the one sentence staff see. */
public final class Failures {
    private Failures() {}

    /** Why an activity failed for good. */
    public record Cause(FailureType type, String sentence) {
        public Reason reason() {
            return type.reason();
        }
    }

    /** The reason and the sentence of an activity that failed for good. */
    public static Cause cause(ActivityFailure failure) {
        @Nullable Throwable cause = failure.getCause();
        if (cause instanceof ApplicationFailure application) {
            FailureType type = FailureType.of(application).orElse(FailureType.INTERNAL);
            return new Cause(type, application.getOriginalMessage());
        }
        if (cause instanceof TimeoutFailure timeout) {
            return new Cause(
                    FailureType.UPSTREAM_TIMEOUT,
                    failure.getActivityType() + " did not end in time (" + timeout.getTimeoutType() + ")");
        }
        return new Cause(FailureType.INTERNAL, String.valueOf(failure.getMessage()));
    }
}
