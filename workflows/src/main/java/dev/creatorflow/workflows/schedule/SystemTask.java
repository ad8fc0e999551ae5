package dev.creatorflow.workflows.schedule;

/** Work the product does for itself on a schedule. The name stands in histories: never rename a constant. */
public enum SystemTask {
    /** Thins old history and clears what is past its age. */
    RETENTION,
    /** Compares what was to be done with what was done. */
    RECONCILIATION,
    /** Goes through due media: transfers, fresh links, unfinished uploads. */
    MEDIA_REPAIR,
    /** Follows what was deleted on Reddit. */
    REDDIT_DELETIONS
}
