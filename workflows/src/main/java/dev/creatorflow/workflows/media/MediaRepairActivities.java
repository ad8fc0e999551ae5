package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** The steps of a repair, on {@link dev.creatorflow.workflows.contract.TaskQueues#MEDIA}. Each is idempotent and short. */
@ActivityInterface
public interface MediaRepairActivities {
    /**
     * Removes the parts of uploads that no transfer can still be at, which it counts, and the files that no row of Reddit uses any more; does nothing
     * where the store is switched off.
     */
    int abandonUploads();

    /** Makes lost files due again with their attempts back; those with a dead link then wait for a fresh one. */
    int reviveLost();

    /** Starts or wakes the transfers of the next targets with files to be tried now, those first whose links die first. */
    Page wakeDue(PageOf request);

    /** Starts or wakes the transfers of the next targets whose links are dead and were not asked for lately; each then asks for its own. */
    Page askFreshLinks(PageOf request);

    /**
     * @param after cursor of the page before; null for the first
     * @param limit targets at most
     */
    record PageOf(Trigger trigger, @Nullable String after, int limit) {}

    /**
     * @param targets targets of this page that were woken or asked for
     * @param next cursor of the next page; null where this was the last
     */
    record Page(int targets, @Nullable String next) {}
}
