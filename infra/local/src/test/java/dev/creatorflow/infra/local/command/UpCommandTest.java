package dev.creatorflow.infra.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.infra.local.process.RunRecord;
import dev.creatorflow.infra.local.testing.FakeProduct;
import dev.creatorflow.infra.local.testing.LocalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up}, {@code status} and {@code down} with real parts and a product that only pretends. */
class UpCommandTest {
    @TempDir
    Path folder;

    @AfterEach
    void stopWhatIsLeft() throws Exception {
        try (LocalProcess down = start("down")) {
            down.exitCode();
        }
    }

    @Test
    void upReturnsWhenAllIsReadyStatusShowsItAKilledWorkerComesBackAndDownStopsAll() throws Exception {
        try (LocalProcess up = start("up")) {
            assertThat(up.exitCode()).as(up.said()).isZero();
            assertThat(up.said()).contains("Worker is up", "temporal-ui", "platform.properties");
        }
        assertThat(Files.readString(folder.resolve("home/migrations")))
                .startsWith("migrated postgresql://creatorflow:");
        JsonNode status = status(0);
        assertThat(status.path("up").asBoolean()).isTrue();
        assertThat(status.path("parts")).hasSize(5).allSatisfy(part -> {
            assertThat(part.path("state").asText()).isEqualTo("up");
            assertThat(part.path("pid").asLong()).isPositive();
        });

        try (LocalProcess second = start("up")) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.said()).contains("already up");
        }

        ProcessHandle worker = running("worker");
        worker.destroyForcibly();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> new RunRecord(record("worker"))
                        .running()
                        .filter(process -> process.pid() != worker.pid())
                        .isPresent());

        List<ProcessHandle> all;
        try (Stream<ProcessHandle> descendants = running("up").descendants()) {
            all = Stream.concat(descendants, Stream.of(running("up"))).toList();
        }
        try (LocalProcess down = start("down")) {
            assertThat(down.exitCode()).isZero();
            assertThat(down.said()).contains("is stopped");
        }
        assertThat(all).hasSizeGreaterThan(5).noneMatch(ProcessHandle::isAlive);
        assertThat(status(4).path("up").asBoolean()).isFalse();
    }

    @Test
    void downWithNothingUpSaysSo() throws Exception {
        try (LocalProcess down = start("down")) {
            assertThat(down.exitCode()).isZero();
            assertThat(down.said()).contains("nothing to stop");
        }
    }

    private JsonNode status(int exitCode) throws Exception {
        try (LocalProcess status = start("status", "-o", "json", "--quiet")) {
            assertThat(status.exitCode()).isEqualTo(exitCode);
            return new ObjectMapper().readTree(status.said());
        }
    }

    private ProcessHandle running(String name) {
        return new RunRecord(record(name)).running().orElseThrow();
    }

    private Path record(String name) {
        return folder.resolve("data/run").resolve(name + ".pid");
    }

    private LocalProcess start(String... arguments) throws IOException {
        return LocalProcess.start(
                folder,
                Map.of(
                        "CREATORFLOW_HOME",
                                FakeProduct.in(folder.resolve("home")).toString(),
                        "CREATORFLOW_DATA_DIR", folder.resolve("data").toString()),
                arguments);
    }
}
