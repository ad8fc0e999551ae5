package dev.creatorflow.activities.media;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats beside an activity's one long step, so that a dead worker is noticed soon and a slow step is not. For steps that are harmless to finish:
 * a cancellation ends the beating, not the step.
 */
final class Beating implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Beating.class);

    /** A sixth of the heartbeat timeout. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofVirtual().name("media-beat").factory());

    private Beating() {
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    static Beating start(ActivityExecutionContext context) {
        Beating beating = new Beating();
        beating.timer.execute(() -> beating.beat(context));
        return beating;
    }

    private void beat(ActivityExecutionContext context) {
        try {
            context.heartbeat(null);
            var _ = timer.schedule(() -> beat(context), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ActivityCompletionException e) {
            LOG.debug("Nobody waits for this step any more: {}", e.getMessage());
        } catch (RejectedExecutionException e) {
            LOG.debug("The step ended during its beat: {}", e.getMessage());
        }
    }

    /** A beat under way is not cut off: that would be warned of with every short step. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
