package dev.creatorflow.activities.retention;

import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.retention.RetentionActivities.Swept;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Clears one subject, one short transaction a step. Steps may be repeated and may run side by side. */
interface Sweep {
    Swept step(Transactions transactions);

    /** How a step's statements are run: each committed by itself, or all of them in one transaction that is taken back. */
    interface Transactions {
        <R extends @Nullable Object> R run(Function<Statements, R> work);
    }
}
