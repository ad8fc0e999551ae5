package dev.creatorflow.infra.local.process;

import dev.creatorflow.infra.local.exit.CommandFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that ends when this object is closed, and also when this JVM ends in any way, {@code kill -9}
 * included: a small shell beside it holds a pipe from this JVM and stops the child when the pipe closes. Closing and
 * crashing take the same path. The child's pid is the program's own, since the shell becomes it. Safe for use by
 * several threads.
 */
public final class GuardedProcess implements AutoCloseable {
    /** What the guard may need beyond the child's own grace: its poll is a tenth of a second. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final ProcessSpec spec;
    private final Process process;

    private GuardedProcess(ProcessSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    public static GuardedProcess start(ProcessSpec spec) {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                Scripts.GUARD,
                "guard",
                spec.stopSignal(),
                Long.toString(spec.grace().toSeconds())));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        spec.surroundings().applyTo(builder);
        try {
            Files.createDirectories(spec.output().toAbsolutePath().getParent());
            builder.redirectOutput(Redirect.appendTo(spec.output().toFile()));
            builder.redirectError(
                    spec.errors().map(file -> Redirect.appendTo(file.toFile())).orElse(Redirect.INHERIT));
            return new GuardedProcess(spec, builder.start());
        } catch (IOException e) {
            throw CommandFailure.failed(
                    spec.name() + " could not be started: " + e.getMessage() + ". Check that /bin/sh is there and that "
                            + spec.output() + " can be written.",
                    e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the program has ended, for whatever reason. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Waits at most this long for the program's end; true if it has ended. */
    public boolean endsWithin(Duration wait) throws InterruptedException {
        return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The end of what the program said on standard error, for a message about its failure. */
    public String lastWords() {
        return LogTail.of(spec.errors().orElse(spec.output()), 12);
    }

    public Path log() {
        return spec.errors().orElse(spec.output());
    }

    /** Asks the program to end, kills it when its grace has passed, and returns when it is gone. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!endsWithin(spec.grace().plus(SLACK))) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
