package dev.creatorflow.worker;

import dev.creatorflow.activities.dispatch.CallObserver;
import dev.creatorflow.activities.operations.PipelineFigures;
import dev.creatorflow.activities.operations.PipelineFigures.SourceFigures;
import dev.creatorflow.workflows.contract.FailureType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline's own meters. What this worker did is counted as it happens; how the pipeline stands as a whole is the same in every worker:
 * take the maximum over them, not the sum. Unknown is no figure at all.
 */
final class PipelineMeters implements CallObserver {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2),
        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60)
    };

    private final MeterRegistry registry;
    private final AtomicReference<@Nullable PipelineFigures> figures = new AtomicReference<>();
    private final AtomicReference<@Nullable Long> freeDisk = new AtomicReference<>();
    private final MultiGauge rates;
    private final MultiGauge budgets;
    private final MultiGauge pauses;

    PipelineMeters(MeterRegistry registry) {
        this.registry = registry;
        whole("creatorflow.due.creators", "Creators whose refresh is due", PipelineFigures::dueCreators);
        whole(
                "creatorflow.due.lag.seconds",
                "How long the longest waiting creator has been due",
                PipelineFigures::dueLagSeconds);
        whole("creatorflow.runs.open", "Runs under way", PipelineFigures::openRuns);
        whole("creatorflow.media.due", "Files that are to be copied", PipelineFigures::mediaDue);
        Gauge.builder("creatorflow.disk.free.bytes", freeDisk, PipelineMeters::orUnknown)
                .description("Free bytes under the data folder")
                .register(registry);
        rates = MultiGauge.builder("creatorflow.source.rate")
                .description("Requests per second over all workers, as set")
                .register(registry);
        budgets = MultiGauge.builder("creatorflow.budget.left.calls")
                .description("Calls left of the UTC day, of the month, and of the provider's own quota")
                .register(registry);
        pauses = MultiGauge.builder("creatorflow.source.paused")
                .description("1 where a source is paused for this reason")
                .register(registry);
    }

    @Override
    public void ended(String provider, String endpoint, @Nullable FailureType failure, Duration latency) {
        Timer.builder("creatorflow.api.requests")
                .description("Requests upstream, from sending to the last byte")
                .tags("provider", provider, "endpoint", endpoint)
                .tag("outcome", failure == null ? "SUCCEEDED" : failure.name())
                .serviceLevelObjectives(LATENCIES)
                .register(registry)
                .record(latency);
    }

    /** Rows of a stored page. */
    void rows(String stream, String result, int rows) {
        count("creatorflow.rows", Tags.of("stream", stream, "result", result), rows);
    }

    /** Files of a transfer. */
    void media(String result, int files) {
        count("creatorflow.media.files", Tags.of("result", result), files);
    }

    void mediaBytes(long bytes) {
        count("creatorflow.media.bytes", Tags.empty(), bytes);
    }

    /** A run that ended. */
    void run(String outcome, @Nullable String reason) {
        count("creatorflow.runs", Tags.of("outcome", outcome, "reason", reason == null ? "NONE" : reason), 1);
    }

    void freeDisk(long bytes) {
        freeDisk.set(bytes);
    }

    void show(PipelineFigures now) {
        figures.set(now);
        rates.register(
                rows(
                        now,
                        source -> List.of(
                                MultiGauge.Row.of(Tags.of("provider", source.provider()), source.requestsPerSecond()))),
                true);
        budgets.register(rows(now, source -> budget(source)), true);
        pauses.register(
                rows(
                        now,
                        source -> Arrays.stream(PAUSES)
                                .<MultiGauge.Row<?>>map(type -> MultiGauge.Row.of(
                                        Tags.of("provider", source.provider(), "type", type),
                                        type.equals(source.pauseType()) ? 1 : 0))
                                .toList()),
                true);
    }

    private static final String[] PAUSES = {
        "SOURCE_PAUSED", "BUDGET_REACHED", "QUOTA_EXHAUSTED", "BAD_CREDENTIALS", "DISK_FULL"
    };

    private static List<MultiGauge.Row<?>> budget(SourceFigures source) {
        return List.of(
                left(source, "day", source.dayLeft()),
                left(source, "month", source.monthLeft()),
                left(source, "quota", source.quotaLeft()));
    }

    private static MultiGauge.Row<?> left(SourceFigures source, String period, @Nullable Long calls) {
        return MultiGauge.Row.of(
                Tags.of("provider", source.provider(), "period", period), calls == null ? Double.NaN : (double) calls);
    }

    private static List<MultiGauge.Row<?>> rows(
            PipelineFigures now, Function<SourceFigures, List<? extends MultiGauge.Row<?>>> row) {
        return now.sources().stream()
                .<MultiGauge.Row<?>>flatMap(source -> row.apply(source).stream())
                .toList();
    }

    private void count(String name, Tags tags, long amount) {
        if (amount > 0) {
            registry.counter(name, tags).increment((double) amount);
        }
    }

    private void whole(String name, String meaning, ToDoubleFunction<PipelineFigures> figure) {
        Gauge.builder(name, figures, known -> {
                    PipelineFigures now = known.get();
                    return now == null ? Double.NaN : figure.applyAsDouble(now);
                })
                .description(meaning)
                .register(registry);
    }

    private static double orUnknown(AtomicReference<@Nullable Long> known) {
        Long value = known.get();
        return value == null ? Double.NaN : (double) value;
    }
}
