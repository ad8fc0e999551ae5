package dev.creatorflow.activities.media.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of files in transfer. A file is removed by whoever made it; what a killed process left behind is swept when the folder is opened
 * next, once it is older than any transfer may take.
 */
public final class Spool {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String SUFFIX = ".part";
    private static final Duration LONGEST_TRANSFER = Duration.ofHours(2);

    private final Path folder;

    private Spool(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder where it is missing, and sweeps it. */
    public static Spool open(Path folder) {
        try {
            Files.createDirectories(folder);
            Spool spool = new Spool(folder);
            int swept = spool.sweep(Instant.now().minus(LONGEST_TRANSFER));
            if (swept > 0) {
                LOG.info("{} files of transfers that were cut off have been removed from {}", swept, folder);
            }
            return spool;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder for files in transfer cannot be used: " + folder
                            + ". Make it writable, or set CREATORFLOW_DATA_DIR to another folder.",
                    e);
        }
    }

    /** A new empty file; the caller removes it. */
    public Path create() throws IOException {
        return Files.createTempFile(folder, "media-", SUFFIX);
    }

    /** Removes files last written before the instant and returns how many those were. */
    int sweep(Instant before) throws IOException {
        int swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "media-*" + SUFFIX)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before) && Files.deleteIfExists(file)) {
                    swept++;
                }
            }
        }
        return swept;
    }
}
