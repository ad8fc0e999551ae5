package dev.creatorflow.infra.simulator.reddit.gate;

import dev.creatorflow.infra.simulator.fault.Effect;
import dev.creatorflow.infra.simulator.fault.FaultRules;
import dev.creatorflow.infra.simulator.fault.Situation;
import dev.creatorflow.infra.simulator.fault.Spoilt;
import dev.creatorflow.infra.simulator.gateway.Gzip;
import dev.creatorflow.infra.simulator.gateway.Latency;
import dev.creatorflow.infra.simulator.reddit.RedditApi;
import dev.creatorflow.infra.simulator.reddit.RedditCall;
import dev.creatorflow.infra.simulator.reddit.RedditEndpoint;
import dev.creatorflow.infra.simulator.reddit.RedditErrors;
import dev.creatorflow.infra.simulator.reddit.RedditOptions;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import dev.creatorflow.infra.simulator.traffic.Traffic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The front door: a user agent that names itself, a token, the limit, then the answer or what a fault makes of it. */
public final class RedditGateway {
    /** Libraries' own names, which Reddit refuses as it refuses no name at all. */
    private static final List<String> NAMELESS =
            List.of("java", "apache-httpclient", "python", "okhttp", "curl", "go-http-client");

    private final RedditApi api;
    private final Tokens tokens;
    private final RateWindow window;
    private final Traffic traffic;
    private final FaultRules faults;
    private final Latency latency;
    private final long seed;

    /**
     * @param badSecrets secrets that are no client's
     * @param traffic counts requests to Reddit, and no others
     */
    public RedditGateway(
            RedditApi api,
            RedditOptions options,
            Set<String> badSecrets,
            Traffic traffic,
            FaultRules faults,
            Latency latency,
            long seed) {
        this.api = api;
        this.tokens = new Tokens(badSecrets, options.tokenSeconds());
        this.window = new RateWindow(options.requestsPerMinute(), options.windowSeconds());
        this.traffic = traffic;
        this.faults = faults;
        this.latency = latency;
        this.seed = seed;
    }

    /** Ends all tokens that are out, as Reddit may at any time. */
    public void revokeTokens() {
        tokens.revoke();
    }

    public Reply handle(RedditCall call, Request request) throws InterruptedException {
        boolean token = call.endpoint() == RedditEndpoint.TOKEN;
        if (!token) {
            traffic.arrived();
        }
        long now = System.nanoTime();
        String page = page(call, request);
        if (nameless(request.header("user-agent"))) {
            return refused(call, request, page, RedditErrors.tooManyRequests());
        }
        Optional<String> client = token ? Optional.of("") : tokens.owner(request, now);
        if (client.isEmpty()) {
            return refused(call, request, page, RedditErrors.unauthorized());
        }
        if (token) {
            traffic.answering(request.number(), call.endpoint().label(), page, "open");
            return sent(request, spoilt(call, request, page, () -> tokens.issue(request, now)));
        }
        RateWindow.State state = window.use(client.get(), now);
        if (!state.admitted()) {
            return limits(refused(call, request, page, RedditErrors.tooManyRequests()), state);
        }
        traffic.answering(request.number(), call.endpoint().label(), page, "open");
        Thread.sleep(latency.of(seed, request.number()));
        Reply reply = sent(request, spoilt(call, request, page, () -> api.answer(call, request)));
        return reply instanceof Reply.Answer answer ? limits(Gzip.apply(request, answer), state) : reply;
    }

    private Reply.Answer refused(RedditCall call, Request request, String page, Reply.Answer refusal) {
        traffic.answering(request.number(), call.endpoint().label(), page, Integer.toString(refusal.status()));
        return refusal;
    }

    private Reply sent(Request request, Spoilt spoilt) {
        traffic.decided(request.number(), spoilt.outcome(), spoilt.good(), 0);
        return spoilt.reply();
    }

    private Spoilt spoilt(RedditCall call, Request request, String page, RedditSpoiler.Truth truth)
            throws InterruptedException {
        Situation situation = new Situation(
                call.endpoint().label(),
                Set.of(call.subject().toLowerCase(Locale.ROOT)),
                request.target(),
                page,
                request.query().getOrDefault("after", "").isEmpty());
        Optional<Effect> effect = faults.pick(situation);
        return effect.isEmpty() ? Spoilt.not(truth.answer()) : RedditSpoiler.apply(effect.get(), truth);
    }

    private static boolean nameless(@Nullable String agent) {
        return agent == null
                || agent.isBlank()
                || NAMELESS.stream()
                        .anyMatch(name -> agent.toLowerCase(Locale.ROOT).startsWith(name));
    }

    private static Reply.Answer limits(Reply.Answer answer, RateWindow.State state) {
        return answer.with("x-ratelimit-used", Long.toString(state.used()))
                .with("x-ratelimit-remaining", state.remaining() + ".0")
                .with("x-ratelimit-reset", Long.toString(state.resetSeconds()));
    }

    /** {@code endpoint|name in small letters|cursor}: the key of the page in the statistics. */
    private static String page(RedditCall call, Request request) {
        String after = request.query().getOrDefault("after", request.query().getOrDefault("id", ""));
        return call.endpoint().label() + "|" + call.subject().toLowerCase(Locale.ROOT) + "|" + after;
    }
}
