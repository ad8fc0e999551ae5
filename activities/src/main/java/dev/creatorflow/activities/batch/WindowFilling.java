package dev.creatorflow.activities.batch;

import dev.creatorflow.activities.persistence.batch.BatchStore;
import dev.creatorflow.activities.persistence.batch.BatchTarget;
import dev.creatorflow.activities.persistence.batch.StartedTarget;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a batch's window full. A start that Temporal does not take now leaves its target claimed: the next step tries it again under the same run
 * key.
 */
final class WindowFilling {
    private static final Logger LOG = LoggerFactory.getLogger(WindowFilling.class);

    /** Targets a step starts at most: it stays short, and the first minute already sees creators end. */
    private static final int AT_ONCE = 100;

    /** Starts under way at the same time: the server's work, not the network, bounds them. */
    private static final int SIDE_BY_SIDE = 10;

    private final BatchStore store;
    private final TargetStarts starts;
    private final int window;

    WindowFilling(BatchStore store, TargetStarts starts, int window) {
        this.store = store;
        this.starts = starts;
        this.window = window;
    }

    /**
     * Starts what an earlier step claimed and did not start, and further targets where it may.
     *
     * @param platform whose targets they are
     * @param further whether further targets may be claimed
     * @param beat called between starts
     */
    void fill(Platform platform, String batch, Trigger trigger, boolean further, Runnable beat) {
        if (further) {
            store.claim(platform, batch, window, AT_ONCE);
        }
        List<BatchTarget> claimed = store.claimed(batch, window);
        for (int from = 0; from < claimed.size(); from += SIDE_BY_SIDE) {
            beat.run();
            List<BatchTarget> some = claimed.subList(from, Math.min(from + SIDE_BY_SIDE, claimed.size()));
            List<StartedTarget> started = startAll(some, batch, trigger);
            Map<Boolean, List<StartedTarget>> byServed =
                    started.stream().collect(Collectors.partitioningBy(StartedTarget::served));
            store.started(batch, byServed.getOrDefault(true, List.of()));
            store.postpone(batch, byServed.getOrDefault(false, List.of()));
            if (started.size() < some.size()) {
                return;
            }
        }
    }

    private List<StartedTarget> startAll(List<BatchTarget> targets, String batch, Trigger trigger) {
        List<Callable<Optional<StartedTarget>>> calls = targets.stream()
                .<Callable<Optional<StartedTarget>>>map(target -> () -> start(target, batch, trigger))
                .toList();
        List<StartedTarget> started = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<StartedTarget>> call : threads.invokeAll(calls)) {
                call.get().ifPresent(started::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The worker is stopping; another one goes on", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
        return started;
    }

    private Optional<StartedTarget> start(BatchTarget target, String batch, Trigger trigger) {
        try {
            return Optional.of(starts.start(target, batch, trigger));
        } catch (WorkflowException | StatusRuntimeException e) {
            LOG.warn("{} of {} was not started now and will be tried again: {}", target.target(), batch, message(e));
            return Optional.empty();
        }
    }

    /** Settles targets whose execution is gone without having closed its run. */
    void lookForLate(String batch) {
        for (BatchTarget target : store.late(batch)) {
            try {
                starts.end(target).ifPresent(end -> store.lose(batch, target.target(), end.outcome(), end.reason()));
            } catch (WorkflowException | StatusRuntimeException e) {
                LOG.warn("{} of {} could not be looked for: {}", target.target(), batch, message(e));
            }
        }
    }

    private static @Nullable String message(Throwable failure) {
        return failure.getCause() == null
                ? failure.getMessage()
                : failure.getCause().getMessage();
    }
}
