package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.activities.http.TransportFault;
import dev.creatorflow.activities.http.UpstreamHttp;
import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.workflows.contract.FailureType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The application's token, one for all requests of this process: fetched by whoever needs it first while the others wait, and renewed before it
 * expires. Neither the secret nor the token leaves this object other than in a header. Thread-safe.
 */
final class RedditToken {
    private static final byte[] GRANT = "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII);

    /** Renewed this long before its end, so that no request is on its way with one that has just expired. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** A token that is refused when it is younger than this shows that the application is refused, not the token. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final UpstreamHttp http;
    private final URI endpoint;
    private final Map<String, String> headers;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Held held;

    private record Held(String value, Instant since, Instant until) {}

    /** What asking for it came to. */
    sealed interface Grant {
        /** A valid one. */
        record Granted(String value) implements Grant {}

        /** @param sentence for a person, without secrets */
        record Refused(
                FailureType type, String sentence, @Nullable Integer status, Duration latency) implements Grant {}
    }

    RedditToken(UpstreamHttp http, URI authBase, String clientId, Secret clientSecret, Clock clock) {
        this.http = http;
        this.endpoint = URI.create(authBase.toString().replaceAll("/+$", "") + "/api/v1/access_token");
        String pair = clientId + ":" + clientSecret.value();
        this.headers = Map.of(
                "authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                "accept",
                "application/json");
        this.clock = clock;
    }

    Grant get() throws InterruptedException {
        Held known = held;
        if (known != null && isGood(known)) {
            return new Grant.Granted(known.value());
        }
        fetching.lockInterruptibly();
        try {
            Held meanwhile = held;
            return meanwhile != null && isGood(meanwhile) ? new Grant.Granted(meanwhile.value()) : fetch();
        } finally {
            fetching.unlock();
        }
    }

    /**
     * Forgets a token that was refused.
     *
     * @return whether it was so young that another one will be refused too
     */
    boolean refused(String value) {
        Held known = held;
        if (known == null || !known.value().equals(value)) {
            return false;
        }
        held = null;
        return clock.instant().isBefore(known.since().plus(YOUNG));
    }

    private boolean isGood(Held token) {
        return clock.instant().isBefore(token.until());
    }

    private Grant fetch() throws InterruptedException {
        try {
            HttpAnswer answer = http.post(endpoint, "application/x-www-form-urlencoded", GRANT, headers);
            return read(answer);
        } catch (TransportFault fault) {
            FailureType type = fault instanceof TransportFault.TimedOut
                    ? FailureType.UPSTREAM_TIMEOUT
                    : FailureType.UPSTREAM_UNAVAILABLE;
            return new Grant.Refused(
                    type, "Asking Reddit for a token failed: " + fault.getMessage(), null, fault.latency());
        }
    }

    private Grant read(HttpAnswer answer) {
        if (answer.status() == 401 || answer.status() == 400 || answer.status() == 403) {
            return refusal(
                    answer,
                    isJson(answer) ? FailureType.BAD_CREDENTIALS : FailureType.UPSTREAM_UNAVAILABLE,
                    "refuses the application; check REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET");
        }
        if (answer.status() == 429) {
            return refusal(answer, FailureType.RATE_LIMITED, "refuses a token for now: too many requests");
        }
        if (answer.status() != 200) {
            return refusal(answer, FailureType.UPSTREAM_UNAVAILABLE, "failed to give a token");
        }
        try {
            JsonNode root = RedditJson.tree(answer.body());
            String value = root.path("access_token").asText("");
            long seconds = root.path("expires_in").asLong(0);
            if (value.isEmpty()) {
                boolean told = root.has("error");
                return refusal(
                        answer,
                        told ? FailureType.BAD_CREDENTIALS : FailureType.UNREADABLE_ANSWER,
                        "gave no token; check REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET");
            }
            keep(value, Duration.ofSeconds(seconds));
            return new Grant.Granted(value);
        } catch (UnreadableAnswerException e) {
            return refusal(answer, FailureType.UNREADABLE_ANSWER, "answered the request for a token with no JSON");
        }
    }

    private void keep(String value, Duration lifetime) {
        Instant now = clock.instant();
        Duration margin = MARGIN.compareTo(lifetime.dividedBy(4)) < 0 ? MARGIN : lifetime.dividedBy(4);
        held = new Held(value, now, now.plus(lifetime).minus(margin));
    }

    private static boolean isJson(HttpAnswer answer) {
        String type = answer.contentType();
        return type == null || type.contains("json");
    }

    private static Grant refusal(HttpAnswer answer, FailureType type, String what) {
        return new Grant.Refused(
                type, "Reddit " + what + " (HTTP " + answer.status() + ").", answer.status(), answer.latency());
    }
}
