package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.fetch.MediaFailure;

/** What became of one due file. */
sealed interface TransferOutcome {
    /** Its bytes are in the store now. */
    record Stored(long bytes) implements TransferOutcome {}

    /** Its bytes were there already. */
    record Reused() implements TransferOutcome {}

    /** It stays due as it was: there is no room in the store, or the object it turned out to be was just removed. */
    record Left() implements TransferOutcome {}

    /** @param lost given up; else it is tried again as {@link RetryPlan} says */
    record Failed(MediaFailure failure, boolean lost) implements TransferOutcome {}
}
