package dev.creatorflow.activities.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key arrives in its record, and every kind of wrong value is answered with what would be right. */
class SettingValuesTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> everyKey() {
        return Stream.of(
                maps(
                        SettingKey.TEMPORAL_ADDRESS,
                        "t.example:7233",
                        s -> s.temporal().address()),
                maps(SettingKey.TEMPORAL_NAMESPACE, "agency", s -> s.temporal().namespace()),
                maps(SettingKey.TEMPORAL_API_KEY, "tk", s -> reveal(s.temporal().apiKey())),
                maps(SettingKey.TEMPORAL_TLS, "true", s -> s.temporal().tls()),
                maps(
                        SettingKey.TEMPORAL_TLS_CLIENT_CERT_PATH,
                        "/c.pem",
                        s -> s.temporal().clientCertificate()),
                maps(
                        SettingKey.TEMPORAL_TLS_CLIENT_KEY_PATH,
                        "/k.pem",
                        s -> s.temporal().clientKey()),
                maps(
                        SettingKey.TEMPORAL_TLS_SERVER_CA_CERT_PATH,
                        "/ca.pem",
                        s -> s.temporal().serverAuthority()),
                maps(
                        SettingKey.TEMPORAL_TLS_SERVER_NAME,
                        "sni.example",
                        s -> s.temporal().serverName()),
                maps(
                        SettingKey.DATABASE_URL,
                        "postgresql://db.example:5432/x",
                        s -> s.database().url()),
                maps(SettingKey.DATABASE_POOL_SIZE, "7", s -> s.database().poolSize()),
                maps(SettingKey.RAPIDAPI_KEY, "rk", s -> reveal(s.instagram().key())),
                maps(
                        SettingKey.RAPIDAPI_HOST,
                        "other.example",
                        s -> s.instagram().host()),
                maps(SettingKey.RAPIDAPI_PLAN, "ULTRA", s -> s.instagram().plan()),
                maps(
                        SettingKey.INSTAGRAM_REQUESTS_PER_SECOND,
                        "0.5",
                        s -> s.instagram().requestsPerSecond()),
                maps(SettingKey.API_MONTHLY_CALL_CAP, "9", s -> s.instagram().monthlyCallCap()),
                maps(SettingKey.API_DAILY_CALL_CAP, "8", s -> s.instagram().dailyCallCap()),
                maps(
                        SettingKey.API_COST_PER_1000_CALLS_USD,
                        "0.31",
                        s -> s.instagram().costPer1000CallsUsd()),
                maps(
                        SettingKey.INSTAGRAM_API_BASE_URL,
                        "http://x.example",
                        s -> s.instagram().baseUrl()),
                maps(
                        SettingKey.INSTAGRAM_REQUEST_TIMEOUT,
                        "PT45S",
                        s -> s.instagram().requestTimeout()),
                maps(
                        SettingKey.INSTAGRAM_NEW_REELS,
                        "11",
                        s -> s.instagram().newCreator().reels()),
                maps(
                        SettingKey.INSTAGRAM_NEW_POSTS,
                        "12",
                        s -> s.instagram().newCreator().posts()),
                maps(
                        SettingKey.INSTAGRAM_KNOWN_REELS,
                        "13",
                        s -> s.instagram().knownCreator().reels()),
                maps(
                        SettingKey.INSTAGRAM_KNOWN_POSTS,
                        "14",
                        s -> s.instagram().knownCreator().posts()),
                maps(
                        SettingKey.INSTAGRAM_RELATED_MAX,
                        "40",
                        s -> s.instagram().related().most()),
                maps(
                        SettingKey.INSTAGRAM_RELATED_MIN_FOLLOWERS,
                        "10000",
                        s -> s.instagram().related().minFollowers()),
                shows(
                        SettingKey.INSTAGRAM_REFRESH_INTERVALS,
                        "hot=1h",
                        s -> s.refresh().hot(),
                        "PT1H"),
                maps(SettingKey.CREATORS_IN_FLIGHT, "15", s -> s.refresh().creatorsInFlight()),
                shows(SettingKey.BACKFILL_PLAN_TOLERANCE, "30", s -> s.refresh().planTolerance(), "0.3"),
                maps(SettingKey.VIRAL_MIN_VIEWS, "16", s -> s.analytics().viralMinViews()),
                maps(SettingKey.VIRAL_MULTIPLIER, "1.7", s -> s.analytics().viralMultiplier()),
                maps(
                        SettingKey.REPORT_TIME_ZONE,
                        "Europe/Berlin",
                        s -> s.analytics().reportZone()),
                maps(SettingKey.REDDIT_CLIENT_ID, "rid", s -> s.reddit().clientId()),
                maps(
                        SettingKey.REDDIT_CLIENT_SECRET,
                        "rs",
                        s -> reveal(s.reddit().clientSecret())),
                maps(
                        SettingKey.REDDIT_USER_AGENT,
                        "agency/1.0 (by u/x)",
                        s -> s.reddit().userAgent()),
                maps(
                        SettingKey.REDDIT_AUTH_BASE_URL,
                        "http://auth.example",
                        s -> s.reddit().authBaseUrl()),
                maps(
                        SettingKey.REDDIT_API_BASE_URL,
                        "http://api.example",
                        s -> s.reddit().apiBaseUrl()),
                maps(
                        SettingKey.REDDIT_REQUESTS_PER_MINUTE,
                        "18.0",
                        s -> s.reddit().requestsPerMinute()),
                shows(
                        SettingKey.REDDIT_DELETION_CHECK_INTERVAL,
                        "12h",
                        s -> s.reddit().deletionCheckInterval(),
                        "PT12H"),
                maps(
                        SettingKey.REDDIT_DELETION_SHARE,
                        "25",
                        s -> s.reddit().care().deletionShare()),
                maps(
                        SettingKey.REDDIT_AUTHORS_PER_COMMUNITY,
                        "0",
                        s -> s.reddit().care().authorsPerCommunity()),
                shows(
                        SettingKey.REDDIT_REFRESH_INTERVALS,
                        "ok=3h",
                        s -> s.reddit().care().ok(),
                        "PT3H"),
                maps(SettingKey.REDDIT_NEW_POSTS, "77", s -> s.reddit().care().newPosts()),
                maps(
                        SettingKey.REDDIT_DISCOVERY_DEPTH,
                        "3",
                        s -> s.reddit().care().depth()),
                maps(
                        SettingKey.REDDIT_DISCOVERY_MIN_SUBSCRIBERS,
                        "500",
                        s -> s.reddit().care().minSubscribers()),
                shows(
                        SettingKey.REDDIT_DISCOVERY_NSFW,
                        "sfw",
                        s -> s.reddit().care().nsfw(),
                        "SFW"),
                maps(
                        SettingKey.REDDIT_DISCOVERY_BUDGET,
                        "9",
                        s -> s.reddit().care().budget()),
                maps(
                        SettingKey.REDDIT_KEYWORDS_FILE,
                        "/words.txt",
                        s -> s.reddit().care().keywordsFile()),
                maps(SettingKey.ENABLE_R2_STORAGE, "false", s -> s.storage().enabled()),
                shows(
                        SettingKey.R2_ACCOUNT_ID,
                        "acc",
                        s -> s.storage().endpoint(),
                        "https://acc.r2.cloudflarestorage.com"),
                maps(SettingKey.R2_ACCESS_KEY_ID, "ak", s -> reveal(s.storage().accessKeyId())),
                maps(
                        SettingKey.R2_SECRET_ACCESS_KEY,
                        "sk",
                        s -> reveal(s.storage().secretAccessKey())),
                maps(SettingKey.R2_BUCKET_NAME, "bucket", s -> s.storage().bucket()),
                maps(
                        SettingKey.R2_PUBLIC_URL,
                        "https://pub.example",
                        s -> s.storage().publicUrl()),
                maps(
                        SettingKey.R2_ARCHIVE_BUCKET_NAME,
                        "vault",
                        s -> s.storage().archiveBucket()),
                shows(
                        SettingKey.R2_FORMER_PUBLIC_URLS,
                        "https://a.example/,https://b.example",
                        s -> s.storage().formerPublicUrls(),
                        "[https://a.example, https://b.example]"),
                maps(
                        SettingKey.R2_ENDPOINT,
                        "http://127.0.0.1:9000",
                        s -> s.storage().endpoint()),
                maps(SettingKey.R2_REGION, "eu-central-1", s -> s.storage().region()),
                maps(SettingKey.R2_PATH_STYLE, "false", s -> s.storage().pathStyle()),
                shows(SettingKey.MEDIA_KINDS, "cover", s -> s.media().kinds(), "[COVER]"),
                shows(SettingKey.MEDIA_MAX_TOTAL_GB, "1.5TB", s -> s.media().maxTotalBytes(), "1500000000000"),
                shows(
                        SettingKey.MEDIA_ALLOWED_HOSTS,
                        "127.0.0.1:8099",
                        s -> s.media().allowedHosts(),
                        "[AllowedHost[host=127.0.0.1, port=8099]]"),
                shows(SettingKey.MEDIA_TRANSCODE, "720p", s -> s.media().transcode(), "TO_720P"),
                maps(
                        SettingKey.MEDIA_COST_PER_GB_MONTH_USD,
                        "0.02",
                        s -> s.media().costPerGbMonthUsd()),
                shows(SettingKey.LOG_FORMAT, "json", s -> s.operations().logFormat(), "JSON"),
                maps(
                        SettingKey.OTEL_EXPORTER_OTLP_ENDPOINT,
                        "http://127.0.0.1:4318",
                        s -> s.operations().traceCollector()),
                maps(
                        SettingKey.OTEL_TRACES_SAMPLER_ARG,
                        "0.25",
                        s -> s.operations().traceShare()),
                shows(SettingKey.TEMPORAL_RETENTION, "30d", s -> s.retention().temporal(), "PT720H"),
                shows(
                        SettingKey.RAW_RETENTION,
                        "forever",
                        s -> Optional.ofNullable(s.retention().raw()),
                        "Optional.empty"),
                shows(SettingKey.METRICS_RETENTION, "2w", s -> s.retention().metrics(), "PT336H"),
                shows(
                        SettingKey.OBSERVATIONS_KEEP_ALL,
                        "40d",
                        s -> s.retention().observationsAll(),
                        "PT960H"),
                shows(
                        SettingKey.OBSERVATIONS_KEEP_DAILY,
                        "100d",
                        s -> s.retention().observationsDaily(),
                        "PT2400H"),
                shows(SettingKey.API_CALLS_RETENTION, "1d", s -> s.retention().apiCalls(), "PT24H"),
                shows(SettingKey.LOG_RETENTION, "2h", s -> s.retention().logs(), "PT2H"),
                shows(SettingKey.MIN_FREE_DISK_GB, "2GiB", s -> s.operations().minFreeDiskBytes(), "2147483648"),
                maps(
                        SettingKey.NOTIFY_WEBHOOK_URL,
                        "https://hook.example/x",
                        s -> reveal(s.operations().notifyWebhookUrl())),
                maps(
                        SettingKey.HTTPS_PROXY,
                        "http://p.example:3128",
                        s -> s.operations().proxy()),
                shows(
                        SettingKey.NO_PROXY,
                        "a.example",
                        s -> Optional.ofNullable(s.operations().proxy()),
                        "Optional.empty"),
                maps(
                        SettingKey.CREATORFLOW_DATA_DIR,
                        "/data",
                        s -> s.operations().dataDirectory()),
                maps(
                        SettingKey.CREATORFLOW_CLOCK_FILE,
                        "/clock",
                        s -> s.operations().clockFile()),
                maps(SettingKey.WORKER_HTTP_PORT, "0", s -> s.operations().workerHttpPort()),
                shows(
                        SettingKey.WORKER_BUILD_ID,
                        "2026.11-a",
                        s -> s.operations().workerBuildId(),
                        "2026.11-a"),
                shows(SettingKey.WORKER_VERSIONING, "on", s -> s.operations().workerVersioning(), "true"),
                shows(SettingKey.ENVIRONMENT, "production", s -> s.operations().environment(), "PRODUCTION"),
                maps(SettingKey.OPENAI_API_KEY, "ok", s -> reveal(s.tagging().apiKey())),
                maps(
                        SettingKey.OPENAI_BASE_URL,
                        "http://llm.example",
                        s -> s.tagging().baseUrl()),
                maps(SettingKey.OPENAI_MODEL, "small", s -> s.tagging().model()),
                maps(
                        SettingKey.OPENAI_REQUESTS_PER_MINUTE,
                        "7.5",
                        s -> s.tagging().requestsPerMinute()),
                maps(SettingKey.OPENAI_DAILY_CALL_CAP, "12", s -> s.tagging().dailyCallCap()),
                maps(
                        SettingKey.OPENAI_COST_PER_1000_CALLS_USD,
                        "0.4",
                        s -> s.tagging().costPer1000CallsUsd()),
                maps(
                        SettingKey.TAGS_REGISTRY_FILE,
                        "/tags.txt",
                        s -> s.tagging().registryFile()));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("everyKey")
    void everyKeyArrivesInItsRecord(
            SettingKey key, String text, Function<Settings, @Nullable Object> read, String expected) {
        Map<String, String> environment = new HashMap<>(Map.of(key.name(), text));
        if (key.name().startsWith("TEMPORAL_TLS_CLIENT")) {
            environment.putIfAbsent("TEMPORAL_TLS_CLIENT_CERT_PATH", "/other");
            environment.putIfAbsent("TEMPORAL_TLS_CLIENT_KEY_PATH", "/other");
        }
        assertThat(String.valueOf(read.apply(SettingsLoader.load(environment, folder))))
                .isEqualTo(expected);
    }

