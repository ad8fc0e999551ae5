package dev.creatorflow.activities.batch;

import dev.creatorflow.activities.persistence.batch.BatchStanding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a batch keeps to its plan; pure. Held against are the calls the plan expected for those targets that have ended, so that a wrong plan is
 * noticed after a few of them and not when the money is gone.
 *
 * @param tolerance share by which the upper end of the plan may be passed, 0.2 for a fifth
 */
record PlanBounds(double tolerance) {
    /** Before so many calls a few expensive targets say nothing about the others. */
    private static final long FEWEST_CALLS = 100;

    /** One sentence where a person has to agree first; null where it keeps to its plan, or has none. */
    @Nullable String left(BatchStanding standing) {
        Long middle = standing.plannedMiddle();
        Long high = standing.plannedHigh();
        if (middle == null || high == null || standing.calls() < FEWEST_CALLS) {
            return null;
        }
        double above = middle == 0 ? 1 : (double) high / middle;
        double allowed = standing.plannedDone() * above * (1 + tolerance);
        if (standing.calls() <= allowed) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "its %,d ended targets took %,d calls where the plan expected %,.0f; nothing further is started until"
                        + " somebody agrees: ./creatorflow backfill resume %s --reason …",
                standing.done(),
                standing.calls(),
                standing.plannedDone(),
                standing.batch().substring(standing.batch().lastIndexOf('/') + 1));
    }
}
