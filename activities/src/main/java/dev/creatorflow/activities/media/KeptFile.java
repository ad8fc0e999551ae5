package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.fetch.FetchedFile;
import dev.creatorflow.activities.media.inspect.Inspected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The form of a file that goes to the store: as fetched, or transcoded.
 *
 * @param original the file as fetched, where this is another form of it; null where this is it
 */
record KeptFile(
        Path path,
        String sha256,
        long bytes,
        Inspected inspected,
        @Nullable FetchedFile original) {
    private static final int BUFFER = 64 << 10;

    static KeptFile asFetched(FetchedFile fetched, Inspected inspected) {
        return new KeptFile(fetched.path(), fetched.sha256(), fetched.bytes(), inspected, null);
    }

    static KeptFile transcoded(FetchedFile fetched, Path path, Inspected inspected) throws IOException {
        return new KeptFile(path, digest(path), Files.size(path), inspected, fetched);
    }

    private static String digest(Path path) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
