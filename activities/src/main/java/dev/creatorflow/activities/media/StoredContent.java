package dev.creatorflow.activities.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is written down of a file that is in the store; the fields are the columns of {@code media_objects}. */
record StoredContent(
        String sha256,
        @Nullable String originalSha256,
        @Nullable Long originalBytes,
        @Nullable Long perceptualHash,
        long bytes,
        String contentType,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double durationSeconds,
        String objectKey,
        String publicUrl,
        @Nullable String etag,
        Instant storedAt) {}
