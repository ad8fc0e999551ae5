package dev.creatorflow.activities.media.inspect;

import org.jspecify.annotations.Nullable;

/**
 * What a whole file is.
 *
 * @param width pixels as shown; null where the file does not say
 * @param height pixels as shown; null where the file does not say
 * @param durationSeconds null for pictures and where the file does not say
 */
public record Inspected(
        FileType type,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double durationSeconds) {}
