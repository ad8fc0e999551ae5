package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** See {@link BackfillWorkflow}. */
public final class BackfillWorkflowImpl implements BackfillWorkflow {
    private final BatchEngine engine;

    @WorkflowInit
    public BackfillWorkflowImpl(BackfillRequest request) {
        this.engine = new BatchEngine(request.platform(), Trigger.BACKFILL, request.carried());
    }

    @Override
    public BatchSummary run(BackfillRequest request) {
        return engine.run(
                () -> new OpenBatch(
                        request.platform(), engine.batch(), Trigger.BACKFILL, null, null, null, request.requester()),
                carried -> Workflow.newContinueAsNewStub(BackfillWorkflow.class)
                        .run(new BackfillRequest(request.platform(), request.name(), request.requester(), carried)));
    }

    @Override
    public BatchStatus status() {
        return engine.status();
    }

    @Override
    public BatchStatus pause(Steer steer) {
        return engine.pause(steer);
    }

    @Override
    public void checkPause(Steer steer) {
        BatchEngine.check(steer);
    }

    @Override
    public BatchStatus resume(Steer steer) {
        return engine.resume(steer);
    }

    @Override
    public void checkResume(Steer steer) {
        BatchEngine.check(steer);
    }
}
