package dev.creatorflow.workflows.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReprocessWorkflowTest {
    private final Script script = new Script();
    private TestWorkflowEnvironment environment;

    @BeforeEach
    void start() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        var worker = environment.newWorker(TaskQueues.PIPELINE);
        worker.registerWorkflowImplementationTypes(ReprocessWorkflowImpl.class);
        worker.registerActivitiesImplementations(script);
        environment.start();
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void allCreatorsAreRebuiltPageByPageEachOnce() {
        script.stored = 250;

        ReprocessProgress result = reprocess("all", List.of());

        assertThat(script.rebuilt).hasSize(250).doesNotHaveDuplicates();
        assertThat(result.creators()).isEqualTo(250);
        assertThat(result.media()).isEqualTo(2500);
        assertThat(script.steps).containsExactly("begin", "next null", "next 1099", "next 1199", "next 1249", "finish");
    }

    @Test
    void namedCreatorsNeedNoList() {
        List<String> names = IntStream.range(0, 130).mapToObj(String::valueOf).toList();

        ReprocessProgress result = reprocess("some", names);

        assertThat(script.rebuilt).containsExactlyInAnyOrderElementsOf(names);
        assertThat(result.creators()).isEqualTo(130);
        assertThat(script.steps).containsExactly("begin", "finish");
    }

    @Test
    void moreThanOneExecutionCanHoldGoesOnInTheNextWithItsSums() {
        script.stored = 20_050;

        ReprocessProgress result = reprocess("many", List.of());

        assertThat(result.creators()).isEqualTo(20_050);
        assertThat(Collections.frequency(script.steps, "begin")).isEqualTo(1);
        assertThat(Collections.frequency(script.steps, "finish")).isEqualTo(1);
    }

    @Test
    void aShareThatBreaksOffIsTakenUpAgain() {
        script.stored = 4;
        script.breaksOff = true;

        assertThat(reprocess("broken", List.of()).creators()).isEqualTo(4);
    }

    private ReprocessProgress reprocess(String name, List<String> igUserIds) {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        ReprocessWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(WorkflowIds.reprocess(name))
                                .setTaskQueue(TaskQueues.PIPELINE)
                                .build())
                .reprocess(new ReprocessRequest(name, Trigger.STAFF, igUserIds, null, null));
    }

    /** Creators 1000, 1001, … with ten media each. */
    private static final class Script implements ReprocessActivities {
        private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
        private final List<String> rebuilt = Collections.synchronizedList(new ArrayList<>());
        private int stored;
        private boolean breaksOff;

        @Override
        public void beginReprocess(String name) {
            steps.add("begin");
        }

        @Override
        public List<String> creatorsToReprocess(CreatorsAfter request) {
            steps.add("next " + request.after());
            int from = request.after() == null ? 0 : Integer.parseInt(request.after()) - 1000 + 1;
            return IntStream.range(from, Math.min(from + request.limit(), stored))
                    .mapToObj(i -> String.valueOf(1000 + i))
                    .toList();
        }

        @Override
        public ReprocessProgress reprocessCreators(Creators request) {
            if (breaksOff) {
                breaksOff = false;
                throw ApplicationFailure.newFailure("the database is away", "STORE_UNAVAILABLE");
            }
            rebuilt.addAll(request.igUserIds());
            int creators = request.igUserIds().size();
            return new ReprocessProgress(null, creators, 0, creators, 10L * creators, 0, 0);
        }

        @Override
        public void finishReprocess(String name) {
            steps.add("finish");
        }
    }
}
