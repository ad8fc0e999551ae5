package dev.creatorflow.activities.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something people are to be told.
 *
 * @param kind as in {@code creatorflow.notices}
 * @param command what to type about it; null = nothing
 * @param summary of the cycle or backfill whose end it tells, as JSON; null on every other notice
 */
public record Notice(
        long id,
        Instant happenedAt,
        String kind,
        String subject,
        String sentence,
        @Nullable String command,
        @Nullable String summary) {}
