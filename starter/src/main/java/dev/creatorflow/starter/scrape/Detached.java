package dev.creatorflow.starter.scrape;

import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.scrape.CreatorScrapes.Started;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Starts without waiting for the end. */
final class Detached {

    /** A worker that is up takes a start in within a fraction of this. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Console console;

    Detached(Console console) {
        this.console = console;
    }

    /** Starts them all and writes what came of each. Where no worker takes a start in, it waits in its queue. */
    ExitCode start(List<CreatorTarget> targets, Function<CreatorTarget, Started> start) {
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<CompletableFuture<Started>> futures = targets.stream()
                    .map(target -> CompletableFuture.supplyAsync(() -> start.apply(target), executor)
                            .completeOnTimeout(queued(target), PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .toList();
            List<Started> started = new ArrayList<>();
            futures.forEach(future -> started.add(joined(future)));
            console.result(() -> table(started), () -> Map.of("creators", started));
            return ExitCode.DONE;
        } finally {
            executor.shutdownNow();
        }
    }

    private static Started queued(CreatorTarget target) {
        return new Started(
                target.asked(), CreatorScrapes.workflowId(target), null, false, "no worker has taken it in yet");
    }

    private static Started joined(CompletableFuture<Started> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private static Table table(List<Started> started) {
        Table.Builder table = Table.of("creator", "workflow", "run", "joined", "added");
        started.forEach(start -> table.row(
                start.requested(),
                start.workflowId(),
                start.runKey(),
                start.joined() ? "joined" : "started",
                start.added()));
        return table.build();
    }
}
