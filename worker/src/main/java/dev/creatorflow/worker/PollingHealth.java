package dev.creatorflow.worker;

import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.workflows.contract.TaskQueues;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up from the moment on which Temporal knows that this process asks for work, until it drains. Who waits for the health
 * page then finds a worker, not a program that is about to become one.
 */
final class PollingHealth implements HealthIndicator {
    private final BooleanSupplier running;
    private final TemporalConnection temporal;
    private final String namespace;
    private volatile boolean seen;

    PollingHealth(BooleanSupplier running, TemporalConnection temporal, String namespace) {
        this.running = running;
        this.temporal = temporal;
        this.namespace = namespace;
    }

    @Override
    public Health health() {
        if (!running.getAsBoolean()) {
            return Health.down().withDetail("polling", "not yet, or draining").build();
        }
        seen = seen || isKnownToTheServer();
        return (seen ? Health.up() : Health.down())
                .withDetail("polling", seen ? "yes" : "Temporal has not seen it yet")
                .build();
    }

    private boolean isKnownToTheServer() {
        String self = temporal.client().getOptions().getIdentity();
        try {
            return temporal
                    .stubs()
                    .blockingStub()
                    .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                            .setNamespace(namespace)
                            .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.PIPELINE))
                            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                            .build())
                    .getPollersList()
                    .stream()
                    .anyMatch(poller -> poller.getIdentity().equals(self));
        } catch (StatusRuntimeException _) {
            return false; // asked again with the next look at the page
        }
    }
}
