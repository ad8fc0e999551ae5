package dev.creatorflow.workflows.batch;

import org.jspecify.annotations.Nullable;

/**
 * Where a batch stands.
 *
 * @param due targets in all
 * @param waiting not started yet
 * @param inFlight started and not ended
 * @param done ended, whatever their outcome, or no longer wanted
 * @param calls paid calls of those that ended
 * @param heldBy why nothing further is started now; null while it goes on
 */
public record BatchStatus(
        long due,
        long waiting,
        long inFlight,
        long done,
        long calls,
        @Nullable String heldBy) {
    static final BatchStatus NONE = new BatchStatus(0, 0, 0, 0, 0, null);
}
