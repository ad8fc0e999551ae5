package dev.creatorflow.workflows.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaRepairWorkflowTest {
    private final Script script = new Script();
    private TestWorkflowEnvironment environment;

    @BeforeEach
    void start() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        environment.newWorker(TaskQueues.PIPELINE).registerWorkflowImplementationTypes(MediaRepairWorkflowImpl.class);
        environment.newWorker(TaskQueues.MEDIA).registerActivitiesImplementations(script);
        environment.start();
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void everyPageIsWalkedAndAskingStopsAtItsBound() {
        RepairReport report = repair(new RepairRequest(Trigger.SCHEDULE, 150, false));

        assertThat(report).isEqualTo(new RepairReport(230, 150, 0, 3));
        assertThat(script.calls)
                .containsExactly(
                        "abandon", "wake null 100", "wake 100 100", "wake 200 100", "ask null 100", "ask 100 50");
    }

    @Test
    void lostFilesAreRevivedOnRequestBeforeTransfersAreWoken() {
        assertThat(repair(new RepairRequest(Trigger.STAFF, 0, true)).revived()).isEqualTo(7);
        assertThat(script.calls)
                .startsWith("abandon", "revive", "wake null 100")
                .doesNotContain("ask null 100");
    }

    private RepairReport repair(RepairRequest request) {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        MediaRepairWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(WorkflowIds.mediaRepair())
                                .setTaskQueue(TaskQueues.PIPELINE)
                                .build())
                .repair(request);
    }

    /** 230 targets with due files, and as many with dead links as are asked for. */
    private static final class Script implements MediaRepairActivities {
        private final List<String> calls = new ArrayList<>();

        @Override
        public int abandonUploads() {
            calls.add("abandon");
            return 3;
        }

        @Override
        public int reviveLost() {
            calls.add("revive");
            return 7;
        }

        @Override
        public Page wakeDue(PageOf request) {
            calls.add("wake " + request.after() + " " + request.limit());
            int from = request.after() == null ? 0 : Integer.parseInt(request.after());
            int targets = Math.min(request.limit(), 230 - from);
            return new Page(targets, from + targets < 230 ? String.valueOf(from + targets) : null);
        }

        @Override
        public Page askFreshLinks(PageOf request) {
            calls.add("ask " + request.after() + " " + request.limit());
            return new Page(request.limit(), "100");
        }
    }
}
