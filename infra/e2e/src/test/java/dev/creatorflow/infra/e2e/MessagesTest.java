package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a command from working is one clear message with the remedy, and the exit code says which kind it is. */
class MessagesTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 4;

    @TempDir
    private Path folder;

    @Test
    void withoutAnyPlatformACommandSaysHowToStartOne() {
        Launched.Result result = run(Map.of(), "creators", "list");
        assertThat(result.exitCode()).isEqualTo(UNREACHABLE);
        assertOneMessage(result, "DATABASE_URL", "./creatorflow up");
    }

    @Test
    void anUnreachableDatabaseIsNamedWithoutItsPassword() {
        Map<String, String> nowhere = Map.of(
                "DATABASE_URL", "postgresql://ada:very-secret@127.0.0.1:1/creatorflow",
                "TEMPORAL_ADDRESS", "127.0.0.1:1",
                "RAPIDAPI_KEY", "key");
        for (String[] command : new String[][] {{"worker"}, {"creators", "list"}, {"db", "migrate"}}) {
            Launched.Result result = run(nowhere, command);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(UNREACHABLE);
            assertOneMessage(result, "127.0.0.1:1");
            assertThat(result.err()).doesNotContain("very-secret");
        }
    }

    @Test
    void aMissingKeyIsNamedWithItsSetting() {
        Launched.Result result = run(
                Map.of("DATABASE_URL", "postgresql://a:b@127.0.0.1:1/x", "TEMPORAL_ADDRESS", "127.0.0.1:1"), "worker");
        assertThat(result.exitCode()).isIn(USAGE, UNREACHABLE);
        assertOneMessage(result, "RAPIDAPI_KEY");
    }

    @Test
    void everyWrongSettingIsNamedAtOnce() {
        Launched.Result result = run(Map.of("RAPIDAPI_PLAN", "gold", "INSTAGRAM_REQUEST_TIMEOUT", "soon"), "config");
        assertThat(result.exitCode()).isEqualTo(USAGE);
        assertThat(result.err()).contains("RAPIDAPI_PLAN", "gold", "mega", "INSTAGRAM_REQUEST_TIMEOUT", "soon");
    }

    @Test
    void anOccupiedPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Launched.Result result = run(Map.of(), "simulator", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(result.exitCode()).isEqualTo(UNREACHABLE);
            assertOneMessage(result, String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void anUnknownCommandIsAUsageError() {
        assertThat(run(Map.of(), "scrap").exitCode()).isEqualTo(USAGE);
    }

    private Launched.Result run(Map<String, String> settings, String... command) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("CREATORFLOW_DATA_DIR", folder.resolve("nothing-here").toString());
        return Launched.run(folder, all, LIMIT, command);
    }

    private static void assertOneMessage(Launched.Result result, String... parts) {
        assertThat(result.err()).contains(parts).doesNotContain("\tat ", "Exception in thread");
        assertThat(result.err().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(4);
    }
}
