package dev.creatorflow.activities.instagram;

import dev.creatorflow.activities.http.HttpLimits;
import dev.creatorflow.activities.http.TransportFault;
import dev.creatorflow.activities.http.UpstreamHttp;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.activities.settings.ProxySettings;
import dev.creatorflow.activities.text.SafeText;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.Stream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Instagram Looter 2" on RapidAPI. */
public final class LooterProvider implements InstagramProvider, AutoCloseable {
    private static final String USER_AGENT = "Creatorflow/0.1";
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._]{1,30}");
    private static final Pattern USER_ID = Pattern.compile("[1-9][0-9]{0,18}");

    private final UpstreamHttp http;
    private final String baseUrl;
    private final Map<String, String> headers;
    private final LooterFailures failures;

    /**
     * @param baseUrl where requests go, such as {@code https://instagram-looter2.p.rapidapi.com}
     * @param host the gateway's name for the API, sent as a header whatever the address
     * @param key the gateway's key; it leaves this object in that header only
     */
    public LooterProvider(UpstreamHttp http, URI baseUrl, String host, String key, Clock clock) {
        this.http = http;
        this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
        this.headers = Map.of("x-rapidapi-key", key, "x-rapidapi-host", host, "accept", "application/json");
        this.failures = new LooterFailures(clock, List.of(key));
    }

    /** The provider as the settings name it. */
    public static LooterProvider of(InstagramSettings settings, @Nullable ProxySettings proxy, Clock clock) {
        UpstreamHttp http = new UpstreamHttp(HttpLimits.within(settings.requestTimeout()), USER_AGENT, proxy);
        return new LooterProvider(
                http, settings.baseUrl(), settings.host(), settings.requireKey().value(), clock);
    }

    @Override
    public ProviderAnswer profileByUsername(String username) throws InterruptedException {
        return USERNAME.matcher(username).matches()
                ? ask(LooterEndpoint.PROFILE, "username=" + username)
                : notAsked(
                        LooterEndpoint.PROFILE,
                        "\"" + SafeText.cut(username, 60) + "\" is no Instagram username: "
                                + "1 to 30 letters, digits, dots and underscores are.");
    }

    @Override
    public ProviderAnswer profileById(String igUserId) throws InterruptedException {
        return askOf(LooterEndpoint.PROFILE, igUserId, "");
    }

    @Override
    public ProviderAnswer page(Stream stream, String igUserId, @Nullable String cursor, int count)
            throws InterruptedException {
        if (count < 1 || count > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_PAGE_SIZE + " items, not " + count);
        }
        String from = cursor == null ? "" : "&max_id=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return askOf(LooterEndpoint.of(stream), igUserId, "&count=" + count + from);
    }

    @Override
    public ProviderAnswer relatedProfiles(String igUserId) throws InterruptedException {
        return askOf(LooterEndpoint.RELATED, igUserId, "");
    }

    private ProviderAnswer askOf(LooterEndpoint endpoint, String igUserId, String more) throws InterruptedException {
        return USER_ID.matcher(igUserId).matches()
                ? ask(endpoint, "id=" + igUserId + more)
                : notAsked(
                        endpoint,
                        "\"" + SafeText.cut(igUserId, 60) + "\" is no Instagram user id: up to 19 digits are.");
    }

    private ProviderAnswer ask(LooterEndpoint endpoint, String query) throws InterruptedException {
        URI uri = URI.create(baseUrl + endpoint.path() + "?" + query);
        try {
            return failures.classify(endpoint, http.get(uri, headers));
        } catch (TransportFault fault) {
            return failures.classify(endpoint, fault);
        }
    }

    private static ProviderAnswer notAsked(LooterEndpoint endpoint, String sentence) {
        return new ProviderAnswer.Failed(
                endpoint.path(),
                FailureType.REQUEST_REFUSED,
                sentence + " Nothing was asked.",
                null,
                false,
                null,
                Duration.ZERO,
                QuotaHeaders.NONE,
                null);
    }

    /** Closes the connections. */
    @Override
    public void close() throws IOException {
        http.close();
    }
}
