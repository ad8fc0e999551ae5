package dev.creatorflow.activities.media.fetch;

import dev.creatorflow.activities.media.inspect.FileType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file in the spool whose length and first bytes have been checked. Closing it removes it.
 *
 * @param sha256 of its bytes, lower-case hex
 * @param type by its first bytes
 * @param etag as the server sent it; null where it sent none
 */
public record FetchedFile(
        Path path,
        long bytes,
        String sha256,
        FileType type,
        @Nullable String etag) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
