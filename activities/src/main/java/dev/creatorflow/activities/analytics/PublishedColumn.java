package dev.creatorflow.activities.analytics;

import org.jspecify.annotations.Nullable;

/**
 * A figure for a column of {@code instagram_creators} that staff's screens read. Exactly one of both values is set.
 *
 * @param column name of the column
 */
public record PublishedColumn(
        String column, @Nullable Double number, @Nullable String text) {}
