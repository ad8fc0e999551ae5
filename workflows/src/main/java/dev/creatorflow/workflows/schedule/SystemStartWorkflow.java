package dev.creatorflow.workflows.schedule;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Starts a task under its own id. Temporal appends the time to the id of what a schedule starts, so that a schedule alone could run a task
 * beside one that staff started; this hop keeps the id the lock.
 */
@WorkflowInterface
public interface SystemStartWorkflow {
    /** Returns one sentence: what was started, or that it runs already. Does not wait for its end. */
    @WorkflowMethod
    String start(SystemTask task);
}
