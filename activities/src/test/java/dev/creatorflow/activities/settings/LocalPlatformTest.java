package dev.creatorflow.activities.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void aPlatformHasWrittenItsFile() throws IOException {
        environment.put("CREATORFLOW_DATA_DIR", folder.resolve("data").toString());
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/platform.properties"), """
                DATABASE_URL=postgresql://postgres@127.0.0.1:5544/creatorflow
                TEMPORAL_ADDRESS=127.0.0.1:7234
                R2_ENDPOINT=http://127.0.0.1:9001
                R2_ACCESS_KEY_ID=local
                R2_SECRET_ACCESS_KEY=local-secret
                SOMETHING_NEWER=1
                """);
    }

    @Test
    void aRunningPlatformGivesWhateverIsUnset() throws IOException {
        pid(Long.toString(ProcessHandle.current().pid()));
        environment.put("TEMPORAL_ADDRESS", "t.example:7233");
        Settings settings = load();
        assertThat(settings.database().requireUrl().port()).isEqualTo(5544);
        assertThat(settings.temporal().requireAddress()).isEqualTo("t.example:7233");
        assertThat(settings.storage().enabled()).isTrue();
        assertThat(settings.describe())
                .contains(new SettingLine(SettingKey.R2_ENDPOINT, "http://127.0.0.1:9001", "local platform"));
    }

    @Test
    void aStoreNamedByAPersonTakesNothingFromThePlatforms() throws IOException {
        pid(Long.toString(ProcessHandle.current().pid()));
        environment.put("R2_ACCOUNT_ID", "acc");
        StorageSettings storage = load().storage();
        assertThat(String.valueOf(storage.endpoint())).isEqualTo("https://acc.r2.cloudflarestorage.com");
        assertThat(storage.accessKeyId()).isNull();
    }

    @Test
    void aDeadPlatformGivesNothing() throws IOException {
        Process process = new ProcessBuilder("true").start();
        process.onExit().join();
        pid(Long.toString(process.pid()));
        assertThat(load().database().url()).isNull();
    }

    @Test
    void aProcessIdUsedAgainByAnotherProcessGivesNothing() throws IOException {
        pid(ProcessHandle.current().pid() + "\n1000000000000\n");
        assertThat(load().database().url()).isNull();
        long started =
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
        pid(ProcessHandle.current().pid() + "\n" + started + "\n");
        assertThat(load().database().url()).isNotNull();
    }

    @Test
    void noPidFileOrNonsenseInItGivesNothing() throws IOException {
        assertThat(load().database().url()).isNull();
        pid("soon");
        assertThat(load().database().url()).isNull();
    }

    private void pid(String content) throws IOException {
        Files.writeString(folder.resolve("data/platform.pid"), content);
    }

    private Settings load() {
        return SettingsLoader.load(environment, folder);
    }
}
