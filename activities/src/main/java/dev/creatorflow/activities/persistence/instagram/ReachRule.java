package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.PageReach;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a page reaches into the past, and how much of its end is known; pure. Pinned media lie out of order and say nothing of either. The
 * flag that marks them has vanished from answers before, so the first places of a stream, where pinned ones stand, say nothing either way.
 */
final class ReachRule {
    /** The most media an account can pin in one stream. */
    static final int PLACES_OF_PINS = 3;

    private ReachRule() {}

    /**
     * The reach of a page.
     *
     * @param page number of the page in its stream, from 0
     * @param items in the page's order, each once
     * @param knownBefore keys of those that were stored before the run
     */
    static PageReach of(int page, List<MediaItem> items, Set<String> knownBefore, CoveredRanges covered) {
        Instant to = null;
        int tail = 0;
        CoveredRanges.@Nullable Range around = null;
        for (int place = page == 0 ? PLACES_OF_PINS : 0; place < items.size(); place++) {
            MediaItem item = items.get(place);
            if (item.pinned()) {
                continue;
            }
            to = item.takenAt() == null ? to : item.takenAt();
            CoveredRanges.@Nullable Range range =
                    knownBefore.contains(item.mediaPk()) ? covered.around(item.takenAt()) : null;
            tail = range == null ? 0 : range.equals(around) ? tail + 1 : 1;
            around = range;
        }
        return new PageReach(tail, around == null ? 0 : around.items(), to);
    }
}
