package dev.creatorflow.activities.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Exchange implements Callable<HttpAnswer> {
    private static final String SELF = Exchange.class.getName();
    private static final int FIRST_BUFFER = 64 << 10;
    private static final int LARGEST_FIRST_BUFFER = 1 << 20;
    private static final int LONGEST_HEADER = 500;

    private final CloseableHttpClient client;
    private final HttpUriRequestBase request;
    private final HttpLimits limits;
    private final String target;
    private final long began = System.nanoTime();
    private volatile boolean sent;

    Exchange(CloseableHttpClient client, HttpUriRequestBase request, HttpLimits limits) {
        this.client = client;
        this.request = request;
        this.limits = limits;
        this.target = request.getAuthority().getHostName();
    }

    static void markSent(HttpContext context) {
        if (context.getAttribute(SELF) instanceof Exchange exchange) {
            exchange.sent = true;
        }
    }

    @Override
    public HttpAnswer call() throws IOException {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(SELF, this);
        return client.execute(request, context, response -> {
            byte[] body = body(response.getEntity());
            return new HttpAnswer(response.getCode(), headers(response), body, latency());
        });
    }

    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        InputStream content = entity == null ? null : entity.getContent();
        if (entity == null || content == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > limits.maxBodyBytes()) {
            throw tooLarge();
        }
        // A length is only a promise: no more than this is set aside for it.
        int expected = Math.clamp(entity.getContentLength(), FIRST_BUFFER, LARGEST_FIRST_BUFFER);
        ByteArrayOutputStream body = new ByteArrayOutputStream(expected);
        byte[] buffer = new byte[FIRST_BUFFER / 4];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            if (body.size() + n > limits.maxBodyBytes()) {
                throw tooLarge();
            }
            body.write(buffer, 0, n);
        }
        return body.toByteArray();
    }

    /** Closing a body that was not read to its end would read it to its end: the connection is closed first. */
    private TransportFault tooLarge() {
        request.cancel();
        return new TransportFault.BodyTooLarge(
                target + " answered with more than " + limits.maxBodyBytes()
                        + " bytes, the most that is read of an answer.",
                null,
                latency());
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            String value = header.getValue();
            if (value != null && isWanted(name)) {
                headers.putIfAbsent(name, value.substring(0, Math.min(LONGEST_HEADER, value.length())));
            }
        }
        return headers;
    }

    private static boolean isWanted(String name) {
        return switch (name) {
            case "content-type", "retry-after", "location", "date", "etag", "last-modified" -> true;
            default -> name.startsWith("x-ratelimit-") || name.startsWith("x-rapidapi-");
        };
    }

    TransportFault pastDeadline(@Nullable Throwable cause) {
        return new TransportFault.TimedOut(
                target + " did not finish its answer within " + seconds(limits.deadline()) + ".",
                cause,
                sent,
                latency());
    }

    /** Our own side closed its connections. */
    TransportFault abandoned(Throwable cause) {
        return new TransportFault.ConnectionFailed(
                "The request to " + target + " was given up because this program is ending.", cause, sent, latency());
    }

    /** The fault behind what HttpClient threw. */
    TransportFault fault(IOException e) {
        if (e instanceof SocketTimeoutException) {
            String sentence = sent
                    ? target + " was silent for " + seconds(limits.responseTimeout()) + "."
                    : target + " could not be connected to within " + seconds(limits.connectTimeout()) + ".";
            return new TransportFault.TimedOut(sentence, e, sent, latency());
        }
        return new TransportFault.ConnectionFailed(target + " " + complaint(e) + ".", e, sent, latency());
    }

    private String complaint(IOException e) {
        return switch (e) {
            case UnknownHostException _ -> "cannot be found: no address is known for this name";
            case HttpHostConnectException _ -> "refuses the connection";
            case SSLException _ ->
                "could not be spoken to securely (TLS): " + e.getClass().getSimpleName();
            default ->
                (sent ? "broke the connection before its answer was whole: " : "could not be connected to: ")
                        + e.getClass().getSimpleName();
        };
    }

    private Duration latency() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
