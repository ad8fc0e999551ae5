package dev.creatorflow.activities.persistence.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which batches are meant. Every part that is not null narrows.
 *
 * @param kind CYCLE or BACKFILL
 * @param name the schedule, or the backfill's name
 * @param since written down, or due, at or after
 */
public record BatchFilter(
        @Nullable String kind,
        @Nullable String name,
        @Nullable Instant since) {}
