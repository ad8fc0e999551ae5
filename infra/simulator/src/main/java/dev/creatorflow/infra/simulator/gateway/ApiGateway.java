package dev.creatorflow.infra.simulator.gateway;

import dev.creatorflow.infra.simulator.clock.SimulatedClock;
import dev.creatorflow.infra.simulator.fault.ApiSpoiler;
import dev.creatorflow.infra.simulator.fault.Effect;
import dev.creatorflow.infra.simulator.fault.FaultRules;
import dev.creatorflow.infra.simulator.fault.GatewayText;
import dev.creatorflow.infra.simulator.fault.Situation;
import dev.creatorflow.infra.simulator.fault.Spoilt;
import dev.creatorflow.infra.simulator.instagram.Endpoint;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import dev.creatorflow.infra.simulator.traffic.Traffic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Admits requests to the endpoints as the API market place does, and dresses or spoils their answers. Thread-safe.
 *
 * <p>Order: key, rate, quota, latency, faults. What is refused for its key or rate uses no quota.
 */
public final class ApiGateway {
    private final Plan plan;
    private final long seed;
    private final SimulatedClock clock;
    private final Traffic traffic;
    private final Provider provider;
    private final FaultRules faults;
    private final RateLimit rateLimit;
    private final Quota quota;

    public ApiGateway(
            Plan plan, long seed, SimulatedClock clock, Traffic traffic, Provider provider, FaultRules faults) {
        this.plan = plan;
        this.seed = seed;
        this.clock = clock;
        this.traffic = traffic;
        this.provider = provider;
        this.faults = faults;
        this.rateLimit = new RateLimit(plan.requestsPerSecond());
        this.quota = new Quota(plan.monthlyQuota());
    }

    /** The reply to a request for an endpoint. */
    public Reply handle(Endpoint endpoint, Request request) throws InterruptedException {
        traffic.arrived();
        String page = page(endpoint, request);
        Optional<Reply.Answer> refusal = refusal(request);
        if (refusal.isPresent()) {
            String outcome = Integer.toString(refusal.get().status());
            traffic.answering(request.number(), endpoint.label(), page, outcome);
            return refusal.get();
        }
        Quota.State state = quota.use(clock.now());
        if (!state.admitted()) {
            traffic.answering(request.number(), endpoint.label(), page, "429 quota");
            return headers(Reply.json(429, GatewayText.MONTHLY_QUOTA), state);
        }
        traffic.answering(request.number(), endpoint.label(), page, "open");
        Thread.sleep(plan.latency().of(seed, request.number()));
        Spoilt spoilt = spoilt(endpoint, request, page);
        Reply reply = spoilt.reply();
        if (reply instanceof Reply.Answer answer) {
            reply = headers(Gzip.apply(request, answer), state);
        }
        traffic.decided(request.number(), spoilt.outcome(), spoilt.good(), 0);
        return reply;
    }

    private Spoilt spoilt(Endpoint endpoint, Request request, String page) throws InterruptedException {
        Situation situation = new Situation(
                endpoint.label(),
                provider.subjects(request),
                request.target(),
                page,
                request.query().getOrDefault("max_id", "").isEmpty());
        Optional<Effect> effect = faults.pick(situation);
        return effect.isEmpty()
                ? Spoilt.not(provider.answer(endpoint, request))
                : ApiSpoiler.apply(effect.get(), new ProviderTruth(provider, endpoint, request));
    }

    private record ProviderTruth(Provider provider, Endpoint endpoint, Request request) implements ApiSpoiler.Truth {
        @Override
        public Reply.Answer answer() {
            return provider.answer(endpoint, request);
        }

        @Override
        public Optional<String> sentCursor() {
            return Optional.ofNullable(request.param("max_id")).filter(cursor -> !cursor.isEmpty());
        }

        @Override
        public Reply.Answer firstPage() {
            Map<String, String> query = new LinkedHashMap<>(request.query());
            query.remove("max_id");
            Request first = new Request(
                    request.number(), request.method(), request.path(), request.target(), query, request.headers(), "");
            return provider.answer(endpoint, first);
        }
    }

    private Optional<Reply.Answer> refusal(Request request) {
        String key = request.header("x-rapidapi-key");
        if (key == null || key.isBlank()) {
            return Optional.of(Reply.json(401, GatewayText.INVALID_KEY));
        }
        if (plan.badKeys().contains(key)) {
            return Optional.of(Reply.json(403, GatewayText.NOT_SUBSCRIBED));
        }
        return rateLimit.admit(System.nanoTime())
                ? Optional.empty()
                : Optional.of(Reply.json(429, GatewayText.RATE_PER_SECOND).with("Retry-After", "1"));
    }

    private static Reply.Answer headers(Reply.Answer answer, Quota.State state) {
        return answer.with("Server", "RapidAPI-1.2.8")
                .with("X-RapidAPI-Version", "1.2.8")
                .with("X-RapidAPI-Region", "AWS - eu-central-1")
                .with("X-RateLimit-Requests-Limit", Long.toString(state.limit()))
                .with("X-RateLimit-Requests-Remaining", Long.toString(state.remaining()))
                .with("X-RateLimit-Requests-Reset", Long.toString(state.resetSeconds()));
    }

    /** {@code endpoint|username or id|max_id}: the key of the page in the statistics. */
    private static String page(Endpoint endpoint, Request request) {
        String username = request.param("username");
        String subject = username == null ? request.query().getOrDefault("id", "") : username;
        return endpoint.label() + "|" + subject + "|" + request.query().getOrDefault("max_id", "");
    }
}
