package dev.creatorflow.activities.media.fetch;

import dev.creatorflow.activities.media.inspect.FileType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file as they arrive, possibly in several answers: written, digested and judged by their beginning on the way through one
 * small buffer. Not thread-safe.
 */
final class Download implements AutoCloseable {
    private static final int BUFFER = 64 << 10;

    private final SourceLink link;
    private final boolean video;
    private final long bound;
    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream(FileType.HEAD);
    private @Nullable FileType type;
    private long bytes;
    private boolean kept;

    /** Length of the whole file as the server states it; -1 while it has not. */
    private long expected = -1;

    private @Nullable String etag;

    Download(SourceLink link, boolean video, long bound, Path path) throws IOException {
        this.link = link;
        this.video = video;
        this.bound = bound;
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    long bytes() {
        return bytes;
    }

    @Nullable String etag() {
        return etag;
    }

    /** Takes what an answer says of the whole file. */
    void announce(long length, @Nullable String tag) throws FetchStopped {
        if (length > bound) {
            throw new FetchStopped(new MediaFailure.TooLarge(link, bound));
        }
        expected = length;
        etag = tag;
    }

    /** Forgets what came so far: the server starts over. */
    void restart() throws IOException {
        channel.truncate(0);
        digest.reset();
        head.reset();
        type = null;
        bytes = 0;
    }

    /** Reads the answer to its end, or to where it breaks. */
    void receive(InputStream body) throws IOException, FetchStopped {
        byte[] buffer = new byte[BUFFER];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            if (bytes + read > bound) {
                throw new FetchStopped(new MediaFailure.TooLarge(link, bound));
            }
            judge(buffer, read);
            digest.update(buffer, 0, read);
            write(ByteBuffer.wrap(buffer, 0, read));
            bytes += read;
        }
    }

    /** Unchecked, so that a full disk is not taken for a broken answer. */
    private void write(ByteBuffer out) {
        try {
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file in transfer cannot be written: " + path, e);
        }
    }

    private void judge(byte[] buffer, int read) throws FetchStopped {
        int wanted = FileType.HEAD - head.size();
        if (wanted > 0) {
            head.write(buffer, 0, Math.min(wanted, read));
            if (head.size() == FileType.HEAD) {
                decideType();
            }
        }
    }

    private FileType decideType() throws FetchStopped {
        FileType found = FileType.of(head.toByteArray()).orElse(null);
        if (found == null) {
            throw new FetchStopped(new MediaFailure.WrongType(link, "its bytes are of no type that is kept"));
        }
        if (found.video() != video) {
            throw new FetchStopped(new MediaFailure.WrongType(
                    link,
                    "it is " + found.contentType() + (video ? " in place of a video" : " in place of a picture")));
        }
        type = found;
        return found;
    }

    boolean isWhole() {
        return expected >= 0 && bytes == expected;
    }

    String progress() {
        return bytes + (expected < 0 ? " bytes" : " of " + expected + " bytes");
    }

    FetchedFile finish() throws IOException, FetchStopped {
        if (expected >= 0 && bytes != expected) {
            throw new FetchStopped(new MediaFailure.Truncated(link, progress()));
        }
        if (bytes == 0) {
            throw new FetchStopped(new MediaFailure.Truncated(link, "it is empty"));
        }
        FileType found = type == null ? decideType() : type;
        channel.close();
        kept = true;
        return new FetchedFile(path, bytes, HexFormat.of().formatHex(digest.digest()), found, etag);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!kept) {
            Files.deleteIfExists(path);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
