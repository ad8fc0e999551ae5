package dev.creatorflow.activities.reddit;

import dev.creatorflow.activities.budget.FailedCall;
import dev.creatorflow.activities.budget.ProviderQuota;
import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.activities.http.HttpLimits;
import dev.creatorflow.activities.http.TransportFault;
import dev.creatorflow.activities.http.UpstreamHttp;
import dev.creatorflow.activities.settings.ProxySettings;
import dev.creatorflow.activities.settings.RedditSettings;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.reddit.RedditRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reddit's Data API with an application's own token. Redirects are not followed: no token goes to another host. */
public final class RedditClient implements RedditProvider, AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final int UNAUTHORIZED = 401;

    private final UpstreamHttp http;
    private final String baseUrl;
    private final RedditToken token;
    private final RedditFailures failures;

    /** @param baseUrl where requests go, such as {@code https://oauth.reddit.com} */
    RedditClient(UpstreamHttp http, URI baseUrl, RedditToken token, Clock clock) {
        this.http = http;
        this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
        this.token = token;
        this.failures = new RedditFailures(clock);
    }

    /**
     * The client as the settings name it.
     *
     * @throws dev.creatorflow.activities.settings.MissingSettingException where the application is not set
     */
    public static RedditClient of(RedditSettings settings, @Nullable ProxySettings proxy, Clock clock) {
        UpstreamHttp http = new UpstreamHttp(HttpLimits.within(REQUEST_TIMEOUT), settings.requireUserAgent(), proxy);
        RedditToken token = new RedditToken(
                http, settings.authBaseUrl(), settings.requireClientId(), settings.requireClientSecret(), clock);
        return new RedditClient(http, settings.apiBaseUrl(), token, clock);
    }

    @Override
    public Sent ask(RedditRequest request) throws InterruptedException {
        String trouble = RedditEndpoint.trouble(request);
        if (trouble != null) {
            return new Sent.NotSent(FailureType.REQUEST_REFUSED.failure(trouble));
        }
        return switch (token.get()) {
            case RedditToken.Grant.Granted granted -> ask(request, granted.value());
            case RedditToken.Grant.Refused refused -> withoutToken(refused);
        };
    }

    private Sent ask(RedditRequest request, String bearer) throws InterruptedException {
        Map<String, String> headers = Map.of("authorization", "Bearer " + bearer, "accept", "application/json");
        try {
            HttpAnswer answer = http.get(URI.create(baseUrl + RedditEndpoint.of(request)), headers);
            boolean applicationRefused = answer.status() == UNAUTHORIZED && token.refused(bearer);
            return failures.classify(request, answer, applicationRefused);
        } catch (TransportFault fault) {
            return failures.classify(request, fault);
        }
    }

    private static Sent withoutToken(RedditToken.Grant.Refused refused) {
        return new Sent.Failed(
                new FailedCall(
                        refused.type(),
                        refused.sentence(),
                        refused.status(),
                        refused.latency(),
                        false,
                        null,
                        ProviderQuota.UNKNOWN,
                        null),
                refused.type().failure(refused.sentence()));
    }

    /** Closes the connections. */
    @Override
    public void close() throws IOException {
        http.close();
    }
}
