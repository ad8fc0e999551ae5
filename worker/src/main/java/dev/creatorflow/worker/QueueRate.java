package dev.creatorflow.worker;

import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.budget.SourceUsage;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.RateLimit;
import io.temporal.api.workflowservice.v1.UpdateTaskQueueConfigRequest;
import io.temporal.api.workflowservice.v1.UpdateTaskQueueConfigRequest.RateLimitUpdate;
import io.temporal.client.WorkflowClient;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the server's limit of a provider's queue at the rate that is in force. A worker tells the server its settings' rate when it starts;
 * staff may have set another one, and above the queue's limit the reservations would have nothing to hold back. One thread only.
 */
final class QueueRate {
    private final SourceLimits limits;
    private final WorkflowClient temporal;
    private final String provider;
    private final String queue;

    /** What the server was told last; null before. */
    private @Nullable Float told;

    QueueRate(SourceLimits limits, WorkflowClient temporal, String provider, String queue) {
        this.limits = limits;
        this.temporal = temporal;
        this.provider = provider;
        this.queue = queue;
    }

    /** Tells the server where the rate has changed. */
    void follow() {
        for (SourceUsage source : limits.usage()) {
            float rate = source.requestsPerSecond().floatValue();
            if (source.provider().equals(provider) && (told == null || told != rate)) {
                tell(rate);
                told = rate;
            }
        }
    }

    private void tell(float rate) {
        try {
            temporal.getWorkflowServiceStubs()
                    .blockingStub()
                    .updateTaskQueueConfig(UpdateTaskQueueConfigRequest.newBuilder()
                            .setNamespace(temporal.getOptions().getNamespace())
                            .setTaskQueue(queue)
                            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                            .setUpdateQueueRateLimit(RateLimitUpdate.newBuilder()
                                    .setRateLimit(RateLimit.newBuilder().setRequestsPerSecond(rate))
                                    .setReason("the rate in force, see ./creatorflow budget show"))
                            .build());
        } catch (StatusRuntimeException e) {
            // A server that knows no such call goes on with what the workers told it.
            if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
                throw e;
            }
        }
    }
}
