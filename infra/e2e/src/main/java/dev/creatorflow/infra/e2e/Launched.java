package dev.creatorflow.infra.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process started through the launcher. Closing it asks it to end; servers end with the test process as well. */
public final class Launched implements AutoCloseable {
    /** What a finished command left behind. */
    public record Result(int exitCode, String out, String err) {}

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Process process;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command with exactly the given settings: nothing of the surrounding environment that could be one. */
    public static Launched start(Path logs, Map<String, String> settings, String... arguments) {
        try {
            Path out = Files.createTempFile(logs, arguments[0] + "-", ".out");
            Path err = Files.createTempFile(logs, arguments[0] + "-", ".err");
            List<String> command = new ArrayList<>();
            command.add(home().resolve("creatorflow").toString());
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(logs.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(key -> !Kept.NAMES.contains(key));
            builder.environment().putAll(settings);
            builder.environment().put("CREATORFLOW_NO_BUILD", "1");
            Process process = builder.start();
            endWithThisOne(process);
            return new Launched(process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing stays behind where this process is told to end before it has closed what it started. */
    private static void endWithThisOne(Process process) {
        Thread last = new Thread(process::destroy, "end of " + process.pid());
        Runtime.getRuntime().addShutdownHook(last);
        var _ = process.onExit().thenRun(() -> {
            try {
                Runtime.getRuntime().removeShutdownHook(last);
            } catch (IllegalStateException _) {
                // The hooks are running already.
            }
        });
    }

    /** Runs a command to its end. */
    public static Result run(Path logs, Map<String, String> settings, Duration limit, String... arguments) {
        try (Launched launched = start(logs, settings, arguments)) {
            return launched.waitFor(limit);
        }
    }

    public Result waitFor(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Not done within " + limit + "; so far:\n" + text(out) + text(err));
            }
            return new Result(process.exitValue(), text(out), text(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits at most this long for its end; true if it has ended. */
    public boolean endsWithin(Duration wait) {
        try {
            return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Whether it is a worker that asks for work. */
    public boolean polls() {
        return alive() && out().contains("Worker is polling");
    }

    /**
     * Returns when the worker asks for work.
     *
     * @throws IllegalStateException with what it said, where it ends first or takes longer
     */
    public void awaitPolling(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!polls()) {
            if (endsWithin(LOOK) || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("The worker did not start: " + err() + out());
            }
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String out() {
        return text(out);
    }

    public String err() {
        return text(err);
    }

    /** As an operator at night would: no warning. */
    public void killHard() {
        process.destroyForcibly();
        waitFor(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(40, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public static Path home() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("creatorflow"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "The launcher is in no folder above " + Path.of("").toAbsolutePath());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Kept {
        private static final List<String> NAMES = List.of("PATH", "HOME", "LANG", "JAVA_HOME", "CREATORFLOW_TOOLS_DIR");
    }
}
