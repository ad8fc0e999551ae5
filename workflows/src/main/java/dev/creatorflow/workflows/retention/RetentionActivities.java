package dev.creatorflow.workflows.retention;

import io.temporal.activity.ActivityInterface;

/**
 * The steps of retention, on {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. How far a subject has been gone through is kept in
 * the database with the rows that went, so a repeated call goes on where the last one stopped, and calls side by side do no harm.
 */
@ActivityInterface
public interface RetentionActivities {
    /** Makes the partitions of the current and the coming month where they are missing; returns how many were made. */
    int prepareMonths();

    /** Computes the day's percentiles of every niche; returns how many outputs were written. */
    int refreshPercentiles();

    /** Clears what is past its age, in short transactions, for about a minute at most, and heartbeats. */
    Swept sweep(Retained subject);

    /** What {@link #sweep} would clear, and nothing is cleared. */
    Swept rehearse(Retained subject);

    /**
     * @param rows rows that are gone, for calls those that became totals
     * @param more something is left: call again
     */
    record Swept(long rows, boolean more) {}
}
