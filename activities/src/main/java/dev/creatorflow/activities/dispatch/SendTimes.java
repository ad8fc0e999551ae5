package dev.creatorflow.activities.dispatch;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Starts work at its send time. After a stall of the process (a long collection, a suspended machine) what is overdue does not leave all at
 * once but at the gap the reservation names, so the provider's limit per second holds then too.
 */
final class SendTimes implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;
    private final Executor workers;

    /** Of System.nanoTime; only the timer's one thread touches it. */
    private long earliest = System.nanoTime();

    SendTimes(Executor workers) {
        this.workers = workers;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("send-times").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs the work after the delay, at least the gap after the work before it. */
    void at(Duration delay, Duration gap, Runnable work) {
        Future<?> _ = timer.schedule(() -> depart(gap.toNanos(), work), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs the work once after the delay, whatever else leaves. */
    void after(Duration delay, Runnable work) {
        Future<?> _ = timer.schedule(() -> workers.execute(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs the work again and again, the first time after one interval, until it is cancelled. */
    Future<?> every(Duration interval, Runnable work) {
        return timer.scheduleAtFixedRate(
                () -> workers.execute(work), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void depart(long gap, Runnable work) {
        long now = System.nanoTime();
        long at = now - earliest < 0 ? earliest : now;
        earliest = at + gap;
        if (at == now) {
            workers.execute(work);
        } else {
            Future<?> _ = timer.schedule(() -> workers.execute(work), at - now, TimeUnit.NANOSECONDS);
        }
    }

    /** Forgets what has not started. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
