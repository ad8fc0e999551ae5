package dev.creatorflow.starter.scrape;

import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.Farewell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Follows many scrapes at once and gathers their reports in the order of the names. */
public final class Following {

    /** Follows one creator to its end. */
    @FunctionalInterface
    interface Each {
        CreatorReport follow(CreatorTarget target, ScrapeProgress progress) throws InterruptedException;
    }

    private static final long SHOW_EVERY_MILLIS = 500;

    private final Console console;

    Following(Console console) {
        this.console = console;
    }

    /**
     * Reports of all creators.
     *
     * @param farewell said where a person interrupts
     * @throws RuntimeException the first failure to follow, after the reports that could be had were written
     */
    List<CreatorReport> all(List<CreatorTarget> targets, String farewell, Each each) throws InterruptedException {
        ScrapeProgress progress = new ScrapeProgress(
                console, targets.stream().map(CreatorTarget::asked).toList(), System::nanoTime);
        try (Farewell _ = Farewell.saying(console, farewell);
                ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("progress").factory());
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> showing = ticker.scheduleAtFixedRate(progress::show, 0, SHOW_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            List<Future<CreatorReport>> futures = new ArrayList<>();
            for (CreatorTarget target : targets) {
                futures.add(executor.submit(() -> {
                    CreatorReport report = each.follow(target, progress);
                    progress.done(report);
                    return report;
                }));
            }
            List<CreatorReport> reports = gathered(futures);
            showing.cancel(false);
            return reports;
        }
    }

    private List<CreatorReport> gathered(List<Future<CreatorReport>> futures) throws InterruptedException {
        List<CreatorReport> reports = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<CreatorReport> future : futures) {
            try {
                reports.add(future.get());
            } catch (ExecutionException e) {
                failure = failure == null ? unwrapped(e) : failure;
            }
        }
        if (failure != null) {
            if (!reports.isEmpty()) {
                ScrapeOutput.write(console, reports);
            }
            throw failure;
        }
        return reports;
    }

    private static RuntimeException unwrapped(ExecutionException failure) {
        @Nullable Throwable cause = failure.getCause();
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("The scrape could not be followed", failure);
    }
}
