package dev.creatorflow.infra.e2e.chaos;

import dev.creatorflow.infra.e2e.Launched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The worker processes, and what a supervisor does for them: one that ends is started again. Thread-safe. */
final class Workers implements AutoCloseable {
    /** Within this a worker is up, on a machine that is busy. */
    static final Duration START = Duration.ofMinutes(3);

    private static final Duration SUPERVISION = Duration.ofMillis(500);

    private final ChaosStack stack;
    private final List<Launched> processes = new ArrayList<>();
    private final List<Map<String, String>> settings = new ArrayList<>();
    private final AtomicInteger endedThemselves = new AtomicInteger();
    private volatile boolean supervised = true;
    private @Nullable Thread supervisor;

    Workers(ChaosStack stack, int count) {
        this.stack = stack;
        for (int number = 0; number < count; number++) {
            processes.add(stack.worker(Map.of()));
            settings.add(Map.of());
        }
    }

    void supervise() {
        supervisor = Thread.ofVirtual().start(() -> {
            while (supervised) {
                lookAfter();
                Waiting.pass(SUPERVISION);
            }
        });
    }

    private synchronized void lookAfter() {
        for (int number = 0; supervised && number < processes.size(); number++) {
            if (!processes.get(number).alive()) {
                endedThemselves.incrementAndGet();
                processes.set(number, stack.worker(settings.get(number)));
            }
        }
    }

    /** How often one ended that nobody had killed, as it may where a server is away while it starts. */
    int endedThemselves() {
        return endedThemselves.get();
    }

    /** Kills one hard, and has it started again at once, from now on with these settings beside the usual ones. */
    synchronized void kill(int number, Runnable afterwards, Map<String, String> different) {
        processes.get(number).killHard();
        settings.set(number, different);
        afterwards.run();
        processes.set(number, stack.worker(different));
    }

    /** Returns when one asks for work again, at the latest after a limit. */
    void awaitPolling(int number, Duration limit) {
        Waiting.until(limit, () -> at(number).polls());
    }

    private synchronized Launched at(int number) {
        return processes.get(number);
    }

    synchronized boolean onePolls() {
        return processes.stream().anyMatch(Launched::polls);
    }

    synchronized List<Launched> all() {
        return List.copyOf(processes);
    }

    @Override
    public void close() {
        supervised = false;
        try {
            if (supervisor != null) {
                supervisor.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all().forEach(Launched::close);
    }
}
