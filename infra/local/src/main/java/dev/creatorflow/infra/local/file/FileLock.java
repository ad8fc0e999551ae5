package dev.creatorflow.infra.local.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock between processes; the system gives it back when this JVM ends in any way, so it is never stale. One JVM takes
 * each lock once: opening the same file a second time and closing it again would give the first one back.
 */
public final class FileLock implements AutoCloseable {
    private final FileChannel channel;

    private FileLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock, or nothing if it is held, by another process or by this one. */
    public static Optional<FileLock> tryTake(Path file) {
        try {
            FileChannel channel = open(file);
            if (channel.tryLock() != null) {
                return Optional.of(new FileLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException _) {
            return Optional.empty(); // this JVM holds it; the channel stays open, or the lock would be given back
        } catch (IOException e) {
            throw new UncheckedIOException("the lock file " + file + " cannot be opened", e);
        }
    }

    /** The lock, after waiting for whoever holds it. */
    public static FileLock take(Path file) {
        try {
            FileChannel channel = open(file);
            channel.lock();
            return new FileLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the lock file " + file + " cannot be locked", e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a lock could not be given back", e);
        }
    }
}
