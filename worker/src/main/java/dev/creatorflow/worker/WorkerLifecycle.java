package dev.creatorflow.worker;

import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts polling when everything else stands, and drains before anything else goes: what is under way may finish within the limit, then it is
 * interrupted and taken up by another worker.
 */
final class WorkerLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerLifecycle.class);
    private static final long DRAIN_SECONDS = 25;
    private static final long INTERRUPTED_SECONDS = 5;

    private final WorkerFactory factory;
    private final @Nullable String build;
    private final AtomicBoolean running = new AtomicBoolean();

    /** @param build what Temporal calls this build; null where versioning is off */
    WorkerLifecycle(WorkerFactory factory, @Nullable String build) {
        this.factory = factory;
        this.build = build;
    }

    @Override
    public void start() {
        factory.start();
        running.set(true);
        if (build == null) {
            LOG.info("Worker is polling");
        } else {
            LOG.info(
                    "Worker is polling as build {}; it gets new work once it is promoted: ./creatorflow workers promote {}",
                    build,
                    build);
        }
    }

    @Override
    public void stop() {
        running.set(false);
        factory.shutdown();
        factory.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
        if (!factory.isTerminated()) {
            LOG.warn("Work still under way after {} s is interrupted; another worker takes it up", DRAIN_SECONDS);
            factory.shutdownNow();
            factory.awaitTermination(INTERRUPTED_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    /** Last to start, first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
