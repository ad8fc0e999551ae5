package dev.creatorflow.workflows.batch;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/** How staff steer a cycle or a backfill that runs. Cancelling it starts nothing further; what is in flight ends by itself. */
public interface BatchControl {
    @QueryMethod
    BatchStatus status();

    /** Starts no further target until resumed. Needs a reason, which goes into the audit log. */
    @UpdateMethod
    BatchStatus pause(Steer steer);

    @UpdateValidatorMethod(updateName = "pause")
    void checkPause(Steer steer);

    /** Goes on after a pause, or agrees to what leaves the plan. Needs a reason. */
    @UpdateMethod
    BatchStatus resume(Steer steer);

    @UpdateValidatorMethod(updateName = "resume")
    void checkResume(Steer steer);

    /**
     * @param requester who steers
     * @param reason why; not blank
     */
    record Steer(String requester, String reason) {}
}
