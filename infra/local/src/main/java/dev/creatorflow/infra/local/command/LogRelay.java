package dev.creatorflow.infra.local.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Passes on the lines that another process adds to a log. */
final class LogRelay {
    private final Path log;
    private long position;

    private LogRelay(Path log, long position) {
        this.log = log;
        this.position = position;
    }

    /** Leaves out what stands in the log already. */
    static LogRelay fromTheEndOf(Path log) {
        try {
            return new LogRelay(log, Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the log " + log + " cannot be read", e);
        }
    }

    /** Passes on each whole line that came since the last call. */
    void passOn(Consumer<String> reader) {
        if (!Files.exists(log)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(position);
            byte[] added = new byte[(int) Math.max(0, file.length() - position)];
            file.readFully(added);
            String text = new String(added, StandardCharsets.UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            position += whole.getBytes(StandardCharsets.UTF_8).length;
            whole.lines().forEach(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the log " + log + " cannot be read", e);
        }
    }
}
