package dev.creatorflow.activities.media.inspect;

import org.jspecify.annotations.Nullable;

/**
 * What a whole file is.
 *
 * @param width pixels as shown; null where the file does not say
 * @param height pixels as shown; null where the file does not say
 * @param durationSeconds null for pictures and where the file does not say
 * @param coding four letters of a video's coding, where its index and its samples fit together; null for pictures, and where the index does
 *     not say enough, as in fragmented files
 */
public record Inspected(
        FileType type,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double durationSeconds,
        @Nullable String coding) {
    public Inspected(
            FileType type, @Nullable Integer width, @Nullable Integer height, @Nullable Double durationSeconds) {
        this(type, width, height, durationSeconds, null);
    }
}
