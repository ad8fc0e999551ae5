package dev.creatorflow.infra.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.creatorflow.infra.local.file.PropertyFile;
import dev.creatorflow.infra.local.port.Ports;
import dev.creatorflow.infra.local.process.RunRecord;
import dev.creatorflow.infra.local.testing.LocalProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform as a process of its own: what it leaves behind when it is told to stop, and when it is killed. */
class PlatformCommandTest {
    private static final Duration START = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void theWholePlatformSaysHowToReachItAndLeavesNothingBehindWhenToldToStop() throws Exception {
        Path data = folder.resolve("data");
        try (LocalProcess platform = start("platform", "--throw-away", "--data", data.toString())) {
            Map<String, String> ready = awaitReady(platform, data.resolve("platform.properties"));

            assertThat(ready)
                    .containsKeys(
                            "R2_ACCESS_KEY_ID",
                            "R2_SECRET_ACCESS_KEY",
                            "R2_PUBLIC_URL",
                            "platform.ui",
                            "platform.started")
                    .containsEntry("TEMPORAL_NAMESPACE", "default")
                    .containsEntry("ENABLE_R2_STORAGE", "true")
                    .containsEntry("R2_REGION", "auto")
                    .containsEntry("R2_BUCKET_NAME", "b9-instagram-media")
                    .containsEntry("R2_ARCHIVE_BUCKET_NAME", "b9-instagram-media-archive")
                    .containsEntry(
                            "platform.pid", Long.toString(platform.process().pid()));
            assertThat(ready.get("DATABASE_URL"))
                    .matches("postgresql://creatorflow:[A-Za-z0-9]{32}@127\\.0\\.0\\.1:\\d+/creatorflow");
            assertThat(ready.get("TEMPORAL_ADDRESS")).matches("127\\.0\\.0\\.1:\\d+");
            assertThat(ready.get("R2_ENDPOINT")).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("platform.properties"))))
                    .isEqualTo("rw-------");
            assertThat(platform.said()).doesNotContain(ready.get("R2_SECRET_ACCESS_KEY"));
            List<ProcessHandle> children = children(platform);
            assertThat(children).isNotEmpty();

            platform.process().destroy();

            assertThat(platform.exitCode()).isZero();
            assertThat(data.resolve("platform.properties")).doesNotExist();
            assertGone(children);
        }
    }

    @Test
    void killedTheHardWayItLeavesNoOrphanAndTheNextStartHasItsData() throws Exception {
        Path data = folder.resolve("data");
        String[] command = {"platform", "--throw-away", "--only", "postgres,temporal", "--data", data.toString()};
        String address;
        try (LocalProcess platform = start(command)) {
            address = awaitReady(platform, data.resolve("platform.properties")).get("DATABASE_URL");
            List<ProcessHandle> children = children(platform);

            platform.process().destroyForcibly().waitFor();

            assertGone(children);
        }
        assertThat(data.resolve("platform.properties"))
                .as("a crash removes nothing")
                .exists();
        try (LocalProcess again = start(command)) {
            await().atMost(START)
                    .until(() -> Long.toString(again.process().pid())
                            .equals(PropertyFile.read(data.resolve("platform.properties"))
                                    .get("platform.pid")));
            assertThat(PropertyFile.read(data.resolve("platform.properties"))).containsEntry("DATABASE_URL", address);
            again.process().destroy();
            assertThat(again.exitCode()).isZero();
        }
    }

    @Test
    void defect53ASecondOneOnTheSameDataFolderIsRefused() throws Exception {
        Path data = folder.resolve("data");
        try (LocalProcess first = start("platform", "--only", "s3", "--data", data.toString())) {
            awaitReady(first, data.resolve("platform.properties"));
            try (LocalProcess second = start("platform", "--only", "s3", "--data", data.toString())) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.said())
                        .contains("already up (pid " + first.process().pid() + ")")
                        .contains("down");
            }
            assertThat(data.resolve("platform.properties")).exists();
        }
    }

    @Test
    void onePartAloneWritesItsOwnReadyFileAndEndsWithItsParent() throws Exception {
        Path ready = folder.resolve("s3.ready");
        try (LocalProcess platform = start(
                "platform",
                "--only",
                "s3",
                "--data",
                folder.resolve("data").toString(),
                "--ready-file",
                ready.toString(),
                "--exit-with-parent")) {
            assertThat(awaitReady(platform, ready)).containsKey("R2_ENDPOINT").doesNotContainKey("DATABASE_URL");

            platform.process().getOutputStream().close();

            assertThat(platform.exitCode()).isZero();
            assertThat(ready).doesNotExist();
        }
    }

    @Test
    void aPartThatEndsByItselfEndsTheCommandWithItsName() throws Exception {
        Path data = folder.resolve("data");
        try (LocalProcess platform =
                start("platform", "--throw-away", "--only", "postgres", "--data", data.toString())) {
            awaitReady(platform, data.resolve("platform.properties"));
            new RunRecord(data.resolve("run/postgres.pid"))
                    .running()
                    .orElseThrow()
                    .destroyForcibly();

            assertThat(platform.exitCode()).isEqualTo(1);
            assertThat(platform.said()).contains("PostgreSQL").contains("ended by itself");
        }
    }

    @Test
    void aTakenPortThatWasAskedForIsNamedWithTheRemedy() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback());
                LocalProcess platform = start(
                        "platform",
                        "--only",
                        "s3",
                        "--data",
                        folder.resolve("data").toString(),
                        "--port-s3",
                        Integer.toString(other.getLocalPort()))) {
            assertThat(platform.exitCode()).isEqualTo(4);
            assertThat(platform.said()).contains("Port " + other.getLocalPort()).contains("--port-s3");
        }
    }

    @Test
    void anUnknownPartIsAUsageError() throws Exception {
        try (LocalProcess platform = start("platform", "--only", "redis")) {
            assertThat(platform.exitCode()).isEqualTo(2);
            assertThat(platform.said()).contains("redis").contains("postgres, s3, temporal");
        }
    }

    private LocalProcess start(String... arguments) throws IOException {
        return LocalProcess.start(folder, Map.of(), arguments);
    }

    private static Map<String, String> awaitReady(LocalProcess platform, Path file) {
        await().atMost(START)
                .until(() -> Files.exists(file) || !platform.process().isAlive());
        assertThat(platform.process().isAlive()).as("it ended").isTrue();
        return PropertyFile.read(file);
    }

    /** PostgreSQL's workers and the guards included. */
    private static List<ProcessHandle> children(LocalProcess platform) {
        try (Stream<ProcessHandle> all = platform.process().descendants()) {
            return all.toList();
        }
    }

    private static void assertGone(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(processes.stream()
                                .filter(ProcessHandle::isAlive)
                                .map(process -> process.pid() + " "
                                        + Optional.ofNullable(
                                                process.info().commandLine().orElse(null))))
                        .isEmpty());
    }
}
