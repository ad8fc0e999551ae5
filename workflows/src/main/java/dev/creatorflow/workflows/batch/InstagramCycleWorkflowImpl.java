package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** See {@link InstagramCycleWorkflow}. */
public final class InstagramCycleWorkflowImpl extends SteeredBatch implements InstagramCycleWorkflow {
    @WorkflowInit
    public InstagramCycleWorkflowImpl(CycleRequest request) {
        super(request.platform(), Trigger.SCHEDULE, request.carried());
    }

    @Override
    public BatchSummary run(CycleRequest request) {
        return cycle(
                request,
                next -> Workflow.newContinueAsNewStub(InstagramCycleWorkflow.class)
                        .run(next));
    }
}
