package dev.creatorflow.activities.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.activities.http.HttpLimits;
import dev.creatorflow.activities.http.TransportFault;
import dev.creatorflow.activities.http.UpstreamHttp;
import dev.creatorflow.activities.settings.ProxySettings;
import dev.creatorflow.activities.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Posts notices as JSON with a {@code text}, as chat programs take them. Speaks to the configured address only and follows no redirect. The
 * address is a secret: whoever knows it may post. Thread-safe.
 */
public final class Webhook implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 64 << 10;

    private final URI address;
    private final UpstreamHttp http;
    private final ObjectMapper json = new ObjectMapper();

    /** @param proxy null for none */
    public Webhook(Secret address, @Nullable ProxySettings proxy) {
        this.address = URI.create(address.value());
        this.http =
                new UpstreamHttp(new HttpLimits(DEADLINE, DEADLINE, DEADLINE, LARGEST_ANSWER, 2), "creatorflow", proxy);
    }

    /** Posts one notice; returns why it was not taken, without the address, or empty where it was. */
    Optional<String> post(Notice notice) throws InterruptedException {
        try {
            HttpAnswer answer = http.post(address, "application/json", body(notice));
            return answer.status() / 100 == 2
                    ? Optional.empty()
                    : Optional.of("the webhook answered with HTTP " + answer.status());
        } catch (TransportFault e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private byte[] body(Notice notice) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        String command = notice.command();
        body.put("text", notice.sentence() + (command == null ? "" : "\nDo: " + command));
        body.put("kind", notice.kind());
        body.put("subject", notice.subject());
        body.put("happenedAt", notice.happenedAt().toString());
        body.put("command", command);
        try {
            String summary = notice.summary();
            body.put("summary", summary == null ? null : json.readTree(summary));
            return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
