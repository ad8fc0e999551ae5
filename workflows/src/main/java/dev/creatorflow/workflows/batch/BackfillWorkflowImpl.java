package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** See {@link BackfillWorkflow}. */
public final class BackfillWorkflowImpl extends SteeredBatch implements BackfillWorkflow {
    @WorkflowInit
    public BackfillWorkflowImpl(BackfillRequest request) {
        super(request.platform(), Trigger.BACKFILL, request.carried());
    }

    @Override
    public BatchSummary run(BackfillRequest request) {
        return engine.run(
                () -> new OpenBatch(
                        request.platform(), engine.batch(), Trigger.BACKFILL, null, null, null, request.requester()),
                carried -> Workflow.newContinueAsNewStub(BackfillWorkflow.class)
                        .run(new BackfillRequest(request.platform(), request.name(), request.requester(), carried)));
    }
}
