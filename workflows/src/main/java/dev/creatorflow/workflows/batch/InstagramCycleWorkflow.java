package dev.creatorflow.workflows.batch;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One slot of a schedule: scrapes every creator that is due, the longest overdue first, and ends when all have ended. Started by a Temporal
 * schedule, which appends the slot's time to the id.
 */
@WorkflowInterface
public interface InstagramCycleWorkflow extends BatchControl {
    @WorkflowMethod
    BatchSummary run(CycleRequest request);
}
