package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** See {@link RedditCycleWorkflow}. */
public final class RedditCycleWorkflowImpl extends SteeredBatch implements RedditCycleWorkflow {
    @WorkflowInit
    public RedditCycleWorkflowImpl(CycleRequest request) {
        super(request.platform(), Trigger.SCHEDULE, request.carried());
    }

    @Override
    public BatchSummary run(CycleRequest request) {
        return cycle(
                request,
                next -> Workflow.newContinueAsNewStub(RedditCycleWorkflow.class).run(next));
    }
}
