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
    void theDataFolderIsNamed() {
        environment.put("CREATORFLOW_DATA_DIR", folder.resolve("data").toString());
    }

    @Test
    void aRunningPlatformGivesWhateverIsUnset() throws IOException {
        platform("platform.pid=" + ProcessHandle.current().pid());
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
        platform("platform.pid=" + ProcessHandle.current().pid());
        environment.put("R2_ACCOUNT_ID", "acc");
        StorageSettings storage = load().storage();
        assertThat(String.valueOf(storage.endpoint())).isEqualTo("https://acc.r2.cloudflarestorage.com");
        assertThat(storage.accessKeyId()).isNull();
    }

    @Test
    void aDeadPlatformGivesNothing() throws IOException {
        Process process = new ProcessBuilder("true").start();
        process.onExit().join();
        platform("platform.pid=" + process.pid());
        assertThat(load().database().url()).isNull();
    }

    @Test
    void aProcessIdUsedAgainByAnotherProcessGivesNothing() throws IOException {
        platform("platform.pid=" + ProcessHandle.current().pid() + "\nplatform.started=1000000000000");
        assertThat(load().database().url()).isNull();
        long started =
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
        platform("platform.pid=" + ProcessHandle.current().pid() + "\nplatform.started=" + started);
        assertThat(load().database().url()).isNotNull();
    }

    @Test
    void noFileOrNonsenseInsteadOfAProcessIdGivesNothing() throws IOException {
        assertThat(load().database().url()).isNull();
        platform("platform.pid=soon");
        assertThat(load().database().url()).isNull();
    }

    private void platform(String process) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/platform.properties"), """
                DATABASE_URL=postgresql://postgres@127.0.0.1:5544/creatorflow
                TEMPORAL_ADDRESS=127.0.0.1:7234
                R2_ENDPOINT=http://127.0.0.1:9001
                R2_ACCESS_KEY_ID=local
                R2_SECRET_ACCESS_KEY=local-secret
                SOMETHING_NEWER=1
                """ + process + "\n");
    }

    private Settings load() {
        return SettingsLoader.load(environment, folder);
    }
}
