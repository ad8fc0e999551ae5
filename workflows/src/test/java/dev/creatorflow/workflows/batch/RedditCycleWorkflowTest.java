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
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedditCycleWorkflowTest {
    private static final BatchControl.Steer STEER = new BatchControl.Steer("ann", "Reddit is down");
    private static final String CYCLE = WorkflowIds.redditCycle("communities");

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
    void redditDefect01ACycleGoesOnUntilWhatItFoundIsDoneToo() {
        ScriptedTargets targets = worked(new ScriptedTargets(200, 20).finding(3, 200));

        BatchSummary summary = cycle().run(request(null));

        assertThat(summary.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(targets.done()).isEqualTo(800);
        assertThat(targets.mostInFlight()).isEqualTo(20);
        assertThat(Objects.requireNonNull(targets.opened).platform()).isEqualTo(Platform.REDDIT);
    }

    @Test
    void redditLine07AStopIsOneStepAwayAndLeavesTheRestForTheNextCycle() {
        ScriptedTargets targets = worked(new ScriptedTargets(10_000, 20));
        RedditCycleWorkflow cycle = cycle();
        WorkflowClient.start(cycle::run, request(null));
        // Between two steps: the test server may lose a cancellation that meets a workflow task under way.
        environment.sleep(Duration.ofMillis(30_500));

        WorkflowStub stub = WorkflowStub.fromTyped(cycle);
        stub.cancel();

        assertThatThrownBy(() -> stub.getResult(BatchSummary.class))
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
        assertThat(targets.calls.getLast()).isEqualTo("close STOPPED CANCELLED");
        assertThat(targets.done()).isLessThan(10_000);
    }

    @Test
    void aPauseStartsNothingFurtherUntilItIsLifted() {
        ScriptedTargets targets = worked(new ScriptedTargets(5_000, 20));
        RedditCycleWorkflow cycle = cycle();
        WorkflowClient.start(cycle::run, request(null));

        assertThat(cycle.pause(STEER).heldBy()).isEqualTo("paused by ann: Reddit is down");
        environment.sleep(Duration.ofMinutes(1));
        long whilePaused = targets.done();
        environment.sleep(Duration.ofHours(1));
        assertThat(targets.done()).isEqualTo(whilePaused).isLessThan(5_000);

        cycle.resume(STEER);
        assertThat(WorkflowStub.fromTyped(cycle).getResult(BatchSummary.class).outcome())
                .isEqualTo(Outcome.COMPLETE);
        assertThat(targets.done()).isEqualTo(5_000);
    }

    @Test
    void aLongCycleGoesOnAsANewExecutionOfItsOwnType() {
        ScriptedTargets targets = worked(new ScriptedTargets(10_000, 20));

        BatchSummary summary = cycle().run(request(9_999));

        assertThat(summary.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(targets.done()).isEqualTo(10_000);
        assertThat(targets.calls.stream().filter(call -> call.startsWith("open")))
                .as("the new execution carries on and does not open again")
                .hasSize(1);
        assertThat(Objects.requireNonNull(targets.opened).most()).isEqualTo(9_999);
        assertThat(environment
                        .getWorkflowClient()
                        .newUntypedWorkflowStub(CYCLE)
                        .describe()
                        .getWorkflowType())
                .isEqualTo("RedditCycleWorkflow");
    }

    @Test
    void aCycleWithoutBudgetEndsWithThatVerdict() {
        ScriptedTargets targets = worked(new ScriptedTargets(200, 20).refusing(Reason.BUDGET_REACHED));

        assertThat(cycle().run(request(null)).reason()).isEqualTo(Reason.BUDGET_REACHED);
        assertThat(targets.steps()).isZero();
    }

    private ScriptedTargets worked(ScriptedTargets targets) {
        var pipeline = environment.newWorker(TaskQueues.PIPELINE);
        pipeline.registerWorkflowImplementationTypes(RedditCycleWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(targets);
        environment.start();
        return targets;
    }

    private static CycleRequest request(@Nullable Integer most) {
        return new CycleRequest(Platform.REDDIT, "communities", most, null);
    }

    private RedditCycleWorkflow cycle() {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        RedditCycleWorkflow.class,
                        WorkflowCatalog.REDDIT_CYCLE.start(
                                CYCLE, Trigger.SCHEDULE, CYCLE, "communities", attributes -> {}));
    }
}
