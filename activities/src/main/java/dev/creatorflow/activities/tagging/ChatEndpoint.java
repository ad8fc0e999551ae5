package dev.creatorflow.activities.tagging;

import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.activities.http.HttpLimits;
import dev.creatorflow.activities.http.TransportFault;
import dev.creatorflow.activities.http.UpstreamHttp;
import dev.creatorflow.activities.settings.ProxySettings;
import dev.creatorflow.activities.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An endpoint of OpenAI's protocol. Redirects are not followed: no key goes to another host. Thread-safe. */
public final class ChatEndpoint implements AutoCloseable {
    static final String PATH = "/chat/completions";

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(55);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** An answer of two tags has a kilobyte or so. */
    private static final int MAX_BODY_BYTES = 1 << 20;

    private static final int MAX_CONNECTIONS = 16;

    private final UpstreamHttp http;
    private final URI address;
    private final Secret key;
    private final ChatFailures failures;

    /** @param base the address the paths of the protocol follow on, such as {@code https://api.openai.com/v1} */
    public ChatEndpoint(URI base, Secret key, @Nullable ProxySettings proxy, Clock clock) {
        this.http = new UpstreamHttp(
                new HttpLimits(CONNECT_TIMEOUT, REQUEST_TIMEOUT, REQUEST_TIMEOUT, MAX_BODY_BYTES, MAX_CONNECTIONS),
                "creatorflow",
                proxy);
        this.address = URI.create(base.toString().replaceAll("/+$", "") + PATH);
        this.key = key;
        this.failures = new ChatFailures(key, clock);
    }

    /** @param subject whom it is about, for the ledger */
    Sent ask(byte[] request, String subject) throws InterruptedException {
        Map<String, String> headers = Map.of("authorization", "Bearer " + key.value(), "accept", "application/json");
        try {
            HttpAnswer answer = http.post(address, "application/json", request, headers);
            return failures.classify(subject, answer);
        } catch (TransportFault fault) {
            return ChatFailures.classify(fault);
        }
    }

    /** Closes the connections. */
    @Override
    public void close() throws IOException {
        http.close();
    }
}
