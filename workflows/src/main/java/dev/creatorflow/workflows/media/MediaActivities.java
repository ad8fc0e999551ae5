package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.contract.Platform;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Moves bytes to the object store, on {@link dev.creatorflow.workflows.contract.TaskQueues#MEDIA}. */
@ActivityInterface
public interface MediaActivities {
    /**
     * Transfers up to {@code limit} files of the target whose next attempt is due, and heartbeats. What is done is in {@code media_objects}:
     * a repeated call goes on where the last one was. Fails as a whole only where the store or the database cannot be reached.
     */
    Transferred transferDue(TransferDue request);

    /** Packs the target's raw answers into the archive bucket and frees their bodies in the database. */
    ArchiveReport archiveAnswers(ArchiveAnswers request);

    /** @param limit files at most; keeps one call to minutes */
    record TransferDue(Platform platform, String target, int limit) {}

    /**
     * What one call did, and what is left.
     *
     * @param stored files whose bytes are in the store now and were not before
     * @param reused files whose bytes turned out to be in the store already
     * @param lost files given up by this call
     * @param bytes bytes stored
     * @param due files of the target that are still due
     * @param retrying of those, files that failed at least once
     * @param dueNow of those, files whose attempt is due already: another call is worth it
     * @param awaitingLink of those, files whose link is dead
     * @param nextIn until the next attempt of the others; null where none is planned
     * @param halt why nothing can be transferred at present
     */
    record Transferred(
            int stored,
            int reused,
            int lost,
            long bytes,
            int due,
            int retrying,
            int dueNow,
            int awaitingLink,
            @Nullable Duration nextIn,
            Halt halt) {}

    /** Why due files stay due although nothing fails. */
    enum Halt {
        NONE,
        /** The object store is switched off. */
        STORE_OFF,
        /** The store holds as much as it may. */
        STORE_FULL
    }

    record ArchiveAnswers(Platform platform, String target) {}

    record ArchiveReport(int answers, long bytes) {}
}
