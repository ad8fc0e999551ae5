package dev.creatorflow.activities.analytics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One figure as it is stored. The parts mean what {@link Measure} says.
 *
 * @param name snake_case, see {@link Metric}
 * @param unit see {@link MetricUnit}
 */
public record MetricRow(
        String name,
        @Nullable Double value,
        @Nullable String text,
        String unit,
        int n,
        @Nullable Double missingShare,
        @Nullable Instant windowFrom,
        @Nullable Instant windowTo,
        @Nullable Double low,
        @Nullable Double high) {

    static MetricRow of(Metric metric, Measure measure) {
        return new MetricRow(
                metric.metricName(),
                measure.value(),
                measure.text(),
                metric.unit().label(),
                measure.n(),
                measure.missingShare(),
                measure.from(),
                measure.to(),
                measure.low(),
                measure.high());
    }
}
