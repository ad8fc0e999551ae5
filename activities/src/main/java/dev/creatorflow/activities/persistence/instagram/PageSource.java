package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.StreamCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored answer's row with what is known around it.
 *
 * @param fetchedAt the time everything of it is written as of
 * @param body as it is stored, compressed; null where it is in the archive
 * @param runStart when the run's profile came in, or the run was opened: media seen before then were known before
 * @param followers follower base of this run; null where unknown
 * @param hidesCounts the owner hides the counters of all media
 * @param saved null where its rows are not committed yet; else so are the counts after it
 * @param covered the stream's covered intervals as JSON, see {@link CoveredRanges}; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way; nobody compares two of them
record PageSource(
        Instant fetchedAt,
        byte @Nullable [] body,
        Instant runStart,
        @Nullable Long followers,
        boolean hidesCounts,
        @Nullable Integer saved,
        @Nullable Integer added,
        @Nullable Integer existing,
        @Nullable Integer rejected,
        @Nullable Integer mediaDue,
        @Nullable Integer mediaReused,
        @Nullable Integer unpinned,
        @Nullable Integer known,
        @Nullable Integer coveredTail,
        @Nullable Integer coveredItems,
        @Nullable String covered) {
    /** What the first saving confirmed; null where there was none. */
    @Nullable PageSaved confirmed() {
        return saved == null
                ? null
                : new PageSaved(
                        new StreamCounts(1, saved, orZero(added), orZero(existing), orZero(rejected)),
                        new MediaCounts(orZero(mediaDue), orZero(mediaReused)),
                        orZero(unpinned),
                        orZero(known),
                        orZero(coveredTail),
                        orZero(coveredItems));
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
