package dev.creatorflow.starter.reprocess;

import dev.creatorflow.activities.persistence.staff.ReprocessReads.Extent;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.Farewell;
import dev.creatorflow.workflows.archive.ReprocessProgress;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a reprocess and shows how far it is. */
final class ReprocessFollowing {
    private static final int LOOK_EVERY_SECONDS = 2;

    private final Console console;
    private final Extent extent;

    ReprocessFollowing(Console console, Extent extent) {
        this.console = console;
        this.extent = extent;
    }

    /** @throws CommandFailure where it ended without a result */
    ReprocessProgress follow(WorkflowStub workflow, String workflowId) throws InterruptedException {
        try (Farewell _ = Farewell.saying(
                console, "interrupted; " + workflowId + " goes on. The same command joins it and reports.")) {
            while (true) {
                try {
                    return workflow.getResult(LOOK_EVERY_SECONDS, TimeUnit.SECONDS, ReprocessProgress.class);
                } catch (TimeoutException e) {
                    show(workflow);
                }
            }
        } catch (WorkflowFailedException e) {
            Throwable cause = e.getCause();
            throw CommandFailure.failed(
                    workflowId + " ended without a result: " + (cause == null ? e.getMessage() : cause.getMessage()));
        }
    }

    private void show(WorkflowStub workflow) {
        if (console.live()) {
            try {
                ReprocessProgress progress = workflow.query("progress", ReprocessProgress.class);
                console.status(String.format(
                        Locale.ROOT,
                        "%,d of %,d creators · %,d of %,d media · %,d rows changed",
                        progress.creators() + progress.failed(),
                        extent.creators(),
                        progress.media(),
                        extent.media(),
                        progress.changed()));
            } catch (WorkflowServiceException e) {
                console.status("no worker answers at the moment; it goes on when one does");
            }
        }
    }
}
