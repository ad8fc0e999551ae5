package dev.creatorflow.activities.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Programs that must not outlive who runs them. */
class GuardedRunTest {
    private final GuardedRun runs = new GuardedRun(Map.of("OWN", "value"), Duration.ofSeconds(20));

    @Test
    void whatAProgramSaysAndHowItEndsComesBack() throws Exception {
        List<String> lines = new ArrayList<>();
        GuardedRun.End end = runs.run(List.of("/bin/sh", "-c", "echo one; echo two >&2; exit 3"), lines::add);

        assertThat(lines).containsExactlyInAnyOrder("one", "two");
        assertThat(end.code()).isEqualTo(3);
        assertThat(end.good()).isFalse();
    }

    @Test
    void aProgramSeesNothingOfTheWorkersEnvironment() throws Exception {
        List<String> lines = new ArrayList<>();
        runs.run(List.of("/usr/bin/env"), lines::add);

        assertThat(lines).contains("OWN=value").noneMatch(line -> line.startsWith("HOME="));
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        AtomicReference<String> pid = new AtomicReference<>();
        Thread caller = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            await().until(() -> pid.get() != null);
            caller.interrupt();
        });

        assertThatThrownBy(() -> runs.run(
                        List.of("/bin/sh", "-c", "echo $$; exec sleep 600"), line -> pid.compareAndSet(null, line)))
                .isInstanceOf(InterruptedException.class);
        await().atMost(Duration.ofSeconds(5)).until(() -> isGone(pid.get()));
    }

    @Test
    void aProgramThatSaysNothingIsEnded() throws Exception {
        GuardedRun impatient = new GuardedRun(Map.of(), Duration.ofMillis(300));

        assertThat(impatient.run(List.of("sleep", "600"), _ -> {}).good()).isFalse();
    }

    @Test
    void aKilledWorkersProgramDiesWithIt() throws Exception {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Doomed.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String pid = worker.inputReader().readLine();
        assertThat(isGone(pid)).isFalse();

        worker.destroyForcibly();

        assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(5)).until(() -> isGone(pid));
    }

    private static boolean isGone(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .isEmpty();
    }

    /** Prints its program's pid, and waits to be killed. */
    static final class Doomed {
        private Doomed() {}

        public static void main(String... args) throws Exception {
            new GuardedRun(Map.of(), Duration.ofMinutes(5))
                    .run(List.of("/bin/sh", "-c", "echo $$; exec sleep 600"), System.out::println);
        }
    }
}
