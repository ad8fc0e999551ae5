package dev.creatorflow.workflows.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchEngineTest {
    private static final BatchControl.Steer STEER = new BatchControl.Steer("ann", "the provider asked for it");
    private static final String CYCLE = WorkflowIds.instagramCycle("nightly");

    private TestWorkflowEnvironment environment;

    @BeforeEach
    void start() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        SearchAttributes.ALL.forEach(
                key -> environment.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void everyTargetIsTakenOnceWithinTheWindowAndHistoriesStayShort() {
        ScriptedTargets targets = worked(new ScriptedTargets(100_000, 200));

        BatchSummary summary = cycle().run(new CycleRequest(Platform.INSTAGRAM, "nightly", null, null));

        assertThat(summary.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(targets.done()).isEqualTo(100_000);
        assertThat(targets.mostInFlight()).isEqualTo(200);
        assertThat(targets.calls.getFirst()).isEqualTo("open instagram/cycle/nightly nightly true");
        assertThat(targets.calls.stream().filter(call -> call.startsWith("open")))
                .hasSize(1);
        Histories histories = histories(CYCLE);
        System.out.println("cycle of 100,000 in windows of 200: " + targets.steps() + " steps in " + histories.count()
                + " executions, the longest history " + histories.longest() + " events");
        assertThat(histories.longest()).isLessThan(4_096);
        assertThat(histories.count()).isGreaterThan(1);
    }

    @Test
    void aCycleWhoseSourceIsClosedEndsWithThatVerdictAndStartsNothing() {
        ScriptedTargets targets = worked(new ScriptedTargets(50, 10).refusing(Reason.BUDGET_REACHED));

        BatchSummary summary = cycle().run(new CycleRequest(Platform.INSTAGRAM, "nightly", null, null));

        assertThat(summary.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(summary.reason()).isEqualTo(Reason.BUDGET_REACHED);
        assertThat(targets.steps()).isZero();
    }

    @Test
    void aSourceThatIsHeldBackIsWaitedForAndNothingIsLost() {
        ScriptedTargets targets = worked(new ScriptedTargets(100, 10).heldFor(400));

        BatchSummary summary = cycle().run(new CycleRequest(Platform.INSTAGRAM, "nightly", null, null));

        assertThat(summary.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(targets.done()).isEqualTo(100);
    }

    @Test
    void aPauseNeedsAReasonStartsNothingFurtherAndGoesOnOverContinueAsNew() {
        ScriptedTargets targets = worked(new ScriptedTargets(5_000, 10));
        BackfillWorkflow backfill = backfill();
        WorkflowClient.start(backfill::run, new BackfillRequest(Platform.INSTAGRAM, "spring", "ann", null));

        assertThatThrownBy(() -> backfill.pause(new BatchControl.Steer("ann", " ")))
                .isInstanceOf(WorkflowUpdateException.class);
        assertThat(backfill.pause(STEER).heldBy()).isEqualTo("paused by ann: the provider asked for it");
        environment.sleep(Duration.ofHours(3));
        long whilePaused = targets.done();
        environment.sleep(Duration.ofHours(3));
        assertThat(targets.done()).isEqualTo(whilePaused).isLessThan(5_000);
        assertThat(histories(WorkflowIds.backfill(Platform.INSTAGRAM, "spring")).count())
                .isGreaterThan(1);
        assertThat(backfill.status().heldBy()).contains("paused by ann");

        backfill.resume(STEER);
        assertThat(WorkflowStub.fromTyped(backfill)
                        .getResult(BatchSummary.class)
                        .outcome())
                .isEqualTo(Outcome.COMPLETE);
        assertThat(targets.done()).isEqualTo(5_000);
        assertThat(targets.steerings)
                .extracting(BatchActivities.Steering::action)
                .containsExactly("pause", "resume");
    }

    @Test
    void aBackfillThatLeavesItsPlanStopsAndAsks() {
        ScriptedTargets targets = worked(new ScriptedTargets(1_000, 10).plannedFor(200));
        BackfillWorkflow backfill = backfill();
        WorkflowClient.start(backfill::run, new BackfillRequest(Platform.INSTAGRAM, "spring", "ann", null));
        environment.sleep(Duration.ofHours(1));

        assertThat(targets.done()).isBetween(200L, 220L);
        assertThat(backfill.status().heldBy()).isEqualTo("it took more calls than planned");

        backfill.resume(STEER);
        assertThat(WorkflowStub.fromTyped(backfill)
                        .getResult(BatchSummary.class)
                        .outcome())
                .isEqualTo(Outcome.COMPLETE);
        assertThat(targets.done()).isEqualTo(1_000);
    }

    @Test
    void aCancelledBackfillIsClosedAsStopped() {
        ScriptedTargets targets = worked(new ScriptedTargets(1_000_000, 10));
        BackfillWorkflow backfill = backfill();
        WorkflowClient.start(backfill::run, new BackfillRequest(Platform.INSTAGRAM, "spring", "ann", null));
        // Between two steps: the test server may lose a cancellation that meets a workflow task under way.
        environment.sleep(Duration.ofMillis(30_500));

        WorkflowStub stub = WorkflowStub.fromTyped(backfill);
        stub.cancel();

        assertThatThrownBy(() -> stub.getResult(BatchSummary.class))
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
        assertThat(targets.calls.getLast()).isEqualTo("close STOPPED CANCELLED");
    }

    @Test
    void defect50AFaultOfOursClosesTheBatchAsFailedWithItsCause() {
        ScriptedTargets targets = worked(new ScriptedTargets(10, 10).breaking());

        assertThatThrownBy(() -> cycle().run(new CycleRequest(Platform.INSTAGRAM, "nightly", null, null)))
                .isInstanceOf(WorkflowFailedException.class)
                .hasStackTraceContaining("the rows make no sense");
        assertThat(targets.calls.getLast()).isEqualTo("close FAILED INTERNAL");
    }

    private ScriptedTargets worked(ScriptedTargets targets) {
        var pipeline = environment.newWorker(TaskQueues.PIPELINE);
        pipeline.registerWorkflowImplementationTypes(InstagramCycleWorkflowImpl.class, BackfillWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(targets);
        environment.start();
        return targets;
    }

    private InstagramCycleWorkflow cycle() {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        InstagramCycleWorkflow.class,
                        WorkflowCatalog.INSTAGRAM_CYCLE.start(
                                CYCLE, Trigger.SCHEDULE, CYCLE, "nightly", attributes -> {}));
    }

    private BackfillWorkflow backfill() {
        String id = WorkflowIds.backfill(Platform.INSTAGRAM, "spring");
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        BackfillWorkflow.class,
                        WorkflowCatalog.BACKFILL.start(id, Trigger.BACKFILL, id, "spring", attributes -> {}));
    }

    private record Histories(int count, int longest) {}

    /** Follows the chain of executions from its first one. */
    private Histories histories(String workflowId) {
        WorkflowClient client = environment.getWorkflowClient();
        int longest = 0;
        Set<String> seen = new HashSet<>();
        String runId = client.fetchHistory(workflowId)
                .getHistory()
                .getEvents(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getFirstExecutionRunId();
        while (!runId.isEmpty() && seen.add(runId)) {
            var history = client.fetchHistory(workflowId, runId).getHistory();
            longest = Math.max(longest, history.getEventsCount());
            runId = history.getEvents(history.getEventsCount() - 1)
                    .getWorkflowExecutionContinuedAsNewEventAttributes()
                    .getNewExecutionRunId();
        }
        return new Histories(seen.size(), longest);
    }
}
