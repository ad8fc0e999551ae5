package dev.creatorflow.activities.dispatch;

import dev.creatorflow.workflows.contract.FailureType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears of every request that left. */
public interface CallObserver {
    /** Hears nothing. */
    CallObserver NONE = (provider, endpoint, failure, latency) -> {};

    /**
     * A request ended.
     *
     * @param failure null where an answer worth storing came
     * @param latency from sending to the last byte, or to the failure
     */
    void ended(String provider, String endpoint, @Nullable FailureType failure, Duration latency);
}
