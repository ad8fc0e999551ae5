package dev.creatorflow.infra.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.creatorflow.infra.local.testing.LocalProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {
    @TempDir
    Path folder;

    @Test
    void itsPidIsTheProgramsOwn() throws Exception {
        try (GuardedProcess child = start("sleep", "600")) {
            await().untilAsserted(() -> assertThat(ProcessHandle.of(child.pid())
                            .flatMap(it -> it.info().command()))
                    .hasValueSatisfying(command -> assertThat(command).endsWith("sleep")));
        }
    }

    @Test
    void closingEndsItAndReturnsWhenItIsGone() {
        GuardedProcess child = start("sleep", "600");
        child.close();

        assertThat(child.alive()).isFalse();
        assertThat(ProcessHandle.of(child.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void whoIgnoresTheSignalIsKilledWhenItsGraceIsOver() {
        Path deaf = folder.resolve("deaf");
        GuardedProcess child =
                GuardedProcess.start(spec("sh", "-c", "trap '' TERM; touch " + deaf + "; while :; do sleep 1; done")
                        .stoppedBy("TERM", Duration.ofSeconds(1)));
        await().until(() -> Files.exists(deaf));
        long begun = System.nanoTime();
        child.close();

        assertThat(child.alive()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
    }

    // Not INT: a shell cannot trap what was ignored when it started, as it is below a background job.
    @Test
    void theSignalThatWasChosenIsTheOneThatArrives() throws Exception {
        Path sign = folder.resolve("sign");
        GuardedProcess child = GuardedProcess.start(spec(
                        "sh",
                        "-c",
                        "trap 'echo USR1 >" + sign + "; exit 7' USR1; touch " + sign + "; while :; do sleep 0.1; done")
                .stoppedBy("USR1", Duration.ofSeconds(10)));
        await().until(() -> Files.exists(sign));
        child.close();

        assertThat(Files.readString(sign)).isEqualTo("USR1\n");
        assertThat(child.ended().join()).isEqualTo(7);
    }

    @Test
    void itsExitCodeAndItsLastWordsAreKnown() throws Exception {
        try (GuardedProcess child = start("sh", "-c", "echo first; echo second >&2; exit 3")) {
            assertThat(child.ended().get()).isEqualTo(3);
            assertThat(child.lastWords()).isEqualTo("first\nsecond");
        }
    }

    @Test
    void killingTheParentTheHardWayEndsTheChildToo() throws Exception {
        try (LocalProcess parent = LocalProcess.start(GuardParent.class, folder, Map.of(), folder.toString())) {
            Path pidFile = folder.resolve("pid");
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pidFile));
            Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(Files.readString(pidFile)));
            assertThat(child).hasValueSatisfying(it -> assertThat(it.isAlive()).isTrue());

            parent.process().destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> child.filter(ProcessHandle::isAlive).isEmpty());
        }
    }

    private GuardedProcess start(String... command) {
        return GuardedProcess.start(spec(command));
    }

    private ProcessSpec spec(String... command) {
        return ProcessSpec.logged(
                "child", List.of(command), ProcessSpec.Surroundings.SAME, folder.resolve("child.log"));
    }
}
