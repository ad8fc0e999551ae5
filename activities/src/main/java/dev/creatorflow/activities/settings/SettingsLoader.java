package dev.creatorflow.activities.settings;

import static dev.creatorflow.activities.settings.SettingFormats.count;
import static dev.creatorflow.activities.settings.SettingFormats.flag;
import static dev.creatorflow.activities.settings.SettingFormats.hostAndPort;
import static dev.creatorflow.activities.settings.SettingFormats.hostName;
import static dev.creatorflow.activities.settings.SettingFormats.money;
import static dev.creatorflow.activities.settings.SettingFormats.name;
import static dev.creatorflow.activities.settings.SettingFormats.path;
import static dev.creatorflow.activities.settings.SettingFormats.positive;
import static dev.creatorflow.activities.settings.SettingFormats.secret;
import static dev.creatorflow.activities.settings.SettingFormats.text;
import static dev.creatorflow.activities.settings.SettingFormats.webAddress;
import static dev.creatorflow.activities.settings.SettingFormats.wholeNumber;
import static dev.creatorflow.activities.settings.SettingFormats.zone;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings, in this order of precedence: process environment (also {@code NAME_FILE} for secrets),
 * {@code .env} and {@code application.yaml} in the working directory, the running local platform, defaults.
 */
public final class SettingsLoader {

    private final Path workingDir;
    private final SettingReader reader;

    private SettingsLoader(Path workingDir, SettingReader reader) {
        this.workingDir = workingDir;
        this.reader = reader;
    }

    /** Loads the settings of this process. */
    public static Settings load() {
        return load(SystemEnvironment.variables(), SystemEnvironment.workingDirectory());
    }

    /**
     * Loads the settings a process with this environment, started in this folder, would have.
     *
     * @throws SettingsException naming everything that is wrong or unknown, all at once
     */
    public static Settings load(Map<String, String> environment, Path workingDir) {
        SettingSources sources = new SettingSources(workingDir);
        sources.addEnvironment(environment);
        sources.addEnvFile();
        sources.addYaml();
        Path fallback = DataDirectory.ofUser(environment, workingDir);
        sources.addPlatform(sources.get(SettingKey.CREATORFLOW_DATA_DIR)
                .map(setting -> DataDirectory.resolve(workingDir, setting.text(), fallback))
                .orElse(fallback));
        SettingReader reader = new SettingReader(sources.raw());
        reader.problems(sources.problems());
        Settings settings = new SettingsLoader(workingDir, reader).settings(fallback);
        if (!reader.problems().isEmpty()) {
            throw new SettingsException(reader.problems());
        }
        return settings;
    }

    private Settings settings(Path dataDirectory) {
        TemporalSettings temporal = temporal();
        DatabaseSettings database = new DatabaseSettings(
                reader.optional(SettingKey.DATABASE_URL, DatabaseUrl::parse),
                reader.value(SettingKey.DATABASE_POOL_SIZE, count(1, 200)));
        InstagramSettings instagram = new InstagramReading(reader).read();
        AnalyticsSettings analytics = new AnalyticsSettings(
                reader.value(SettingKey.VIRAL_MIN_VIEWS, wholeNumber(0, Long.MAX_VALUE)),
                reader.value(SettingKey.VIRAL_MULTIPLIER, positive()),
                reader.value(SettingKey.REPORT_TIME_ZONE, zone()));
        RefreshIntervals intervals = reader.value(SettingKey.INSTAGRAM_REFRESH_INTERVALS, RefreshIntervals::parse);
        RefreshSettings refresh = new RefreshSettings(
                intervals.hot(),
                intervals.normal(),
                intervals.slow(),
                reader.value(SettingKey.CREATORS_IN_FLIGHT, count(1, 10_000)),
                reader.value(SettingKey.BACKFILL_PLAN_TOLERANCE, count(0, 1_000)) / 100.0);
        StoreReading store = new StoreReading(reader);
        PlatformReading platform = new PlatformReading(reader, workingDir);
        return new Settings(
                temporal,
                database,
                instagram,
                analytics,
                refresh,
                platform.reddit(),
                store.storage(),
                store.media(),
                platform.retention(),
                platform.operations(dataDirectory),
                tagging(),
                reader.lines());
    }

    private TemporalSettings temporal() {
        String address = reader.optional(SettingKey.TEMPORAL_ADDRESS, hostAndPort());
        String namespace = reader.value(SettingKey.TEMPORAL_NAMESPACE, name());
        Secret apiKey = reader.optional(SettingKey.TEMPORAL_API_KEY, secret());
        Path certificate = reader.optional(SettingKey.TEMPORAL_TLS_CLIENT_CERT_PATH, path(workingDir));
        Path key = reader.optional(SettingKey.TEMPORAL_TLS_CLIENT_KEY_PATH, path(workingDir));
        Path authority = reader.optional(SettingKey.TEMPORAL_TLS_SERVER_CA_CERT_PATH, path(workingDir));
        String serverName = reader.optional(SettingKey.TEMPORAL_TLS_SERVER_NAME, hostName());
        boolean implied = apiKey != null || certificate != null || authority != null;
        boolean tls = reader.valueOr(SettingKey.TEMPORAL_TLS, flag(), Boolean.toString(implied), "default");
        if ((certificate == null) != (key == null)) {
            reader.problem(
                    certificate == null
                            ? SettingKey.TEMPORAL_TLS_CLIENT_CERT_PATH
                            : SettingKey.TEMPORAL_TLS_CLIENT_KEY_PATH,
                    "the client certificate and its key are wanted both or neither");
        }
        return new TemporalSettings(address, namespace, apiKey, tls, certificate, key, authority, serverName);
    }

    private TaggingSettings tagging() {
        @Nullable Secret apiKey = reader.optional(SettingKey.OPENAI_API_KEY, secret());
        return new TaggingSettings(
                apiKey,
                reader.value(SettingKey.OPENAI_BASE_URL, webAddress()),
                reader.optional(SettingKey.OPENAI_MODEL, text()),
                reader.optional(SettingKey.TAGS_REGISTRY_FILE, path(workingDir)),
                reader.value(SettingKey.OPENAI_REQUESTS_PER_MINUTE, positive()),
                reader.value(SettingKey.OPENAI_DAILY_CALL_CAP, wholeNumber(0, 1_000_000)),
                reader.optional(SettingKey.OPENAI_COST_PER_1000_CALLS_USD, money()));
    }

    /** Every key there is, for documentation and completion. */
    public static List<SettingKey> keys() {
        return List.of(SettingKey.values());
    }
}
