package dev.creatorflow.activities.persistence.batch;

import org.jspecify.annotations.Nullable;

/**
 * How far a batch is.
 *
 * @param plannedDone calls the plan expected for the targets that ended
 * @param plannedMiddle calls the plan expects in all; null where there is no plan, as for {@code plannedHigh}
 */
public record BatchStanding(
        String batch,
        String kind,
        String verdict,
        long due,
        long waiting,
        long inFlight,
        long done,
        long calls,
        double plannedDone,
        @Nullable Long plannedMiddle,
        @Nullable Long plannedHigh) {

    /** The same with another number of calls. */
    public BatchStanding withCalls(long others) {
        return new BatchStanding(
                batch, kind, verdict, due, waiting, inFlight, done, others, plannedDone, plannedMiddle, plannedHigh);
    }
}
