package dev.creatorflow.infra.simulator.gateway;

import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses answers for clients that ask for it. */
public final class Gzip {
    private static final int WORTHWHILE_BYTES = 1_024;

    private Gzip() {}

    /** The answer as this client may have it. */
    public static Reply.Answer apply(Request request, Reply.Answer answer) {
        String accepted = request.header("accept-encoding");
        // What is cut, padded or packed on purpose is left as it is.
        boolean plain = answer.delivery().equals(Reply.Delivery.WHOLE)
                && answer.header("Content-Encoding").isEmpty();
        if (accepted == null || !accepted.contains("gzip") || answer.body().length < WORTHWHILE_BYTES || !plain) {
            return answer;
        }
        return answer.withBody(compress(answer.body()))
                .with("Content-Encoding", "gzip")
                .with("Vary", "Accept-Encoding");
    }

    private static byte[] compress(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 8);
        try (GZIPOutputStream gzip = new FastGzip(out)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** The fastest level: this process must not cost more than what it is measured against. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream out) throws IOException {
            super(out, 8_192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
