package dev.creatorflow.workflows.contract;

/** How a run ended. Only {@link #FAILED} closes its execution as Failed; the others close it as Completed. */
public enum Outcome {
    /** Everything that was asked for, or everything there is, was stored. A private or missing account is complete too. */
    COMPLETE,
    /** Something was stored and something expected is missing. */
    PARTIAL,
    /** Nothing of what was asked for could be stored. */
    FAILED,
    /** Ended on purpose before its end: cancelled, paused or out of budget. What was paid for is stored. */
    STOPPED
}
