package dev.creatorflow.activities.budget;

import dev.creatorflow.workflows.contract.FailureType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call failed.
 *
 * @param type null where it was given up in flight, which says nothing about the provider
 * @param detail one sentence for a person, without secrets
 * @param httpStatus null where no answer came
 * @param latency from sending to the failure
 * @param billed whether the provider bills it; null = not known
 * @param bodyBytes bytes of the answer's body; null where none came
 * @param retryAfter what the answer's Retry-After says; null = nothing
 */
public record FailedCall(
        @Nullable FailureType type,
        String detail,
        @Nullable Integer httpStatus,
        Duration latency,
        @Nullable Boolean billed,
        @Nullable Long bodyBytes,
        ProviderQuota quota,
        @Nullable Duration retryAfter) {
    /** A call that was given up in flight. */
    public static FailedCall cancelled(Duration latency) {
        return new FailedCall(
                null, "Cancelled while it was in flight", null, latency, null, null, ProviderQuota.UNKNOWN, null);
    }
}
