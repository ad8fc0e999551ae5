package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.activities.persistence.Statements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a platform's cycles and backfills are about. Every method runs inside the transaction that holds the batch's row. */
interface DueTargets {
    /** Writes down what is due, the longest overdue first; repeating it adds nothing that is there. */
    void due(Statements statements, String batch, @Nullable Integer most, Instant now);

    /** How many targets are due. */
    long countDue(Statements statements, Instant now);

    /** Drops those of the next targets that are not wanted any more. */
    BatchMapper.Moves dropUnwanted(Statements statements, String batch, int room, Instant now);

    /**
     * Adds what the targets that ended now have led to.
     *
     * @return how many targets were added
     */
    int grow(Statements statements, String batch, Instant now);
}
