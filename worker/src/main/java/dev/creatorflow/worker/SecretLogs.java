package dev.creatorflow.worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Silences the loggers of the HTTP client that print requests as they go over the wire, the provider's key and the
 * store's signatures among them, whatever level a setting or a configuration file gives them.
 */
final class SecretLogs extends TurboFilter {
    private static final Set<String> SILENT =
            Set.of("org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire");

    private SecretLogs() {}

    /** Holds from now on; setting the logging system up anew would end it, so this comes after that. */
    static void silence() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            SecretLogs filter = new SecretLogs();
            filter.start();
            logs.addTurboFilter(filter);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        return isSilent(logger.getName()) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isSilent(String name) {
        return SILENT.contains(name) || SILENT.stream().anyMatch(silent -> name.startsWith(silent + "."));
    }
}
