package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** See {@link InstagramCycleWorkflow}. */
public final class InstagramCycleWorkflowImpl implements InstagramCycleWorkflow {
    /** The slot's own time, which the server gives to what a schedule starts; by the clock it may be later. */
    private static final SearchAttributeKey<OffsetDateTime> SLOT =
            SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

    private final BatchEngine engine;

    @WorkflowInit
    public InstagramCycleWorkflowImpl(CycleRequest request) {
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
                        slot(),
                        request.most(),
                        null),
                carried -> Workflow.newContinueAsNewStub(InstagramCycleWorkflow.class)
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

    private static Instant slot() {
        @Nullable OffsetDateTime scheduled = Workflow.getTypedSearchAttributes().get(SLOT);
        return scheduled == null ? Instant.ofEpochMilli(Workflow.currentTimeMillis()) : scheduled.toInstant();
    }
}
