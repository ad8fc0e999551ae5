package dev.creatorflow.activities.settings;

import static dev.creatorflow.activities.settings.AmountFormats.gigabytes;
import static dev.creatorflow.activities.settings.SettingFormats.count;
import static dev.creatorflow.activities.settings.SettingFormats.flag;
import static dev.creatorflow.activities.settings.SettingFormats.listOf;
import static dev.creatorflow.activities.settings.SettingFormats.oneOf;
import static dev.creatorflow.activities.settings.SettingFormats.path;
import static dev.creatorflow.activities.settings.SettingFormats.positive;
import static dev.creatorflow.activities.settings.SettingFormats.secret;
import static dev.creatorflow.activities.settings.SettingFormats.text;
import static dev.creatorflow.activities.settings.SettingFormats.webAddress;

import dev.creatorflow.activities.settings.OperationsSettings.Environment;
import dev.creatorflow.activities.settings.OperationsSettings.LogFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Reddit's settings, the retention of everything, and what runs the program. */
final class PlatformReading {

    private static final Set<String> FOR_EVER = Set.of("forever", "never", "-");
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final SettingReader reader;
    private final Path workingDir;

    PlatformReading(SettingReader reader, Path workingDir) {
        this.reader = reader;
        this.workingDir = workingDir;
    }

    RedditSettings reddit() {
        return new RedditSettings(
                reader.optional(SettingKey.REDDIT_CLIENT_ID, text()),
                reader.optional(SettingKey.REDDIT_CLIENT_SECRET, secret()),
                reader.optional(SettingKey.REDDIT_USER_AGENT, text()),
                reader.value(SettingKey.REDDIT_AUTH_BASE_URL, webAddress()),
                reader.value(SettingKey.REDDIT_API_BASE_URL, webAddress()),
                reader.value(SettingKey.REDDIT_REQUESTS_PER_MINUTE, positive()),
                reader.value(
                        SettingKey.REDDIT_DELETION_CHECK_INTERVAL,
                        AmountFormats.duration(Duration.ofMinutes(1), Duration.ofDays(365))),
                new RedditCareReading(reader, workingDir).read());
    }

    RetentionSettings retention() {
        return new RetentionSettings(
                reader.value(SettingKey.TEMPORAL_RETENTION, AmountFormats.duration(Duration.ofDays(1), LONGEST)),
                retention(SettingKey.RAW_RETENTION),
                retention(SettingKey.METRICS_RETENTION),
                retention(SettingKey.OBSERVATIONS_KEEP_ALL),
                retention(SettingKey.OBSERVATIONS_KEEP_DAILY),
                retention(SettingKey.API_CALLS_RETENTION),
                retention(SettingKey.LOG_RETENTION));
    }

    private @Nullable Duration retention(SettingKey key) {
        Optional<Duration> kept = reader.value(
                key,
                text -> FOR_EVER.contains(text.toLowerCase(Locale.ROOT))
                        ? Optional.empty()
                        : Optional.of(AmountFormats.duration(Duration.ofHours(1), LONGEST)
                                .read(text)));
        return kept.orElse(null);
    }

    OperationsSettings operations(Path usersDataDirectory) {
        Environment environment = reader.value(SettingKey.ENVIRONMENT, oneOf(Environment.class));
        Path clockFile = reader.optional(SettingKey.CREATORFLOW_CLOCK_FILE, path(workingDir));
        if (clockFile != null && environment == Environment.PRODUCTION) {
            reader.problem(
                    SettingKey.CREATORFLOW_CLOCK_FILE,
                    "it must not be set where ENVIRONMENT=production: production runs on the system's own time");
        }
        return new OperationsSettings(
                environment,
                reader.value(SettingKey.MIN_FREE_DISK_GB, gigabytes()),
                webhook(),
                reader.valueOr(
                        SettingKey.CREATORFLOW_DATA_DIR, path(workingDir), usersDataDirectory.toString(), "default"),
                reader.value(SettingKey.WORKER_HTTP_PORT, count(0, 65535)),
                proxy(),
                clockFile,
                reader.value(SettingKey.WORKER_VERSIONING, flag()),
                reader.optional(SettingKey.WORKER_BUILD_ID, PlatformReading::buildId),
                reader.value(SettingKey.LOG_FORMAT, oneOf(LogFormat.class)),
                reader.optional(SettingKey.OTEL_EXPORTER_OTLP_ENDPOINT, webAddress()),
                reader.value(SettingKey.OTEL_TRACES_SAMPLER_ARG, PlatformReading::share));
    }

    private static double share(String text) throws NotRightException {
        if (text.matches("0(\\.\\d+)?|1(\\.0+)?")) {
            return Double.parseDouble(text);
        }
        throw new NotRightException("a share from 0 to 1 is wanted, for example 0.05");
    }

    private static String buildId(String text) throws NotRightException {
        if (text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            return text;
        }
        throw new NotRightException("letters, digits, dots, dashes and underscores are wanted, at most 100");
    }

    private @Nullable Secret webhook() {
        return reader.optional(SettingKey.NOTIFY_WEBHOOK_URL, text -> {
            if (text.matches("https?://[^\\s/]+.*")) {
                return new Secret(text);
            }
            throw new NotRightException("an http(s) address is wanted");
        });
    }

    private @Nullable ProxySettings proxy() {
        ProxySettings proxy = reader.optional(SettingKey.HTTPS_PROXY, ProxySettings::parse);
        List<String> exempt = reader.optional(SettingKey.NO_PROXY, listOf(text()));
        return proxy == null ? null : proxy.exempting(exempt == null ? List.of() : exempt);
    }
}
