package dev.creatorflow.worker;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Leaves answers to queries out: who follows a transfer asks all the time, and each answer were a trace of one span without an id. */
record WithoutQueries(Sampler rest) implements Sampler {
    private static final String ANSWER = "HandleQuery:";

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return name.startsWith(ANSWER)
                ? SamplingResult.drop()
                : rest.shouldSample(parent, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return "WithoutQueries{" + rest.getDescription() + "}";
    }
}
