package dev.creatorflow.activities.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things are kept; null always means for ever.
 *
 * @param temporal closed executions in Temporal
 * @param raw raw answers
 * @param metrics rows of {@code creator_metrics_daily}, and observations that are neither the first, nor the last, nor labelled
 * @param observationsAll every observation; older ones are thinned to one a day
 * @param observationsDaily one observation a day; older ones are thinned to one a week
 * @param apiCalls single rows of {@code api_calls}, before they become daily totals
 * @param logs rows of {@code system_logs}
 */
public record RetentionSettings(
        Duration temporal,
        @Nullable Duration raw,
        @Nullable Duration metrics,
        @Nullable Duration observationsAll,
        @Nullable Duration observationsDaily,
        @Nullable Duration apiCalls,
        @Nullable Duration logs) {}
