package dev.creatorflow.infra.simulator.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a handler wants done with the connection. */
public sealed interface Reply {

    /** Sends an answer, whole or spoilt as {@code delivery} says; the body is handed over, never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body, Delivery delivery)
            implements Reply {

        public Answer {
            headers = List.copyOf(headers);
        }

        /** The same answer with one more header. */
        public Answer with(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(headers);
            more.add(Map.entry(name, value));
            return new Answer(status, more, body, delivery);
        }

        /** The same answer with another body. */
        public Answer withBody(byte[] other) {
            return new Answer(status, headers, other, delivery);
        }

        /** The same answer, sent in another way. */
        public Answer withDelivery(Delivery other) {
            return new Answer(status, headers, body, other);
        }

        /** The value of the first header of that name, or an empty text. */
        public String header(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    /** Closes the connection with a TCP reset, without a byte of answer. */
    record Reset() implements Reply {}

    /** Sends nothing for the given time, then closes the connection. */
    record Silence(Duration length) implements Reply {}

    /**
     * How a body leaves.
     *
     * @param sentBytes at most so many bytes are sent although the full length is announced; then the connection is cut
     * @param bytesPerSecond pace of the body; 0 is unlimited
     * @param padding so many blanks follow the body, counted in the announced length
     */
    record Delivery(long sentBytes, long bytesPerSecond, long padding) {
        public static final Delivery WHOLE = new Delivery(Long.MAX_VALUE, 0, 0);
    }

    /** An answer with one content type and a whole body. */
    static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, List.of(Map.entry("Content-Type", contentType)), body, Delivery.WHOLE);
    }

    /** A JSON answer from text. */
    static Answer json(int status, String body) {
        return of(status, "application/json; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }
}
