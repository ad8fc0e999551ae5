package dev.creatorflow.activities.http;

import dev.creatorflow.activities.settings.ProxySettings;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Blocking requests to upstream providers over HTTP/1.1 with pooled connections. Any status is an answer; redirects are not followed, cookies
 * not kept, nothing is retried. Safe for many threads at once.
 *
 * <p>The exchange runs on a virtual thread of its own while the caller waits for it, so that the deadline holds whatever the other side
 * does, also when it sends a byte a second. At the deadline, and when the caller is interrupted, the connection is closed.
 */
public final class UpstreamHttp implements AutoCloseable {
    private final CloseableHttpClient client;
    private final HttpLimits limits;
    private volatile boolean closed;

    /**
     * @param userAgent what we call ourselves
     * @param proxy for the hosts it applies to; null for none
     */
    public UpstreamHttp(HttpLimits limits, String userAgent, @Nullable ProxySettings proxy) {
        this.client = PooledClient.create(limits, userAgent, proxy);
        this.limits = limits;
    }

    /**
     * Sends a GET.
     *
     * @param headers besides those every request has; their values never show in an error
     * @throws TransportFault where no whole answer came
     * @throws InterruptedException where the caller was interrupted; the request may have been answered all the same
     */
    public HttpAnswer get(URI uri, Map<String, String> headers) throws TransportFault, InterruptedException {
        HttpUriRequestBase request = new HttpGet(uri);
        headers.forEach(request::setHeader);
        return send(request);
    }

    /**
     * Sends a POST.
     *
     * @param contentType such as application/json
     * @throws TransportFault where no whole answer came
     * @throws InterruptedException where the caller was interrupted; the request may have been answered all the same
     */
    public HttpAnswer post(URI uri, String contentType, byte[] body) throws TransportFault, InterruptedException {
        return post(uri, contentType, body, Map.of());
    }

    /**
     * Sends a POST.
     *
     * @param contentType such as application/json
     * @param headers besides those every request has; their values never show in an error
     * @throws TransportFault where no whole answer came
     * @throws InterruptedException where the caller was interrupted; the request may have been answered all the same
     */
    public HttpAnswer post(URI uri, String contentType, byte[] body, Map<String, String> headers)
            throws TransportFault, InterruptedException {
        HttpUriRequestBase request = new HttpPost(uri);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.create(contentType)));
        return send(request);
    }

    private HttpAnswer send(HttpUriRequestBase request) throws TransportFault, InterruptedException {
        Exchange exchange = new Exchange(client, request, limits);
        FutureTask<HttpAnswer> task = new FutureTask<>(exchange);
        Thread.ofVirtual().name("upstream-http").start(task);
        boolean answered = false;
        try {
            HttpAnswer answer = task.get(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
            answered = true;
            return answer;
        } catch (TimeoutException e) {
            throw exchange.pastDeadline(e);
        } catch (ExecutionException e) {
            answered = true;
            throw fault(exchange, e);
        } finally {
            if (!answered) {
                task.cancel(true);
                request.cancel();
            }
        }
    }

    private TransportFault fault(Exchange exchange, ExecutionException e) {
        return switch (e.getCause()) {
            case TransportFault fault -> fault;
            case IOException io -> exchange.fault(io);
            case IllegalStateException shut when closed -> exchange.abandoned(shut);
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException("The request could not be made.", e);
        };
    }

    /** Closes every connection; requests in the air end with a fault. */
    @Override
    public void close() throws IOException {
        closed = true;
        client.close();
    }
}
