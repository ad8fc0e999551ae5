package dev.creatorflow.starter.scrape;

import dev.creatorflow.workflows.media.MediaReport;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Follows a media transfer to its end, or until it has not moved for a while: a store that is away must not keep a person
 * waiting for rows that are complete. Thread-safe.
 */
final class MediaFollower {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final WorkflowClient client;
    private final Duration patience;

    /** @param patience how long a transfer may stand still; zero follows none */
    MediaFollower(WorkflowClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** What the transfer came to; null where nothing is known of it. */
    @Nullable MediaReport follow(String workflowId) throws InterruptedException {
        if (patience.isZero()) {
            return null;
        }
        WorkflowStub workflow = client.newUntypedWorkflowStub(workflowId);
        CompletableFuture<MediaReport> end = workflow.getResultAsync(MediaReport.class);
        MediaReport seen = null;
        long movedAt = System.nanoTime();
        while (System.nanoTime() - movedAt < patience.toNanos()) {
            try {
                return end.get(Math.min(LOOK_EVERY.toMillis(), patience.toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                MediaReport now = progress(workflow);
                if (now != null && !now.equals(seen)) {
                    seen = now;
                    movedAt = System.nanoTime();
                }
            } catch (ExecutionException _) {
                // The transfer failed or was stopped: what it had done by then is still true.
                return progress(workflow);
            }
        }
        return seen;
    }

    /** Null while no worker can answer. */
    private static @Nullable MediaReport progress(WorkflowStub workflow) {
        try {
            return workflow.query("progress", MediaReport.class);
        } catch (WorkflowException _) {
            return null;
        }
    }
}
