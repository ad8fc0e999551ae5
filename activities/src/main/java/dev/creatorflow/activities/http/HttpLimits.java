package dev.creatorflow.activities.http;

import java.time.Duration;

/**
 * What one request may take.
 *
 * @param connectTimeout until the connection stands, TLS included
 * @param responseTimeout longest silence between two pieces of the answer
 * @param deadline the whole request, from asking for a connection to the last byte of the body
 * @param maxBodyBytes largest body, after decompression
 * @param maxConnections open at once to all hosts together, and so the most requests in the air
 */
public record HttpLimits(
        Duration connectTimeout, Duration responseTimeout, Duration deadline, int maxBodyBytes, int maxConnections) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BODY_BYTES = 16 << 20;
    private static final int MAX_CONNECTIONS = 256;

    /** The usual limits around a request that may take this long. */
    public static HttpLimits within(Duration deadline) {
        Duration connect = deadline.compareTo(CONNECT_TIMEOUT) < 0 ? deadline : CONNECT_TIMEOUT;
        return new HttpLimits(connect, deadline, deadline, MAX_BODY_BYTES, MAX_CONNECTIONS);
    }
}
