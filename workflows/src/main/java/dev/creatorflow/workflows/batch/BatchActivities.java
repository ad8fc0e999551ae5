package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a batch, on {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. The targets and who is at which are in the database;
 * every step can be repeated, by another worker too, and starts no target twice.
 */
@ActivityInterface
public interface BatchActivities {
    /** Writes the batch into the ledger, with the targets that are due where it is a cycle; says whether it goes on. */
    Opened openBatch(OpenBatch request);

    /** Takes in what has ended, and starts as many further targets as the window has room for. */
    Advanced advance(Advance request);

    /** Writes the verdict and the summary. Targets that were not started stay for a resumption. */
    BatchSummary closeBatch(CloseBatch request);

    /** Records what staff did. */
    void recordBatchSteering(Steering request);

    /**
     * @param batch the workflow id
     * @param schedule null for a backfill
     * @param slotAt when the slot was due; null for a backfill
     * @param most targets at most; null takes all
     */
    record OpenBatch(
            Platform platform,
            String batch,
            Trigger trigger,
            @Nullable String schedule,
            @Nullable Instant slotAt,
            @Nullable Integer most,
            @Nullable String requester) {}

    /**
     * @param due targets in all, those of an earlier execution of the same batch included
     * @param reason why it does not begin at all; null where it does
     * @param detail that reason in one sentence
     */
    record Opened(
            long due, @Nullable Reason reason, @Nullable String detail) {}

    /**
     * @param starts false where nothing further is to be started
     * @param beyondPlan whether more calls than planned are agreed to
     */
    record Advance(Platform platform, String batch, Trigger trigger, boolean starts, boolean beyondPlan) {}

    /**
     * @param moved targets that began or ended with this step
     * @param heldBy why nothing further is started now, in one sentence; null where nothing holds it
     * @param leftPlan why a person has to agree first, in one sentence; null where it keeps to its plan
     */
    record Advanced(
            long due,
            long waiting,
            long inFlight,
            long done,
            long calls,
            int moved,
            @Nullable String heldBy,
            @Nullable String leftPlan) {}

    /** The batch's own outcome where it ended early; null leaves it to the outcomes of its targets. */
    record CloseBatch(
            Platform platform,
            String batch,
            @Nullable Outcome outcome,
            @Nullable Reason reason,
            @Nullable String detail) {}

    /** @param action pause or resume */
    record Steering(String batch, String action, String requester, String reason) {}
}
