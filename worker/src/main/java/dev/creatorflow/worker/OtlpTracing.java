package dev.creatorflow.worker;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.opentracingshim.OpenTracingShim;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import io.temporal.opentracing.OpenTracingClientInterceptor;
import io.temporal.opentracing.OpenTracingOptions;
import io.temporal.opentracing.OpenTracingWorkerInterceptor;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Traces sent to a collector by OTLP over HTTP. Work never waits for them: spans wait in a bounded queue, beyond it and where the collector
 * cannot be reached they are lost. A span holds names and ids, whether it failed, and nothing of what was passed or answered.
 */
final class OtlpTracing implements Tracing {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final long CLOSE_SECONDS = 5;

    private final SdkTracerProvider provider;
    private final OpenTracingOptions options;

    /** @param share of the traces that are sent, 0 to 1; a trace is sent whole or not at all */
    OtlpTracing(URI collector, double share) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector + "/v1/traces")
                .setConnectTimeout(REQUEST_TIMEOUT)
                .setTimeout(REQUEST_TIMEOUT)
                .build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.builder()
                                .put("service.name", "creatorflow-worker")
                                .build())))
                .setSampler(new WithoutQueries(Sampler.parentBased(Sampler.traceIdRatioBased(share))))
                // Events would carry the messages of failures, which quote what was read.
                .setSpanLimits(SpanLimits.builder().setMaxNumberOfEvents(0).build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setExporterTimeout(REQUEST_TIMEOUT)
                        .build())
                .build();
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(provider)
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
        options = OpenTracingOptions.newBuilder()
                .setTracer(OpenTracingShim.createTracerShim(sdk))
                .build();
    }

    @Override
    public WorkflowClientInterceptor[] clientSide() {
        return new WorkflowClientInterceptor[] {new OpenTracingClientInterceptor(options), new OwnTraces()};
    }

    @Override
    public WorkerInterceptor[] around(WorkerInterceptor... inner) {
        WorkerInterceptor[] all = Arrays.copyOf(inner, inner.length + 1);
        all[inner.length] = new OpenTracingWorkerInterceptor(options);
        return all;
    }

    @Override
    public void close() {
        provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
