package dev.creatorflow.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.infra.local.testing.FakeCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher builds: one at a time, never for ever, and never under a program that runs. */
class LauncherBuildTest {
    @TempDir
    Path folder;

    private FakeCheckout checkout;

    @BeforeEach
    void layOutACheckout() throws IOException {
        checkout = new FakeCheckout(folder);
        FakeCheckout.jdk(folder.resolve("jvm/temurin-25"), "25.0.3");
    }

    @Test
    void callsAtOnceBuildOnce() throws Exception {
        checkout.mavenTakes("1");
        assertThat(allAtOnce(3)).containsOnly(0);
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void ofManyWhoFindTheLockOfADeadBuildOneAloneTakesIt() throws Exception {
        checkout.mavenTakes("0.5");
        lockOf(deadProcess() + " 12345");

        assertThat(allAtOnce(6)).containsOnly(0);
        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(leftOfTheLock()).isEmpty();
    }

    @Test
    void aLockWhoseNumberWasGivenToAnotherProcessIsTakenOver() throws Exception {
        lockOf(ProcessHandle.current().pid() + " 1");

        assertThat(checkout.run("--help").exitCode()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void aLockWithoutAnOwnerIsTakenOver() throws Exception {
        Files.createDirectories(checkout.file(".creatorflow/build.owner"));

        assertThat(checkout.run("--help").exitCode()).isZero();
        assertThat(leftOfTheLock()).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenItSaysSoInsteadOfWaiting() throws Exception {
        Files.writeString(checkout.file(".creatorflow"), "a file where a folder is wanted");

        FakeCheckout.Run run = checkout.run("--help");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.said()).contains("cannot be written").contains("CREATORFLOW_NO_BUILD");
    }

    @Test
    void aNewBuildLeavesTheFilesOfARunningProgramAlone() throws Exception {
        Path output = folder.resolve("up.log");
        Process up = checkout.start(output, "up", "stay");
        try {
            awaitText(output, "LocalMain up stay");
            Path used = checkout.current();
            String jar = Files.readString(used.resolve("local-0.1.0.jar"));
            buildAgain();
            assertThat(checkout.current()).isNotEqualTo(used);
            Path unused = checkout.current();
            for (Path copies : List.of(used, unused)) {
                Files.setLastModifiedTime(copies, FileTime.from(Instant.now().minusSeconds(3600)));
            }
            buildAgain();
            buildAgain();

            assertThat(used.resolve("local-0.1.0.jar")).hasContent(jar.strip());
            assertThat(unused).as("what nobody uses is swept").doesNotExist();
        } finally {
            up.destroyForcibly();
        }
    }

    @Test
    void whatAProgramStartsComesFromTheSameBuild() throws Exception {
        checkout.run("--help");
        Path old = checkout.current();
        buildAgain();

        FakeCheckout.Run run = checkout.run(Map.of("CREATORFLOW_RUN", old.toString()), "worker");

        assertThat(run.said()).contains("run=" + old).contains("@" + old + "/worker.args");
    }

    @Test
    void jarsThatMavenMadeByItselfAreUsedWhereBuildingIsForbidden() throws Exception {
        checkout.run("--help");
        Path old = checkout.current();
        Files.writeString(checkout.file("starter/target/starter-0.1.0.jar"), "by hand");

        checkout.run(Map.of("CREATORFLOW_NO_BUILD", "1"), "--help");

        assertThat(checkout.current()).isNotEqualTo(old);
        assertThat(checkout.current().resolve("starter-0.1.0.jar")).hasContent("by hand");
    }

    private void buildAgain() throws Exception {
        long before = checkout.builds();
        Files.setLastModifiedTime(
                checkout.file("pom.xml"), FileTime.from(Instant.now().plusSeconds(2)));
        assertThat(checkout.run("--help").exitCode()).isZero();
        assertThat(checkout.builds()).isEqualTo(before + 1);
    }

    private List<Integer> allAtOnce(int many) throws Exception {
        List<Process> calls = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            calls.add(checkout.start(folder.resolve("call-" + i), "--help"));
        }
        List<Integer> codes = new ArrayList<>();
        for (Process call : calls) {
            assertThat(call.waitFor(60, TimeUnit.SECONDS)).isTrue();
            codes.add(call.exitValue());
        }
        return codes;
    }

    private void lockOf(String owner) throws IOException {
        Files.createDirectories(checkout.file(".creatorflow"));
        Files.createSymbolicLink(checkout.file(".creatorflow/build.owner"), Path.of(owner));
    }

    private List<Path> leftOfTheLock() throws IOException {
        try (Stream<Path> files = Files.list(checkout.file(".creatorflow"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("build.owner"))
                    .toList();
        }
    }

    private static long deadProcess() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        return gone.pid();
    }

    private static void awaitText(Path file, String text) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> Files.readString(file).contains(text));
    }
}
