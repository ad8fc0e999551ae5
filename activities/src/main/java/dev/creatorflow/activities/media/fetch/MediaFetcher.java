package dev.creatorflow.activities.media.fetch;

import dev.creatorflow.activities.settings.AllowedHost;
import dev.creatorflow.activities.settings.ProxySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files of upstreams into the spool. Thread-safe; memory per fetch is one buffer. A fetch is one attempt: whether and when there is
 * another is decided by whoever asked.
 */
public final class MediaFetcher implements AutoCloseable {
    private final CloseableHttpClient client;
    private final HostRules rules;
    private final Spool spool;
    private final FetchBounds bounds;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("media-deadlines").factory());

    private MediaFetcher(CloseableHttpClient client, HostRules rules, Spool spool, FetchBounds bounds) {
        this.client = client;
        this.rules = rules;
        this.spool = spool;
        this.bounds = bounds;
    }

    /**
     * @param connections fetches at a time, over all hosts
     * @param proxy way to the outside; null for the direct one
     */
    public static MediaFetcher open(
            List<AllowedHost> allowed,
            Spool spool,
            FetchBounds bounds,
            int connections,
            @Nullable ProxySettings proxy) {
        return open(allowed, spool, bounds, connections, proxy, SystemDefaultDnsResolver.INSTANCE);
    }

    static MediaFetcher open(
            List<AllowedHost> allowed,
            Spool spool,
            FetchBounds bounds,
            int connections,
            @Nullable ProxySettings proxy,
            DnsResolver resolver) {
        HostRules rules = new HostRules(allowed);
        return new MediaFetcher(CdnClient.create(rules, bounds, connections, proxy, resolver), rules, spool, bounds);
    }

    /**
     * Fetches the file behind the link.
     *
     * @param video whether it should be a video; else a picture
     * @throws IOException where the spool cannot be written: a fault of this machine, not of the file
     * @throws InterruptedException when the thread is interrupted; the partial file is gone then
     */
    public Fetched fetch(SourceLink link, boolean video) throws IOException, InterruptedException {
        return fetch(link, video, FetchGate.OPEN);
    }

    /** As {@link #fetch(SourceLink, boolean)}, unless the gate does not take what the server announces. */
    public Fetched fetch(SourceLink link, boolean video, FetchGate gate) throws IOException, InterruptedException {
        try (Download download = new Download(link, video, bounds.bytes(video), spool.create())) {
            FetchAttempt attempt = new FetchAttempt(client, rules, link, download, gate);
            ScheduledFuture<?> deadline =
                    deadlines.schedule(attempt::expire, bounds.deadline(video).toMillis(), TimeUnit.MILLISECONDS);
            try {
                return attempt.run();
            } catch (FetchStopped e) {
                return new Fetched.Failed(e.failure());
            } catch (UncheckedIOException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                throw e.getCause();
            } finally {
                deadline.cancel(false);
            }
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
