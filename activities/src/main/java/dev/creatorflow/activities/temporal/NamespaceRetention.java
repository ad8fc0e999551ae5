package dev.creatorflow.activities.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the namespace keep closed executions for as long as {@code TEMPORAL_RETENTION} says, or longer where somebody set it so. */
public final class NamespaceRetention {
    private static final Logger LOG = LoggerFactory.getLogger(NamespaceRetention.class);

    private final TemporalConnection connection;

    public NamespaceRetention(TemporalConnection connection) {
        this.connection = connection;
    }

    /** Where the key may not change the namespace, a line in the log says what to do: nothing else depends on it. */
    public void atLeast(Duration wanted) {
        String namespace = connection.client().getOptions().getNamespace();
        var service = connection.stubs().blockingStub();
        try {
            com.google.protobuf.Duration kept = service.describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .build())
                    .getConfig()
                    .getWorkflowExecutionRetentionTtl();
            if (kept.getSeconds() < wanted.toSeconds()) {
                service.updateNamespace(UpdateNamespaceRequest.newBuilder()
                        .setNamespace(namespace)
                        .setConfig(NamespaceConfig.newBuilder()
                                .setWorkflowExecutionRetentionTtl(com.google.protobuf.Duration.newBuilder()
                                        .setSeconds(wanted.toSeconds())))
                        .build());
                LOG.info("The namespace {} now keeps closed executions for {} hours", namespace, wanted.toHours());
            }
        } catch (StatusRuntimeException e) {
            LOG.warn(
                    "The namespace {} may keep closed executions for less than TEMPORAL_RETENTION ({} hours), and cannot be"
                            + " changed from here ({}): set its retention where it is administered",
                    namespace,
                    wanted.toHours(),
                    e.getStatus().getCode());
        }
    }
}
