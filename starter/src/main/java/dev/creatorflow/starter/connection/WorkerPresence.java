package dev.creatorflow.starter.connection;

import dev.creatorflow.activities.settings.TemporalSettings;
import dev.creatorflow.activities.temporal.TemporalConnection;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.util.OptionalInt;

/** Whether anybody works on a queue. */
public final class WorkerPresence {

    private WorkerPresence() {}

    /**
     * Workers that have asked the queue for work within the last minutes; empty where the server cannot say.
     *
     * @param type workflows or activities
     */
    public static OptionalInt pollers(
            TemporalConnection temporal, TemporalSettings settings, String queue, TaskQueueType type) {
        try {
            return OptionalInt.of(temporal.stubs()
                    .blockingStub()
                    .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                            .setNamespace(settings.namespace())
                            .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                            .setTaskQueueType(type)
                            .build())
                    .getPollersCount());
        } catch (StatusRuntimeException _) {
            return OptionalInt.empty();
        }
    }
}
