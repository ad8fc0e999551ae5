package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;

/**
 * When a walk that goes beyond what is always refreshed may stop: at {@value #ENOUGH} items in a row that were stored before this run and lie
 * within an interval that finished walks have covered, where that interval holds the rest of the window. Items that were stored by a walk
 * that broke off are no reason to stop: nothing says that their neighbours are known too. Pinned items neither count nor interrupt.
 */
final class StopRule {
    static final int ENOUGH = 12;

    private int inARow;
    private int coveredItems;

    /** Takes in a stored page; pages come in order. */
    void see(PageSaved page) {
        boolean wholePage = page.coveredTail() == page.unpinned();
        inARow = wholePage ? inARow + page.coveredTail() : page.coveredTail();
        coveredItems = page.unpinned() == 0 ? coveredItems : page.coveredItems();
    }

    /** Whether the next page could make it stop: only then is it worth waiting for what the last one came to. */
    boolean mayStopSoon() {
        return inARow > 0;
    }

    /** @param window how many of the newest items the walk is about */
    boolean stops(int window) {
        return inARow >= ENOUGH && coveredItems >= window;
    }
}
