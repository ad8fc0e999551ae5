package dev.creatorflow.activities.media.video;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One run of a program that cannot outlive this process, killed or not: a small shell beside it holds a pipe from here, and kills it when the
 * pipe closes. The program sees none of this process's environment but the search path, so no secret either.
 */
final class GuardedRun {
    private static final String GUARD = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            (read -r _ <&3; kill -9 "$child") >/dev/null 2>&1 &
            guard=$!
            exec 3<&-
            { wait "$child"; } 2>/dev/null
            code=$?
            kill "$guard" 2>/dev/null
            exit "$code"
            """;

    /** The last lines of what a program says; an error message needs no more. */
    private static final int KEPT_LINES = 5;

    private final Map<String, String> environment;
    private final Duration silence;

    /**
     * @param environment set beside the search path
     * @param silence a program that says nothing for so long hangs, and is killed
     */
    GuardedRun(Map<String, String> environment, Duration silence) {
        this.environment = environment;
        this.silence = silence;
    }

    /** @param said the last lines of both its outputs */
    record End(int code, List<String> said) {
        boolean good() {
            return code == 0;
        }

        String lastWords() {
            return said.isEmpty() ? "it ended with code " + code : said.getLast();
        }
    }

    /**
     * Runs the program to its end.
     *
     * @param line called for each line it says, by this thread
     * @throws IOException where it cannot be started
     * @throws InterruptedException when this thread is interrupted; the program is gone then
     */
    End run(List<String> command, Consumer<String> line) throws IOException, InterruptedException {
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "guard"));
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded).redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        AtomicLong heard = new AtomicLong(System.nanoTime());
        Thread caller = Thread.currentThread();
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("video-watch").factory())) {
            // Reading a pipe is not interruptible: what should end the run ends the program, and with it the reading.
            var _ = watch.scheduleWithFixedDelay(
                    () -> {
                        if (caller.isInterrupted() || System.nanoTime() - heard.get() > silence.toNanos()) {
                            release(process);
                        }
                    },
                    100,
                    100,
                    TimeUnit.MILLISECONDS);
            List<String> said = read(process, heard, line);
            int code = process.waitFor();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new End(code, said);
        } finally {
            release(process);
        }
    }

    private static List<String> read(Process process, AtomicLong heard, Consumer<String> line) throws IOException {
        List<String> said = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                heard.set(System.nanoTime());
                line.accept(next);
                said.add(next);
                if (said.size() > KEPT_LINES) {
                    said.removeFirst();
                }
            }
        }
        return said;
    }

    /** Closes the pipe: the guard kills the program and ends with it. */
    private static void release(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** A path as an argument that is never taken for an option. */
    static String argument(Path file) {
        return file.toAbsolutePath().toString();
    }
}
