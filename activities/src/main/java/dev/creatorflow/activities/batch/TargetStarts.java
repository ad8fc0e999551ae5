package dev.creatorflow.activities.batch;

import dev.creatorflow.activities.persistence.batch.BatchTarget;
import dev.creatorflow.activities.persistence.batch.StartedTarget;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a batch's targets are started and found again. Thread-safe. */
public interface TargetStarts {
    /**
     * Starts the target under its run key, or joins what runs of it; repeating it is harmless. Where what runs cannot take the target's window in
     * any more, the answer says so and nothing was started.
     */
    StartedTarget start(BatchTarget target, String batch, Trigger trigger);

    /** How the target's execution ended; empty while it runs. */
    Optional<End> end(BatchTarget target);

    /** The end of an execution as Temporal knows it. */
    record End(Outcome outcome, @Nullable Reason reason) {}
}
