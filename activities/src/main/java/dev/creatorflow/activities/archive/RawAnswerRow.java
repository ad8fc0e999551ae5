package dev.creatorflow.activities.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code creatorflow.raw_responses} with its body.
 *
 * @param body one gzip member; null where it is in the archive
 * @param archiveKey the object that holds it; null where it is not archived, as offset and length are then
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way; nobody compares two of them
record RawAnswerRow(
        long id,
        String provider,
        String runKey,
        String stream,
        int page,
        String subject,
        @Nullable String cursorIn,
        @Nullable String cursorOut,
        int httpStatus,
        Instant fetchedAt,
        String digest,
        long bodyBytes,
        byte @Nullable [] body,
        @Nullable String archiveKey,
        @Nullable Long archiveOffset,
        @Nullable Long archiveLength) {}
