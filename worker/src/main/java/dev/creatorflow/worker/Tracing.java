package dev.creatorflow.worker;

import dev.creatorflow.activities.settings.OperationsSettings;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Traces of workflows and activities, where a collector is set. Names no class of OpenTelemetry: without a collector none is loaded, and
 * nothing stands between Temporal and the code.
 */
interface Tracing extends AutoCloseable {
    /** What the client of this worker passes through. */
    WorkflowClientInterceptor[] clientSide();

    /** What workflows and activities pass through, these interceptors inside the traces. */
    WorkerInterceptor[] around(WorkerInterceptor... inner);

    /** Sends what is still held, within a few seconds. */
    @Override
    void close();

    /** As the settings say. */
    static Tracing of(OperationsSettings settings) {
        @Nullable URI collector = settings.traceCollector();
        return collector == null ? new Off() : new OtlpTracing(collector, settings.traceShare());
    }

    /** No traces. */
    record Off() implements Tracing {
        @Override
        public WorkflowClientInterceptor[] clientSide() {
            return new WorkflowClientInterceptor[0];
        }

        @Override
        public WorkerInterceptor[] around(WorkerInterceptor... inner) {
            return inner;
        }

        @Override
        public void close() {}
    }
}
