package dev.creatorflow.activities.media.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a file: the request, its redirects, and where an answer breaks off the request for the rest. Run by one thread; {@link #expire}
 * may come from another.
 */
final class FetchAttempt {
    private static final int MOST_REDIRECTS = 3;

    /** Requests for the rest of a broken answer; each must bring something. */
    private static final int MOST_RESUMPTIONS = 3;

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final CloseableHttpClient client;
    private final HostRules rules;
    private final SourceLink link;
    private final Download download;
    private final FetchGate gate;
    private volatile boolean expired;
    private volatile @Nullable HttpGet running;

    FetchAttempt(CloseableHttpClient client, HostRules rules, SourceLink link, Download download, FetchGate gate) {
        this.client = client;
        this.rules = rules;
        this.link = link;
        this.download = download;
        this.gate = gate;
    }

    /** The deadline has come: the request under way is cut off, and no other is made. */
    void expire() {
        expired = true;
        HttpGet request = running;
        if (request != null) {
            request.cancel();
        }
    }

    Fetched run() throws IOException, FetchStopped, InterruptedException {
        for (int resumptions = 0; ; resumptions++) {
            long before = download.bytes();
            try {
                ask(link, 0);
                return new Fetched.Complete(download.finish());
            } catch (NotTaken e) {
                return new Fetched.NotTaken();
            } catch (BodyBroken e) {
                requireTimeLeft();
                if (download.isWhole()) {
                    return new Fetched.Complete(download.finish());
                }
                if (resumptions == MOST_RESUMPTIONS || download.bytes() <= before) {
                    throw new FetchStopped(new MediaFailure.Truncated(link, download.progress()));
                }
            }
        }
    }

    /** The answer broke off; what came of it is in the download. */
    private static final class BodyBroken extends Exception {
        BodyBroken(IOException cause) {
            super(cause);
        }
    }

    /** The gate wants no bytes. */
    private static final class NotTaken extends Exception {}

    private void ask(SourceLink hop, int redirects)
            throws IOException, FetchStopped, NotTaken, BodyBroken, InterruptedException {
        String refusal = rules.refusal(hop).orElse(null);
        if (refusal != null) {
            throw new FetchStopped(new MediaFailure.Refused(hop, refusal));
        }
        HttpGet request = request(hop);
        running = request;
        requireTimeLeft();
        SourceLink next;
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            next = take(hop, request, response);
        } catch (IOException e) {
            throw new FetchStopped(unavailable(hop, e));
        }
        if (next != null) {
            if (redirects == MOST_REDIRECTS) {
                throw new FetchStopped(
                        new MediaFailure.Refused(hop, "it redirects more than " + MOST_REDIRECTS + " times"));
            }
            ask(next, redirects + 1);
        }
    }

    private HttpGet request(SourceLink hop) {
        HttpGet request = new HttpGet(hop.uri());
        request.setHeader(HttpHeaders.ACCEPT, "*/*");
        // A packed body could neither be resumed nor compared with its length.
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        if (download.bytes() > 0) {
            request.setHeader(HttpHeaders.RANGE, "bytes=" + download.bytes() + "-");
            String etag = download.etag();
            if (etag != null && !etag.startsWith("W/")) {
                request.setHeader(HttpHeaders.IF_RANGE, etag);
            }
        }
        return request;
    }

    /** Takes the answer in; returns where it redirects to, or null where it is the file. */
    private @Nullable SourceLink take(SourceLink hop, HttpGet request, ClassicHttpResponse response)
            throws FetchStopped, NotTaken, BodyBroken, InterruptedException {
        int status = response.getCode();
        if (status != 200 && status != 206) {
            // Closing an answer would read it to its end.
            request.cancel();
            return refuseOrFollow(hop, status, response);
        }
        try {
            begin(response, status);
            InputStream body =
                    response.getEntity() == null ? null : response.getEntity().getContent();
            if (body != null) {
                download.receive(body);
            }
            return null;
        } catch (FetchStopped | NotTaken e) {
            request.cancel();
            throw e;
        } catch (IOException e) {
            request.cancel();
            requireNotInterrupted();
            throw new BodyBroken(e);
        }
    }

    private void begin(ClassicHttpResponse response, int status) throws IOException, FetchStopped, NotTaken {
        long length = response.getEntity() == null ? 0 : response.getEntity().getContentLength();
        if (status == 200) {
            if (download.bytes() > 0) {
                download.restart();
            }
            download.announce(length, text(response, HttpHeaders.ETAG));
            requireNoPage(response);
            if (!gate.takes(download.etag(), length)) {
                throw new NotTaken();
            }
            return;
        }
        Matcher range = CONTENT_RANGE.matcher(String.valueOf(text(response, HttpHeaders.CONTENT_RANGE)));
        if (!range.matches() || Long.parseLong(range.group(1)) != download.bytes()) {
            throw new FetchStopped(
                    new MediaFailure.Truncated(link, download.progress() + ", and another part was sent"));
        }
        download.announce(Long.parseLong(range.group(2)), download.etag());
    }

    private void requireNoPage(ClassicHttpResponse response) throws FetchStopped {
        String declared = text(response, HttpHeaders.CONTENT_TYPE);
        if (declared != null && declared.toLowerCase(Locale.ROOT).startsWith("text/")) {
            throw new FetchStopped(new MediaFailure.WrongType(link, "a page (" + declared + ") came in its place"));
        }
    }

    private SourceLink refuseOrFollow(SourceLink hop, int status, ClassicHttpResponse response) throws FetchStopped {
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                hop.follow(text(response, HttpHeaders.LOCATION))
                        .orElseThrow(() -> new FetchStopped(
                                new MediaFailure.Refused(hop, "it redirects to no address that may be asked")));
            case 403, 404, 410 -> throw new FetchStopped(new MediaFailure.Expired(hop, status));
            case 416 -> throw new FetchStopped(new MediaFailure.Truncated(link, download.progress()));
            default ->
                throw new FetchStopped(new MediaFailure.Unavailable(hop, "answered " + status, retryAfter(response)));
        };
    }

    private MediaFailure unavailable(SourceLink hop, IOException e) throws InterruptedException {
        requireNotInterrupted();
        if (expired) {
            return new MediaFailure.Unavailable(hop, "did not deliver in time", null);
        }
        return switch (e) {
            case CheckedDns.RefusedAddressException refused ->
                new MediaFailure.Refused(hop, String.valueOf(refused.getMessage()));
            case UnknownHostException _ -> new MediaFailure.Unavailable(hop, "has a host nobody knows", null);
            case HttpHostConnectException _ -> new MediaFailure.Unavailable(hop, "refuses the connection", null);
            case SocketTimeoutException _ -> new MediaFailure.Unavailable(hop, "was silent for too long", null);
            default ->
                new MediaFailure.Unavailable(
                        hop, "broke the connection (" + e.getClass().getSimpleName() + ")", null);
        };
    }

    private void requireTimeLeft() throws FetchStopped {
        if (expired) {
            throw new FetchStopped(
                    new MediaFailure.Unavailable(link, "did not deliver in time (" + download.progress() + ")", null));
        }
    }

    /** An interrupted thread's connection breaks like any other: the interrupt is the reason then, not the CDN. */
    private static void requireNotInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static @Nullable Duration retryAfter(ClassicHttpResponse response) {
        String value = text(response, HttpHeaders.RETRY_AFTER);
        return value != null && SECONDS.matcher(value).matches() ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }

    private static @Nullable String text(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
