package dev.creatorflow.activities.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An answer's body as it is stored: one gzip member, with the digest and length of what it holds. */
public final class AnswerBody {
    private final byte[] compressed;
    private final String digest;
    private final long length;

    private AnswerBody(byte[] compressed, String digest, long length) {
        this.compressed = compressed;
        this.digest = digest;
        this.length = length;
    }

    /** Compresses a body as it came. */
    public static AnswerBody of(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AnswerBody(compressed.toByteArray(), sha256(body), body.length);
    }

    /** One gzip member; not copied. */
    public byte[] compressed() {
        return compressed;
    }

    /** SHA-256 of the uncompressed body, lower-case hex. */
    public String digest() {
        return digest;
    }

    /** Bytes of the uncompressed body. */
    public long length() {
        return length;
    }

    /** The inverse of {@link #of}. Fails where the bytes are not gzip, or cut short. */
    static byte[] uncompress(byte[] compressed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
