package dev.creatorflow.activities.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things are kept; null always means for ever.
 *
 * @param temporal closed executions in Temporal
 * @param raw raw answers
 * @param metrics rows of {@code creator_metrics_daily}
 * @param apiCalls single rows of {@code api_calls}, before they become daily totals
 * @param logs rows of {@code system_logs}
 */
public record RetentionSettings(
        Duration temporal,
        @Nullable Duration raw,
        @Nullable Duration metrics,
        @Nullable Duration apiCalls,
        @Nullable Duration logs) {}
