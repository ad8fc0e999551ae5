package dev.creatorflow.activities.temporal;

import dev.creatorflow.activities.settings.TemporalSettings;
import dev.creatorflow.workflows.contract.DataConverters;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** An open connection to Temporal. Connects lazily, so that a command that needs no server never waits for one. Thread-safe. */
public final class TemporalConnection implements AutoCloseable {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final long CLOSE_SECONDS = 2;

    private final TemporalSettings settings;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private TemporalConnection(
            TemporalSettings settings,
            WorkflowServiceStubs stubs,
            @Nullable String identity,
            WorkflowClientInterceptor... interceptors) {
        this.settings = settings;
        this.stubs = stubs;
        WorkflowClientOptions.Builder options = WorkflowClientOptions.newBuilder()
                .setNamespace(settings.namespace())
                .setDataConverter(DataConverters.create())
                .setInterceptors(interceptors);
        if (identity != null) {
            options.setIdentity(identity);
        }
        this.client = WorkflowClient.newInstance(stubs, options.build());
    }

    /** Opens the connection the settings describe. */
    public static TemporalConnection open(TemporalSettings settings) {
        return open(settings, null, WorkflowServiceStubsOptions.newBuilder());
    }

    /**
     * Opens the connection the settings describe.
     *
     * @param identity how this process is called in histories; null for the SDK's own
     * @param options what else the stubs need, such as a metrics scope
     * @param interceptors what every call of the client passes through, the last one first
     */
    public static TemporalConnection open(
            TemporalSettings settings,
            @Nullable String identity,
            WorkflowServiceStubsOptions.Builder options,
            WorkflowClientInterceptor... interceptors) {
        options.setTarget(settings.requireAddress()).setRpcTimeout(CALL_TIMEOUT);
        if (settings.tls()) {
            options.setSslContext(sslContext(settings));
        }
        if (settings.apiKey() != null) {
            options.addApiKey(settings.apiKey()::value);
        }
        String serverName = settings.serverName();
        if (serverName != null) {
            options.setChannelInitializer(channel -> channel.overrideAuthority(serverName));
        }
        return new TemporalConnection(
                settings, WorkflowServiceStubs.newServiceStubs(options.build()), identity, interceptors);
    }

    public WorkflowClient client() {
        return client;
    }

    public WorkflowServiceStubs stubs() {
        return stubs;
    }

    /** The operator's side of the same channel, with the same key. */
    OperatorServiceStubs operator() {
        OperatorServiceStubsOptions.Builder options =
                OperatorServiceStubsOptions.newBuilder().setChannel(stubs.getRawChannel());
        if (settings.apiKey() != null) {
            options.addApiKey(settings.apiKey()::value);
        }
        return OperatorServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults());
    }

    public String address() {
        return settings.requireAddress();
    }

    /**
     * Asks for the namespace.
     *
     * @throws TemporalUnavailableException with what is wrong and what to do
     */
    public void check() {
        try {
            stubs.blockingStub()
                    .withDeadlineAfter(CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(settings.namespace())
                            .build());
        } catch (StatusRuntimeException e) {
            throw TemporalUnavailableException.of(settings, e);
        }
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private static SslContext sslContext(TemporalSettings settings) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient();
            @Nullable Path certificate = settings.clientCertificate();
            @Nullable Path key = settings.clientKey();
            if (certificate != null && key != null) {
                builder.keyManager(certificate.toFile(), key.toFile());
            }
            @Nullable Path authority = settings.serverAuthority();
            if (authority != null) {
                File trusted = authority.toFile();
                builder.trustManager(trusted);
            }
            return GrpcSslContexts.configure(builder).build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new TemporalUnavailableException(
                    "The TLS files of Temporal at " + settings.requireAddress() + " cannot be used: " + e.getMessage()
                            + ". Check TEMPORAL_TLS_…",
                    e);
        }
    }
}
