package dev.creatorflow.activities.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of any status.
 *
 * @param headers those a caller may need, by lower-case name: content type, dates, {@code retry-after}, {@code location}, and every rate
 *     limit or gateway header
 * @param body whole and decompressed; empty where there is none; two answers are equal only if they share it
 * @param latency from asking to the last byte
 */
@SuppressWarnings("ArrayRecordComponent")
public record HttpAnswer(int status, Map<String, String> headers, byte[] body, Duration latency) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** The header of this lower-case name, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public @Nullable String contentType() {
        return headers.get("content-type");
    }
}
