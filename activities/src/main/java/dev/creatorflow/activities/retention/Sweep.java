package dev.creatorflow.activities.retention;

import dev.creatorflow.workflows.retention.RetentionActivities.Swept;

/** Clears one subject, one short transaction a step. Steps may be repeated and may run side by side. */
interface Sweep {
    Swept step();
}
