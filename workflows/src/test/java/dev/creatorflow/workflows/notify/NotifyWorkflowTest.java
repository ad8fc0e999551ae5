package dev.creatorflow.workflows.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotifyWorkflowTest {
    @RegisterExtension
    static final TestWorkflowExtension TEMPORAL = TestWorkflowExtension.newBuilder()
            .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                    .setDataConverter(DataConverters.create())
                    .build())
            .registerWorkflowImplementationTypes(NotifyWorkflowImpl.class)
            .setDoNotStart(true)
            .build();

    @Test
    void theOutboxIsEmptiedAlsoWhenTheWebhookIsAwayForAWhile(TestWorkflowEnvironment environment, Worker worker) {
        DeliveryReport report = deliver(
                environment,
                worker,
                new DeliveryReport(0, 0, 3),
                new DeliveryReport(0, 0, 3),
                new DeliveryReport(2, 0, 1),
                new DeliveryReport(1, 0, 0));

        assertThat(report).isEqualTo(new DeliveryReport(3, 0, 0));
    }

    @Test
    void aWebhookThatStaysAwayEndsTheDeliveryWithoutAFailure(TestWorkflowEnvironment environment, Worker worker) {
        DeliveryReport[] away = new DeliveryReport[20];
        Arrays.fill(away, new DeliveryReport(0, 0, 5));

        assertThat(deliver(environment, worker, away)).isEqualTo(new DeliveryReport(0, 0, 5));
    }

    private static DeliveryReport deliver(
            TestWorkflowEnvironment environment, Worker worker, DeliveryReport... rounds) {
        Deque<DeliveryReport> left = new ArrayDeque<>(List.of(rounds));
        environment.newWorker(TaskQueues.PIPELINE).registerActivitiesImplementations((NotifyActivities) left::pop);
        environment.start();
        NotifyWorkflow workflow = environment
                .getWorkflowClient()
                .newWorkflowStub(
                        NotifyWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(WorkflowIds.notifications())
                                .setTaskQueue(worker.getTaskQueue())
                                .build());
        DeliveryReport report = workflow.deliver();
        assertThat(WorkflowStub.fromTyped(workflow).getExecution().getWorkflowId())
                .isEqualTo("notify");
        return report;
    }
}
