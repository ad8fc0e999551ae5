package dev.creatorflow.infra.local.platform;

import dev.creatorflow.infra.local.component.Component;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts a part again when it has ended by itself, on the same address, waiting longer each time it ends soon. What
 * works against the parts meanwhile retries by itself. Close this before the parts.
 */
public final class Supervisor implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A part that lived this long starts afresh with the shortest pause. */
    private static final Duration STEADY = Duration.ofMinutes(2);

    private final ScheduledExecutorService timer;
    private final Consumer<String> messages;

    /**
     * Watches nothing yet.
     *
     * @param messages takes a sentence for each end and each new start
     */
    public Supervisor(Consumer<String> messages) {
        this.messages = messages;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("supervisor").factory());
    }

    /** Watches a part that has been started. */
    public void keep(Component part) {
        watch(part, FIRST_PAUSE);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(LONGEST_PAUSE.toSeconds(), TimeUnit.SECONDS)) {
                messages.accept("A part is still being started while everything stops.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Component part, Duration pause) {
        long since = System.nanoTime();
        var _ = part.ended().whenComplete((code, failure) -> {
            boolean steady = System.nanoTime() - since > STEADY.toNanos();
            onEnd(part, steady ? FIRST_PAUSE : pause);
        });
    }

    private synchronized void onEnd(Component part, Duration pause) {
        if (!timer.isShutdown()) {
            messages.accept(part.title() + " ended by itself; it is started again in " + pause.toSeconds() + " s.");
            var _ = timer.schedule(() -> restart(part, longer(pause)), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void restart(Component part, Duration nextPause) {
        try {
            part.start();
            messages.accept(part.title() + " is up again at " + part.address());
            watch(part, nextPause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            messages.accept(String.valueOf(e.getMessage()));
            onEnd(part, nextPause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
