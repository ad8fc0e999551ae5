package dev.creatorflow.workflows.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.retention.RetentionReport.Cleared;
import dev.creatorflow.workflows.schedule.SystemStartWorkflow;
import dev.creatorflow.workflows.schedule.SystemStartWorkflowImpl;
import dev.creatorflow.workflows.schedule.SystemTask;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionWorkflowTest {
    private final Script script = new Script();
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
        var worker = environment.newWorker(TaskQueues.PIPELINE);
        worker.registerWorkflowImplementationTypes(RetentionWorkflowImpl.class, SystemStartWorkflowImpl.class);
        worker.registerActivitiesImplementations(script);
        environment.start();
    }

    @AfterEach
    void stop() {
        script.held.countDown();
        environment.close();
    }

    @Test
    void everySubjectIsSweptUntilNothingIsLeft() {
        RetentionReport report = retention().retain(new RetentionRequest(Trigger.STAFF, null, false));

        assertThat(report.cleared())
                .containsExactly(
                        new Cleared(Retained.MEDIA_OBSERVATIONS, 30),
                        new Cleared(Retained.FOLLOWER_HISTORY, 10),
                        new Cleared(Retained.REDDIT_OBSERVATIONS, 10),
                        new Cleared(Retained.DAILY_METRICS, 10),
                        new Cleared(Retained.SUBREDDIT_SNAPSHOTS, 10),
                        new Cleared(Retained.API_CALLS, 10),
                        new Cleared(Retained.SYSTEM_LOGS, 10),
                        new Cleared(Retained.LEFT_ANSWERS, 10),
                        new Cleared(Retained.RAW_ANSWERS, 10));
        assertThat(script.calls)
                .endsWith("percentiles")
                .startsWith("months", "MEDIA_OBSERVATIONS", "MEDIA_OBSERVATIONS", "MEDIA_OBSERVATIONS");
        assertThat(script.calls).hasSize(13);
    }

    @Test
    void aRehearsalCountsAndClearsNothing() {
        RetentionReport report = retention().retain(new RetentionRequest(Trigger.STAFF, null, true));

        assertThat(report.cleared()).hasSize(Retained.values().length).contains(new Cleared(Retained.API_CALLS, 7));
        assertThat(script.calls).isEmpty();
    }

    @Test
    void aRunThatGrowsLongGoesOnWhereItStood() {
        script.observations = 620;

        RetentionReport report = retention().retain(new RetentionRequest(Trigger.STAFF, null, false));

        assertThat(report.cleared()).contains(new Cleared(Retained.MEDIA_OBSERVATIONS, 6200));
        assertThat(script.calls.stream().filter("months"::equals)).hasSize(1);
        assertThat(report.cleared()).hasSize(Retained.values().length);
    }

    @Test
    void aScheduleStartsItUnderItsOwnIdAndJoinsWhatRuns() throws InterruptedException {
        script.hold = true;

        assertThat(scheduled("2026-11-21").start(SystemTask.RETENTION)).isEqualTo("retention was started");
        assertThat(scheduled("2026-11-22").start(SystemTask.RETENTION)).isEqualTo("retention is running already");

        script.held.countDown();
        environment
                .getWorkflowClient()
                .newUntypedWorkflowStub(WorkflowIds.retention())
                .getResult(RetentionReport.class);
        assertThat(script.calls.stream().filter("months"::equals)).hasSize(1);
    }

    private RetentionWorkflow retention() {
        WorkflowClient client = environment.getWorkflowClient();
        return client.newWorkflowStub(
                RetentionWorkflow.class,
                WorkflowCatalog.RETENTION.start(
                        WorkflowIds.retention(), Trigger.STAFF, null, "retention", attributes -> {}));
    }

    private SystemStartWorkflow scheduled(String time) {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        SystemStartWorkflow.class,
                        WorkflowCatalog.SYSTEM_START.start(
                                WorkflowIds.scheduled("retention") + "-" + time,
                                Trigger.SCHEDULE,
                                null,
                                "schedule retention",
                                attributes -> {}));
    }

    /** Ten rows a call; three calls of observations, one of everything else. */
    private static final class Script implements RetentionActivities {
        private final List<String> calls = new ArrayList<>();
        private final CountDownLatch held = new CountDownLatch(1);
        private int observations = 3;
        private boolean hold;

        @Override
        public int refreshPercentiles() {
            calls.add("percentiles");
            return 1;
        }

        @Override
        public int prepareMonths() {
            calls.add("months");
            if (hold) {
                try {
                    held.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return 1;
        }

        @Override
        public Swept rehearse(Retained subject) {
            return new Swept(7, false);
        }

        @Override
        public Swept sweep(Retained subject) {
            calls.add(subject.name());
            return new Swept(10, subject == Retained.MEDIA_OBSERVATIONS && --observations > 0);
        }
    }
}
