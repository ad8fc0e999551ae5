package dev.creatorflow.activities.archive;

import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.StreamCounts;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an answer came to, as the database confirmed it when they were written. Never changes: whoever saves the answer again gets
 * these first figures.
 *
 * @param counts with {@code pages} 1
 * @param unpinned items of the page that are not pinned
 * @param known of those, items that were stored before the run
 * @param reach how far the page reaches; null where the answer has no page
 */
public record Confirmed(
        StreamCounts counts,
        MediaCounts media,
        int unpinned,
        int known,
        @Nullable PageReach reach) {
    /** Of an answer that has no page: a profile, or an account that was not found. */
    public static Confirmed withoutPage(MediaCounts media) {
        return new Confirmed(new StreamCounts(1, 0, 0, 0, 0), media, 0, 0, null);
    }
}
