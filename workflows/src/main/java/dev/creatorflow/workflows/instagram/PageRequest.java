package dev.creatorflow.workflows.instagram;

import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of a stream.
 *
 * @param page counts the run's requests of this stream from 0, empty pages included; {@code (runKey, stream, page)} is asked at most once
 * @param cursor null for the newest page
 * @param count items wanted, 1 to 12
 */
public record PageRequest(
        String runKey,
        String igUserId,
        String username,
        Stream stream,
        int page,
        @Nullable String cursor,
        int count) {}
