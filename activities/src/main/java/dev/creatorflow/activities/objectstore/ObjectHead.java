package dev.creatorflow.activities.objectstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the store says of an object.
 *
 * @param contentType null where the store does not say
 * @param modifiedAt when it was written; null where the store does not say
 */
public record ObjectHead(
        String key,
        long bytes,
        @Nullable String contentType,
        @Nullable Instant modifiedAt) {}