    @Test
    void noKeyIsLeftOutOfTheTableAbove() {
        assertThat(everyKey().map(row -> row.get()[0])).containsExactlyInAnyOrder((Object[]) SettingKey.values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TEMPORAL_ADDRESS              | localhost            | host:port is wanted
            TEMPORAL_ADDRESS              | localhost:70000      | host:port is wanted
            TEMPORAL_TLS                  | maybe                | true or false is wanted
            DATABASE_URL                  | postgresql://h       | postgresql://user:password@host:5432/database
            DATABASE_URL                  | postgresql://u:a#b@/d  | may also be written as %40 %2F %23
            DATABASE_POOL_SIZE            | 0                    | a whole number from 1 to 200 is wanted
            RAPIDAPI_PLAN                 | gold                 | one of basic, pro, ultra, mega is wanted
            INSTAGRAM_REQUESTS_PER_SECOND | 0                    | a number above 0 is wanted
            INSTAGRAM_REQUESTS_PER_SECOND | NaN                  | a number is wanted
            INSTAGRAM_API_BASE_URL        | ftp://x              | an address like https://host
            INSTAGRAM_API_BASE_URL        | http://x?y=1         | an address like https://host
            INSTAGRAM_REQUEST_TIMEOUT     | 60                   | a duration like 500ms, 60s
            INSTAGRAM_REQUEST_TIMEOUT     | 2h                   | a duration from 1s to 1m is wanted
            INSTAGRAM_REFRESH_INTERVALS   | hot=1d,normal=1h     | hot=6h,normal=24h,slow=7d is the form
            INSTAGRAM_REFRESH_INTERVALS   | warm=1h              | hot=6h,normal=24h,slow=7d is the form
            API_COST_PER_1000_CALLS_USD   | -1                   | a number of 0 or more is wanted
            ENABLE_R2_STORAGE             | true                 | R2_ACCOUNT_ID or R2_ENDPOINT is wanted with it
            R2_ARCHIVE_BUCKET_NAME        | b9-instagram-media   | another bucket than R2_BUCKET_NAME
            R2_BUCKET_NAME                | a/b                  | a name of letters, digits, dots and dashes
            MEDIA_KINDS                   | reels                | all, none or some of reel-video, post-video
            MEDIA_MAX_TOTAL_GB            | lots                 | a size like 5 (GB), 500MB or 1.5TB is wanted
            MEDIA_ALLOWED_HOSTS           | http://x             | host suffixes like fbcdn.net
            MEDIA_ALLOWED_HOSTS           | x:99999              | host suffixes like fbcdn.net
            MEDIA_TRANSCODE               | 4k                   | off or 720p is wanted
            TEMPORAL_RETENTION            | 1h                   | a duration from 24h to 36500d is wanted
            HTTPS_PROXY                   | socks5://x:1         | http://host:port
            NOTIFY_WEBHOOK_URL            | mail                 | an http(s) address is wanted
            OTEL_EXPORTER_OTLP_ENDPOINT   | collector:4318       | an address like https://host
            OTEL_TRACES_SAMPLER_ARG       | 1.5                  | a share from 0 to 1 is wanted
            ENVIRONMENT                   | prod                 | one of development, test, staging, production
            TEMPORAL_TLS_CLIENT_KEY_PATH  | /k.pem               | both or neither
            """)
    void aWrongValueIsAnsweredWithWhatWouldBeRight(String key, String text, String remedy) {
        SettingsException wrong =
                catchThrowableOfType(SettingsException.class, () -> SettingsLoader.load(Map.of(key, text), folder));
        assertThat(wrong.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains(remedy));
        String shown = wrong.problems().getFirst().shownValue();
        assertThat(shown).isIn(text, Secret.MASK, "");
        assertThat(shown.equals(text)).isNotEqualTo(SettingKey.valueOf(key).secret() || shown.isEmpty());
    }

    private static Arguments maps(SettingKey key, String text, Function<Settings, @Nullable Object> read) {
        return shows(key, text, read, text);
    }

    private static Arguments shows(
            SettingKey key, String text, Function<Settings, @Nullable Object> read, String expected) {
        return Arguments.of(key, text, read, expected);
    }

    private static String reveal(@Nullable Secret secret) {
        return secret == null ? "null" : secret.value();
    }
}
