package dev.creatorflow.workflows.reddit;

import io.temporal.activity.ActivityInterface;
import java.util.List;

/**
 * Which stored posts are to be looked for again, and what is done with those that are gone, on
 * {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. The asking itself is {@link RedditApiActivities}'.
 */
@ActivityInterface
public interface DeletionActivities {
    /** The posts whose last look is longest ago, where it is long enough; a repeated call answers the same until they are checked. */
    DueChecks dueChecks(AskChecks request);

    /**
     * Takes in what {@code /api/info} answered: posts that are deleted, removed or no longer there lose their content here, stored answers
     * included, and authors that are gone their names, with a record that it was done; the others were looked for.
     */
    Checked saveChecks(SaveChecks request);

    record AskChecks(String runKey, int page, int most) {}

    /**
     * @param ids {@code t3_} names, up to 100; empty where nothing is due
     * @param waiting how many are due in all, these included
     * @param pauseMillis between two requests: what keeps them to their share of the limit
     */
    record DueChecks(List<String> ids, long waiting, long pauseMillis) {}

    record SaveChecks(String runKey, int page, List<String> ids, long rawId) {}

    /**
     * @param present posts that stand as before
     * @param erased posts whose content was erased now
     */
    record Checked(int present, int erased) {
        public static final Checked NONE = new Checked(0, 0);

        public Checked plus(Checked other) {
            return new Checked(present + other.present, erased + other.erased);
        }
    }
}
