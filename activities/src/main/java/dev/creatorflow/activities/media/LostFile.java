package dev.creatorflow.activities.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was given up.
 *
 * @param label how staff call the target
 * @param kind as {@code media_objects.failure_kind}
 * @param reason one sentence
 */
public record LostFile(
        String sourceKey,
        String target,
        String label,
        @Nullable String kind,
        @Nullable String reason,
        int attempts,
        @Nullable Instant lastAttemptAt) {}
