package dev.creatorflow.infra.local.process;

import dev.creatorflow.infra.local.exit.CommandFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that outlives this JVM, in a session of its own, with its output in a log. */
public final class DetachedProcess {
    private final Process process;
    private final Path log;

    private DetachedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static DetachedProcess start(List<String> command, ProcessSpec.Surroundings surroundings, Path log) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", Scripts.DETACH, "detach"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        surroundings.applyTo(builder);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new DetachedProcess(builder.start(), log);
        } catch (IOException e) {
            throw CommandFailure.failed(command.getFirst() + " could not be started: " + e.getMessage(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Waits at most this long for its end; true if it has ended. */
    public boolean endsWithin(Duration wait) throws InterruptedException {
        return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Only after its end. */
    public int exitCode() {
        return process.exitValue();
    }

    public Path log() {
        return log;
    }
}
