package dev.creatorflow.worker;

import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.temporal.WorkerBuilds;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;

/** How much each queue's worker does at once. */
final class WorkerSlots {
    /** Seconds the slowest hundredth of provider requests takes: a slot is held for the wait for a send time, too. */
    private static final double REQUEST_P99_SECONDS = 4;

    private static final int LEAST_API_SLOTS = 8;
    private static final int PIPELINE_SLOTS = 100;
    private static final int MEDIA_SLOTS = 8;
    private static final int LIMITED_POLLERS = 2;

    /** A cold worker on a busy machine may need seconds to load the classes of its first workflows; that is no deadlock. */
    private static final long DEADLOCK_MILLIS = 10_000;

    private final Settings settings;

    WorkerSlots(Settings settings) {
        this.settings = settings;
    }

    /** Workflows and the database's steps. Concurrency is bounded by the connection pool as well. */
    WorkerOptions pipeline() {
        return common().setMaxConcurrentWorkflowTaskExecutionSize(PIPELINE_SLOTS)
                .setMaxConcurrentActivityExecutionSize(PIPELINE_SLOTS)
                .setMaxConcurrentLocalActivityExecutionSize(PIPELINE_SLOTS)
                .setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling())
                .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling())
                .build();
    }

    /** Requests in the air: rate times latency. The exact rate is kept by the reservation, not here. */
    WorkerOptions instagramApi() {
        double rate = settings.instagram().requestsPerSecond();
        int slots = Math.max(LEAST_API_SLOTS, (int) Math.ceil(rate * REQUEST_P99_SECONDS));
        return common().setMaxConcurrentActivityExecutionSize(slots)
                .setMaxConcurrentActivityTaskPollers(LIMITED_POLLERS)
                .setMaxTaskQueueActivitiesPerSecond(rate)
                .setDisableEagerExecution(true)
                .build();
    }

    /** As {@link #instagramApi}, at Reddit's much lower rate. */
    WorkerOptions redditApi() {
        double rate = settings.reddit().requestsPerMinute() / 60;
        int slots = Math.max(LEAST_API_SLOTS, (int) Math.ceil(rate * REQUEST_P99_SECONDS));
        return common().setMaxConcurrentActivityExecutionSize(slots)
                .setMaxConcurrentActivityTaskPollers(LIMITED_POLLERS)
                .setMaxTaskQueueActivitiesPerSecond(rate)
                .setDisableEagerExecution(true)
                .build();
    }

    /** Transfers: bound by memory, CPU and bandwidth. */
    WorkerOptions media() {
        return common().setMaxConcurrentActivityExecutionSize(MEDIA_SLOTS)
                .setMaxConcurrentActivityTaskPollers(LIMITED_POLLERS)
                .build();
    }

    private WorkerOptions.Builder common() {
        WorkerOptions.Builder options = WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                .setAllowActivityHeartbeatDuringShutdown(true);
        if (settings.operations().workerVersioning()) {
            options.setDeploymentOptions(WorkerDeploymentOptions.newBuilder()
                    .setUseVersioning(true)
                    .setVersion(new WorkerDeploymentVersion(WorkerBuilds.DEPLOYMENT, BuildId.of(settings)))
                    .setDefaultVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
                    .build());
        }
        return options;
    }
}
