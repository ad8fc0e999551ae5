package dev.creatorflow.activities.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void homeIsEmpty() {
        environment.put("HOME", folder.resolve("home").toString());
    }

    @Test
    void defect59NothingSetGivesTheDefaultsOfTheTable() {
        Settings settings = load();

        assertThat(settings.temporal().address()).isNull();
        assertThat(settings.temporal().namespace()).isEqualTo("default");
        assertThat(settings.temporal().tls()).isFalse();
        assertThat(settings.database()).isEqualTo(new DatabaseSettings(null, 10));
        assertThat(settings.instagram().baseUrl()).isEqualTo(URI.create("https://instagram-looter2.p.rapidapi.com"));
        assertThat(settings.instagram().plan()).isEqualTo(RapidApiPlan.BASIC);
        assertThat(settings.instagram().monthlyCallCap()).isEqualTo(150);
        assertThat(settings.instagram().dailyCallCap()).isNull();
        assertThat(settings.instagram().costPer1000CallsUsd()).isNull();
        assertThat(settings.instagram().requestTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.instagram().newCreator()).isEqualTo(new InstagramSettings.Window(90, 30));
        assertThat(settings.instagram().knownCreator()).isEqualTo(new InstagramSettings.Window(30, 10));
        assertThat(settings.refresh())
                .isEqualTo(new RefreshSettings(Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7), 200, 0.2));
        assertThat(settings.storage().enabled()).isFalse();
        assertThat(settings.storage().archiveBucket()).isEqualTo("b9-instagram-media-archive");
        assertThat(settings.media().kinds()).containsExactlyInAnyOrder(MediaSettings.Kind.values());
        assertThat(settings.retention())
                .isEqualTo(new RetentionSettings(
                        Duration.ofDays(14),
                        Duration.ofDays(180),
                        null,
                        Duration.ofDays(45),
                        Duration.ofDays(400),
                        Duration.ofDays(90),
                        Duration.ofDays(14)));
        assertThat(settings.operations().minFreeDiskBytes()).isEqualTo(5_000_000_000L);
        assertThat(settings.operations().dataDirectory()).isEqualTo(folder.resolve("home/.local/share/creatorflow"));
        assertThat(settings.operations().workerVersioning()).isFalse();
    }

    @Test
    void everyKeyOfTheCatalogueIsDescribedOnce() {
        assertThat(load().describe()).extracting(SettingLine::key).containsExactly(SettingKey.values());
    }

    @Test
    void thePlanSetsRateCapAndPriceAndEachCanBeOverridden() {
        environment.put("RAPIDAPI_PLAN", "mega");
        InstagramSettings mega = load().instagram();
        assertThat(mega.requestsPerSecond()).isEqualTo(55);
        assertThat(mega.monthlyCallCap()).isEqualTo(250_000);
        assertThat(mega.costPer1000CallsUsd()).isEqualByComparingTo("0.30");

        environment.put("INSTAGRAM_REQUESTS_PER_SECOND", "2.5");
        environment.put("API_MONTHLY_CALL_CAP", "1000");
        environment.put("API_DAILY_CALL_CAP", "40");
        environment.put("API_COST_PER_1000_CALLS_USD", "1.25");
        InstagramSettings overridden = load().instagram();
        assertThat(overridden.requestsPerSecond()).isEqualTo(2.5);
        assertThat(overridden.monthlyCallCap()).isEqualTo(1000);
        assertThat(overridden.dailyCallCap()).isEqualTo(40);
        assertThat(overridden.costPer1000CallsUsd()).isEqualTo(new BigDecimal("1.25"));
    }

    @Test
    void aTestServerOnThisMachineCountsAsMegaAndNeedsNoKey() {
        environment.put("INSTAGRAM_API_BASE_URL", "http://127.0.0.1:8099/");
        InstagramSettings instagram = load().instagram();
        assertThat(instagram.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:8099"));
        assertThat(instagram.plan()).isEqualTo(RapidApiPlan.MEGA);
        assertThat(instagram.requireKey().value()).isNotBlank();
    }

    @Test
    void aRateAboveThePlansHardLimitIsRefusedExceptForATestServer() {
        environment.put("RAPIDAPI_PLAN", "pro");
        environment.put("INSTAGRAM_REQUESTS_PER_SECOND", "11");
        assertThatThrownBy(this::load).hasMessageContaining("at most 10 is wanted");
        environment.put("INSTAGRAM_API_BASE_URL", "http://localhost:1");
        assertThat(load().instagram().requestsPerSecond()).isEqualTo(11);
    }

    @Test
    void whatACommandCannotDoWithoutIsNamedWithItsRemedy() {
        Settings settings = load();
        assertThatThrownBy(settings.instagram()::requireKey)
                .isInstanceOf(MissingSettingException.class)
                .hasMessageContaining("RAPIDAPI_KEY");
        assertThatThrownBy(settings.database()::requireUrl).hasMessageContaining("./creatorflow up");
        assertThatThrownBy(settings.temporal()::requireAddress).hasMessageContaining("TEMPORAL_ADDRESS");
        assertThatThrownBy(settings.storage()::requireEndpoint).hasMessageContaining("ENABLE_R2_STORAGE=false");
        assertThatThrownBy(settings.reddit()::requireClientId).hasMessageContaining("reddit.com/prefs/apps");
    }

    @Test
    void defect59InstagramNeedsNoKeyOfAnotherService() {
        environment.put("RAPIDAPI_KEY", "k-1234567890");
        assertThat(load().instagram().requireKey()).isEqualTo(new Secret("k-1234567890"));
    }

    @Test
    void defect56LinksOfEachOfMetasHostsAreTakenWithoutASetting() {
        assertThat(load().media().allowedHosts())
                .contains(new AllowedHost("cdninstagram.com", null), new AllowedHost("fbcdn.net", null));
    }

    @Test
    void theAccountGivesR2sEndpointAndSwitchesTheStoreOn() {
        environment.put("R2_ACCOUNT_ID", "abc123");
        environment.put("R2_BUCKET_NAME", "media");
        StorageSettings storage = load().storage();
        assertThat(storage.enabled()).isTrue();
        assertThat(storage.endpoint()).isEqualTo(URI.create("https://abc123.r2.cloudflarestorage.com"));
        assertThat(storage.publicUrl()).isEqualTo(URI.create("https://abc123.r2.cloudflarestorage.com/media"));
        environment.put("ENABLE_R2_STORAGE", "false");
        assertThat(load().storage().enabled()).isFalse();
    }

    @Test
    void environmentComesBeforeEnvFileBeforeYamlBeforeDefaults() throws IOException {
        Files.writeString(folder.resolve("application.yaml"), """
                DATABASE_POOL_SIZE: 3
                INSTAGRAM_NEW_REELS: 3
                INSTAGRAM_NEW_POSTS: 3
                R2_FORMER_PUBLIC_URLS: [https://a.example, https://b.example]
                INSTAGRAM_REFRESH_INTERVALS: {hot: 1h, normal: 2h, slow: 3h}
                spring:
                  main: {banner-mode: off}
                """);
        Files.writeString(folder.resolve(".env"), """
                # a comment
                export DATABASE_POOL_SIZE=2
                INSTAGRAM_NEW_REELS='2'   # another
                """);
        environment.put("DATABASE_POOL_SIZE", "1");

        Settings settings = load();

        assertThat(settings.database().poolSize()).isEqualTo(1);
        assertThat(settings.instagram().newCreator()).isEqualTo(new InstagramSettings.Window(2, 3));
        assertThat(settings.instagram().knownCreator().reels()).isEqualTo(30);
        assertThat(settings.storage().formerPublicUrls())
                .containsExactly(URI.create("https://a.example"), URI.create("https://b.example"));
        assertThat(settings.refresh().slow()).isEqualTo(Duration.ofHours(3));
        assertThat(line(settings, SettingKey.DATABASE_POOL_SIZE).origin()).isEqualTo("environment");
        assertThat(line(settings, SettingKey.INSTAGRAM_NEW_REELS).origin()).isEqualTo(".env");
        assertThat(line(settings, SettingKey.INSTAGRAM_NEW_POSTS).origin()).isEqualTo("application.yaml");
        assertThat(line(settings, SettingKey.INSTAGRAM_KNOWN_REELS).origin()).isEqualTo("default");
    }

    @Test
    void aSecretMayStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "s3cret\n");
        environment.put("RAPIDAPI_KEY_FILE", file.toString());
        Settings settings = load();
        assertThat(settings.instagram().requireKey().value()).isEqualTo("s3cret");
        assertThat(line(settings, SettingKey.RAPIDAPI_KEY).origin()).isEqualTo("environment, RAPIDAPI_KEY_FILE");
    }

    @Test
    void allProblemsAreListedAtOnceWithKeyValueAndRemedy() {
        environment.put("DATABASE_POOL_SIZE", "many");
        environment.put("REPORT_TIME_ZONE", "Mars/Olympus");
        environment.put("DATABASE_URL", "mysql://root:hunter2@db/x");
        environment.put("RAPIDAPI_KEY_FILE", "not-there");
        environment.put("VIRAL_MULTIPLER", "3");

        SettingsException wrong = catchThrowableOfType(SettingsException.class, this::load);

        assertThat(wrong.problems())
                .extracting(SettingProblem::key)
                .containsExactlyInAnyOrder(
                        "DATABASE_POOL_SIZE",
                        "REPORT_TIME_ZONE",
                        "DATABASE_URL",
                        "RAPIDAPI_KEY_FILE",
                        "VIRAL_MULTIPLER");
        assertThat(wrong)
                .hasMessageContaining("5 settings are wrong")
                .hasMessageContaining("DATABASE_POOL_SIZE=many (environment): a whole number from 1 to 200 is wanted")
                .hasMessageContaining("VIRAL_MULTIPLIER is meant?")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void defect59UnknownKeysOfOursAreNamedAndStrangersAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve(".env"), "SUPABASE_URL=x\nINSTAGRAM_FROBNICATE=1\nPORT=8000\n");
        environment.put("RAPID_API_KEY", "x");
        environment.put("INSTAGRAM_FROBNICATE", "1");
        environment.put("TEMPORAL_DEBUG", "1");
        SettingsException wrong = catchThrowableOfType(SettingsException.class, this::load);
        assertThat(wrong.problems())
                .extracting(SettingProblem::key, SettingProblem::origin)
                .containsExactlyInAnyOrder(
                        tuple("RAPID_API_KEY", "environment"), tuple("INSTAGRAM_FROBNICATE", ".env"));
    }

    @Test
    void defect63SecretsShowNowhere() {
        environment.put("RAPIDAPI_KEY", "k-1234567890");
        environment.put("DATABASE_URL", "postgresql://ann:p%40ss@db.example:6543/flow?sslmode=require");
        environment.put("HTTPS_PROXY", "http://bob:pw9@proxy.example:3128");
        environment.put("NOTIFY_WEBHOOK_URL", "https://hooks.example/T0/whk77");
        Settings settings = load();
        assertThat(settings.toString())
                .doesNotContain("k-1234567890", "p@ss", "p%40ss", "pw9", "whk77")
                .contains("postgresql://ann:********@db.example:6543/flow");
        assertThat(settings.database().requireUrl().jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example:6543/flow?sslmode=require");
        assertThat(settings.database().requireUrl().password()).isEqualTo(new Secret("p@ss"));
    }

    @Test
    void productionRefusesAShiftedClock() {
        environment.put("ENVIRONMENT", "production");
        environment.put("CREATORFLOW_CLOCK_FILE", "clock");
        assertThatThrownBy(this::load).hasMessageContaining("CREATORFLOW_CLOCK_FILE");
    }

    private Settings load() {
        return SettingsLoader.load(environment, folder);
    }

    private static SettingLine line(Settings settings, SettingKey key) {
        return settings.describe().stream()
                .filter(line -> line.key() == key)
                .findFirst()
                .orElseThrow();
    }
}
