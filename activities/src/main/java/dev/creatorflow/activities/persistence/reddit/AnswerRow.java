package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.PostCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored answer.
 *
 * @param subject {@code r/name} or {@code u/name}; empty where it is about no single one
 * @param body gzip; null where it is in the archive
 * @param saved posts it came to, as they were counted first; null = its rows were not written yet, likewise the next four
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way; nobody compares two of them
record AnswerRow(
        long id,
        String runKey,
        String subject,
        String stream,
        int page,
        int httpStatus,
        byte @Nullable [] body,
        Instant fetchedAt,
        @Nullable Integer saved,
        @Nullable Integer added,
        @Nullable Integer rejected,
        @Nullable Integer mediaDue,
        @Nullable Integer mediaReused) {

    /** The first counts; null where the rows are still to be written. */
    @Nullable PostCounts confirmed() {
        return saved == null || added == null || rejected == null ? null : new PostCounts(1, saved, added, rejected);
    }

    /** The first counts of files; none where the rows are still to be written. */
    MediaCounts media() {
        return mediaDue == null || mediaReused == null ? MediaCounts.NONE : new MediaCounts(mediaDue, mediaReused);
    }
}
