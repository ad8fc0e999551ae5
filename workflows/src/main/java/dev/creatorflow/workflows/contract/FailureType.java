package dev.creatorflow.workflows.contract;

import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every way an activity can fail on purpose: the type of its {@link ApplicationFailure}, whether trying again can help, and the
 * {@link Reason} a run gives when it does not.
 */
public enum FailureType {
    RATE_LIMITED("RateLimited", true, Reason.RATE_LIMITED),
    UPSTREAM_UNAVAILABLE("UpstreamUnavailable", true, Reason.UPSTREAM_DOWN),
    UPSTREAM_TIMEOUT("UpstreamTimeout", true, Reason.UPSTREAM_DOWN),
    /** HTML or broken JSON instead of an answer: usually a passing fault of a gateway. */
    UNREADABLE_ANSWER("UnreadableAnswer", true, Reason.UPSTREAM_DOWN),
    /** The send time is too far off to hold a slot; the next retry delay says when to come back. */
    WAITING_FOR_SLOT("WaitingForSlot", true, Reason.RATE_LIMITED),
    ANSWER_TOO_LARGE("AnswerTooLarge", false, Reason.SCHEMA_DRIFT),
    SCHEMA_DRIFT("SchemaDrift", false, Reason.SCHEMA_DRIFT),
    QUOTA_EXHAUSTED("QuotaExhausted", false, Reason.QUOTA_EXHAUSTED),
    BUDGET_REACHED("BudgetReached", false, Reason.BUDGET_REACHED),
    SOURCE_PAUSED("SourcePaused", false, Reason.PAUSED),
    /** Too little free disk to take more in. */
    DISK_FULL("DiskFull", false, Reason.PAUSED),
    BAD_CREDENTIALS("BadCredentials", false, Reason.BAD_CREDENTIALS),
    REQUEST_REFUSED("RequestRefused", false, Reason.UPSTREAM_DOWN),
    STORE_UNAVAILABLE("StoreUnavailable", true, Reason.INTERNAL),
    /** The database is there and a statement took too long: tried a bounded number of times, whatever the policy says. */
    STORE_SLOW("StoreSlow", true, Reason.INTERNAL),
    INTERNAL("Internal", false, Reason.INTERNAL);

    private final String typeName;
    private final boolean retryable;
    private final Reason reason;

    FailureType(String typeName, boolean retryable, Reason reason) {
        this.typeName = typeName;
        this.retryable = retryable;
        this.reason = reason;
    }

    /** The name as it stands in histories; never renamed after release. */
    public String typeName() {
        return typeName;
    }

    public boolean retryable() {
        return retryable;
    }

    public Reason reason() {
        return reason;
    }

    /** A failure of this type. The message is shown to staff: one sentence, no secrets. */
    public ApplicationFailure failure(String message) {
        return failure(message, null, null);
    }

    /**
     * A failure of this type.
     *
     * @param nextRetryDelay when to try again, instead of the policy's back-off; null leaves it to the policy
     * @param cause kept for its message and stack trace; null when there is none
     */
    public ApplicationFailure failure(String message, @Nullable Duration nextRetryDelay, @Nullable Throwable cause) {
        ApplicationFailure.Builder failure = ApplicationFailure.newBuilder()
                .setType(typeName)
                .setMessage(message)
                .setNonRetryable(!retryable)
                .setDetails(new EncodedValues((Object) null))
                .setCategory(
                        this == WAITING_FOR_SLOT
                                ? ApplicationErrorCategory.BENIGN
                                : ApplicationErrorCategory.UNSPECIFIED);
        if (nextRetryDelay != null) {
            failure.setNextRetryDelay(nextRetryDelay);
        }
        if (cause != null) {
            failure.setCause(cause);
        }
        return failure.build();
    }

    /** The same failure, which no further attempt is to follow. */
    public static ApplicationFailure forGood(ApplicationFailure failure) {
        ApplicationFailure.Builder last = ApplicationFailure.newBuilder()
                .setType(failure.getType())
                .setMessage(failure.getOriginalMessage())
                .setNonRetryable(true);
        if (failure.getCause() != null) {
            last.setCause(failure.getCause());
        }
        return last.build();
    }

    /** The type a failure carries, or empty where it is none of ours. */
    public static Optional<FailureType> of(ApplicationFailure failure) {
        for (FailureType type : values()) {
            if (type.typeName.equals(failure.getType())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
