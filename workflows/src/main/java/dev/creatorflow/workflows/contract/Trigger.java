package dev.creatorflow.workflows.contract;

/** Who asked for a run. Decides its priority. */
public enum Trigger {
    STAFF,
    SCHEDULE,
    BACKFILL,
    DISCOVERY
}
