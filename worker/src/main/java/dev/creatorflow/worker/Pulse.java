package dev.creatorflow.worker;

import dev.creatorflow.activities.notify.NotifyActivitiesImpl;
import dev.creatorflow.activities.operations.FreeDisk;
import dev.creatorflow.activities.operations.Operations;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.notify.NotifyWorkflow;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What a worker does beside its work, every few seconds: shows old screens that it lives, looks at the disk, reads the pipeline's figures, tells
 * Temporal of a changed rate, and wakes the delivery of notices. None of it is needed for a scrape, so a beat that fails is logged and the next one tries again.
 */
final class Pulse implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long EVERY_SECONDS = 10;

    private final Operations operations;
    private final FreeDisk disk;
    private final NotifyActivitiesImpl notices;
    private final WorkflowClient temporal;
    private final PipelineMeters meters;
    private final QueueRate rate;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pulse").factory());
    private final AtomicBoolean running = new AtomicBoolean();

    Pulse(
            Operations operations,
            FreeDisk disk,
            NotifyActivitiesImpl notices,
            WorkflowClient temporal,
            PipelineMeters meters,
            QueueRate rate) {
        this.operations = operations;
        this.disk = disk;
        this.notices = notices;
        this.temporal = temporal;
        this.meters = meters;
        this.rate = rate;
    }

    @Override
    public void start() {
        running.set(true);
        var _ = timer.scheduleWithFixedDelay(this::beat, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        attempt("look at the disk", () -> meters.freeDisk(disk.look()));
        attempt("show its pulse", operations::beat);
        attempt("read the pipeline's figures", () -> meters.show(operations.figures()));
        attempt("tell Temporal the rate", rate::follow);
        attempt("wake the delivery of notices", this::deliver);
    }

    private void deliver() {
        if (notices.wanted()) {
            NotifyWorkflow delivery = temporal.newWorkflowStub(
                    NotifyWorkflow.class,
                    WorkflowCatalog.NOTIFY.start(
                            WorkflowIds.notifications(), Trigger.SCHEDULE, null, "notices", attributes -> {}));
            WorkflowClient.start(delivery::deliver);
        }
    }

    private static void attempt(String what, Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The worker could not {}: {}",
                    what,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private interface Attempt {
        void run() throws IOException;
    }

    @Override
    public void stop() {
        running.set(false);
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
