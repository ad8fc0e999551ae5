package dev.creatorflow.activities.instagram;

import dev.creatorflow.workflows.contract.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one request to the provider. */
public sealed interface ProviderAnswer {
    /** Path of the request without its parameters, such as {@code /reels}. */
    String endpoint();

    /** From the moment of asking until the last byte, or until it was given up. */
    Duration latency();

    QuotaHeaders quota();

    /**
     * Whether the request has to be taken as billed. What the provider really bills is in its quota headers only; this errs on the side of
     * yes, and says no where the gateway refused the request or no byte of it can have left.
     */
    boolean billed();

    /**
     * An answer worth storing: found, not found, private, a page, an empty page.
     *
     * @param status HTTP status; 404 where the provider says so that it knows no such account, else 2xx
     * @param body as received, decompressed, never changed; two answers are equal only if they share it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(String endpoint, int status, byte[] body, Duration latency, QuotaHeaders quota)
            implements ProviderAnswer {
        @Override
        public boolean billed() {
            return true;
        }
    }

    /**
     * No answer. Nothing of it is to be stored as one, and it says nothing about the account.
     *
     * @param sentence for a person: what, where, what to do; without secrets
     * @param retryAfter when the provider wants to be asked again, between 1 s and 15 min; null where it does not say
     * @param status HTTP status; null where no answer came
     */
    record Failed(
            String endpoint,
            FailureType type,
            String sentence,
            @Nullable Duration retryAfter,
            boolean billed,
            @Nullable Integer status,
            Duration latency,
            QuotaHeaders quota,
            @Nullable Throwable cause)
            implements ProviderAnswer {
        /** The failure an activity throws; it carries the delay as next retry delay. */
        public ApplicationFailure failure() {
            return type.failure(sentence, retryAfter, cause);
        }
    }
}
