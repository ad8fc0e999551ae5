package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.contract.Platform;
import io.temporal.activity.ActivityInterface;

/** Moves bytes to the object store, on {@link dev.creatorflow.workflows.contract.TaskQueues#MEDIA}. */
@ActivityInterface
public interface MediaActivities {
    /**
     * Transfers up to {@code limit} files of the target whose next attempt is due, and heartbeats. What is done is in {@code media_objects}:
     * a repeated call goes on where the last one was. Fails as a whole only where the store or the database cannot be reached.
     */
    MediaReport transferDue(TransferDue request);

    /** Packs the target's raw answers into the archive bucket and frees their bodies in the database. */
    ArchiveReport archiveAnswers(ArchiveAnswers request);

    record TransferDue(Platform platform, String target, int limit) {}

    record ArchiveAnswers(Platform platform, String target) {}

    record ArchiveReport(int answers, long bytes) {}
}
