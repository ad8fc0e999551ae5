package dev.creatorflow.activities.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What runs the program rather than what it does.
 *
 * @param environment what kind of installation this is
 * @param minFreeDiskBytes free bytes under the data folder below which intake pauses
 * @param notifyWebhookUrl address that gets digests, pauses and budget stops; null for none. Secret: whoever knows it may post
 * @param dataDirectory folder of the local platform's files
 * @param workerHttpPort port of the worker's health and metrics pages, 0 for a free one
 * @param proxy proxy of the upstream clients, null for none
 * @param clockFile file with the offset of the clock, null for the system's own time
 * @param workerVersioning whether Temporal's worker deployment versioning is on
 * @param workerBuildId what this build of the worker is called; null = by its code
 * @param logFormat how the worker writes its log
 * @param traceCollector OpenTelemetry collector the worker sends traces to, without {@code /v1/traces}; null for no traces
 * @param traceShare share of the traces that are sent, 0 to 1
 */
public record OperationsSettings(
        Environment environment,
        long minFreeDiskBytes,
        @Nullable Secret notifyWebhookUrl,
        Path dataDirectory,
        int workerHttpPort,
        @Nullable ProxySettings proxy,
        @Nullable Path clockFile,
        boolean workerVersioning,
        @Nullable String workerBuildId,
        LogFormat logFormat,
        @Nullable URI traceCollector,
        double traceShare) {

    /** How the worker writes its log. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /** What kind of installation this is. */
    public enum Environment {
        DEVELOPMENT,
        TEST,
        STAGING,
        /** No embedded parts behind a worker, no simulator, no shifted clock. */
        PRODUCTION
    }

    /** Whether this is the real thing. */
    public boolean production() {
        return environment == Environment.PRODUCTION;
    }
}
