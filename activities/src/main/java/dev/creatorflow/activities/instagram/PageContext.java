package dev.creatorflow.activities.instagram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known around a page and changes how its media are read.
 *
 * @param igUserId the account whose page it is; decides whose pin and whose hidden counters count; null where not known
 * @param hidesCounts the account hides the counters of all its media, as its profile says
 * @param fetchedAt when the page was answered: no medium is newer than that; null where not known
 */
public record PageContext(
        @Nullable String igUserId,
        boolean hidesCounts,
        @Nullable Instant fetchedAt) {
    public static final PageContext UNKNOWN = new PageContext(null, false, null);
}
