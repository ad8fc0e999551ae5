package dev.creatorflow.infra.local.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs several steps side by side and waits for all of them. */
public final class Together {

    /** One of the things to do. */
    public interface Step {
        void run() throws InterruptedException;
    }

    private Together() {}

    /** Returns when all steps have ended; the first failure, in the order given, is thrown, the others ride along. */
    public static void run(List<Step> steps) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Step step : steps) {
                running.add(threads.submit(() -> {
                    step.run();
                    return null;
                }));
            }
            throwFirst(running);
        }
    }

    private static void throwFirst(List<Future<?>> running) {
        RuntimeException first = null;
        for (Future<?> step : running) {
            RuntimeException failure = failureOf(step);
            if (first == null) {
                first = failure;
            } else if (failure != null) {
                first.addSuppressed(failure);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable RuntimeException failureOf(Future<?> step) {
        try {
            step.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("a step could not be finished", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("interrupted while waiting", e);
        }
    }
}
