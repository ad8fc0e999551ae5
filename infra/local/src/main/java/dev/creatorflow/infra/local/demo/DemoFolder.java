package dev.creatorflow.infra.local.demo;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.file.FileLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a demo keeps its files: a folder that is kept, or one that goes when the demo ends. */
public final class DemoFolder implements AutoCloseable {
    private static final String PREFIX = "creatorflow-demo-";
    private static final String LOCK = "demo";

    private final DataFolder data;
    private final FileLock lock;
    private boolean thrownAway;

    private DemoFolder(DataFolder data, boolean thrownAway) {
        this.data = data;
        this.thrownAway = thrownAway;
        this.lock = FileLock.tryTake(data.lock(LOCK))
                .orElseThrow(() -> CommandFailure.failed(
                        "Another demo is running on " + data.path() + ". End it, or give another folder with --data.",
                        null));
    }

    /** A folder whose data the next demo on it finds again. */
    public static DemoFolder kept(Path path) {
        return new DemoFolder(DataFolder.at(path), false);
    }

    /**
     * A new folder below the one given, removed on {@link #close()}. What demos that were killed left there is removed
     * now.
     */
    public static DemoFolder thrownAway(Path parent) {
        try {
            sweep(parent);
            return new DemoFolder(DataFolder.at(Files.createTempDirectory(parent, PREFIX)), true);
        } catch (IOException e) {
            throw CommandFailure.failed("No folder could be made in " + parent + ": " + e.getMessage(), e);
        }
    }

    public DataFolder data() {
        return data;
    }

    /** Leaves the files where they are, logs above all, for whoever wants to know what went wrong. */
    public void keep() {
        thrownAway = false;
    }

    @Override
    public void close() {
        lock.close();
        if (thrownAway) {
            try {
                deleteTree(data.path());
            } catch (IOException e) {
                throw new UncheckedIOException("the demo's folder " + data.path() + " could not be removed", e);
            }
        }
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> earlier;
        try (Stream<Path> entries = Files.list(parent)) {
            earlier = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(Files::isWritable)
                    .toList();
        }
        for (Path folder : earlier) {
            Path lockFile = new DataFolder(folder).lock(LOCK);
            if (Files.exists(lockFile)) {
                Optional<FileLock> unused = FileLock.tryTake(lockFile);
                if (unused.isPresent()) {
                    unused.get().close();
                    deleteTree(folder);
                }
            }
        }
    }

    /** A process that is just ending may remove files of its own meanwhile: what is gone is no error. */
    private static void deleteTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
