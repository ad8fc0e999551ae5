package dev.creatorflow.workflows.batch;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One slot of a schedule: scrapes every community that is due, the longest overdue first, then the authors and communities they lead
 * to within the budget, and ends when all have ended. Started by a Temporal
 * schedule, which appends the slot's time to the id.
 */
@WorkflowInterface
public interface RedditCycleWorkflow extends BatchControl {
    @WorkflowMethod
    BatchSummary run(CycleRequest request);
}
