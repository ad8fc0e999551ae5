package dev.creatorflow.workflows.reconcile;

import io.temporal.activity.ActivityInterface;

/** The steps of a reconciliation, on {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. Each may be repeated. */
@ActivityInterface
public interface ReconciliationActivities {
    /** Gives the slots of schedules that have no row their verdict. */
    void judgeSlots();

    /** Closes open runs whose execution has ended; returns how many. */
    int closeLeftRuns();

    /** Counts scrapes under way of accounts that are not stored and in no open run, and tells people. */
    int findStrays();

    /** Counts creators that have been due for more than a day without a run since, and tells people. */
    int findForgotten();

    /** Writes the histories of executions that failed to the archive, before Temporal drops them; returns how many were new there. */
    int exportHistories();
}
