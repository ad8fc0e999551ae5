package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** See {@link RedditCycleWorkflow}. */
public final class RedditCycleWorkflowImpl implements RedditCycleWorkflow {
    private final BatchEngine engine;

    @WorkflowInit
    public RedditCycleWorkflowImpl(CycleRequest request) {
        this.engine = new BatchEngine(request.platform(), Trigger.SCHEDULE, request.carried());
    }

    @Override
    public BatchSummary run(CycleRequest request) {
        return engine.run(
                () -> new OpenBatch(
                        request.platform(),
                        engine.batch(),
                        Trigger.SCHEDULE,
                        request.schedule(),
                        BatchEngine.slot(),
                        request.most(),
                        null),
                carried -> Workflow.newContinueAsNewStub(RedditCycleWorkflow.class)
                        .run(new CycleRequest(request.platform(), request.schedule(), request.most(), carried)));
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
