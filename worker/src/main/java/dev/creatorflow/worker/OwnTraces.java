package dev.creatorflow.worker;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;

/** Begins a trace with each workflow a step starts: else a cycle of 100,000 creators were one trace, which no backend can show. */
final class OwnTraces extends WorkflowClientInterceptorBase {
    @Override
    public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
        return new WorkflowClientCallsInterceptorBase(next) {
            @Override
            public WorkflowStartOutput start(WorkflowStartInput input) {
                try (Scope _ = Context.root().makeCurrent()) {
                    return super.start(input);
                }
            }

            @Override
            public WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input) {
                try (Scope _ = Context.root().makeCurrent()) {
                    return super.signalWithStart(input);
                }
            }

            @Override
            public <R> WorkflowUpdateWithStartOutput<R> updateWithStart(WorkflowUpdateWithStartInput<R> input) {
                try (Scope _ = Context.root().makeCurrent()) {
                    return super.updateWithStart(input);
                }
            }
        };
    }
}
