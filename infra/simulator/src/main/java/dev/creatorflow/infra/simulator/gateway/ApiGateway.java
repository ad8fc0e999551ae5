package dev.creatorflow.infra.simulator.gateway;

import dev.creatorflow.infra.simulator.control.Traffic;
import dev.creatorflow.infra.simulator.instagram.Endpoint;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import dev.creatorflow.infra.simulator.server.SimulatedClock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Admits requests to the endpoints as the API market place does, and dresses their answers. Thread-safe. */
public final class ApiGateway {
    private final Plan plan;
    private final long seed;
    private final SimulatedClock clock;
    private final Traffic traffic;
    private final BiFunction<Endpoint, Request, Reply.Answer> api;
    private final RateLimit rateLimit;
    private final Quota quota;

    public ApiGateway(
            Plan plan,
            long seed,
            SimulatedClock clock,
            Traffic traffic,
            BiFunction<Endpoint, Request, Reply.Answer> api) {
        this.plan = plan;
        this.seed = seed;
        this.clock = clock;
        this.traffic = traffic;
        this.api = api;
        this.rateLimit = new RateLimit(plan.requestsPerSecond());
        this.quota = new Quota(plan.monthlyQuota());
    }

    public Reply handle(Endpoint endpoint, Request request) throws InterruptedException {
        traffic.arrived();
        String page = page(endpoint, request);
        Reply.Answer refusal = refusal(request);
        if (refusal != null) {
            traffic.answering(request.number(), endpoint.label(), page, Integer.toString(refusal.status()), false);
            return refusal;
        }
        Quota.State state = quota.use(clock.now());
        if (!state.admitted()) {
            traffic.answering(request.number(), endpoint.label(), page, "429 quota", false);
            return headers(Reply.json(429, GatewayText.MONTHLY_QUOTA), state);
        }
        Thread.sleep(plan.latency().of(seed, request.number()));
        Reply.Answer answer = api.apply(endpoint, request);
        traffic.answering(request.number(), endpoint.label(), page, Integer.toString(answer.status()), true);
        return headers(Gzip.apply(request, answer), state);
    }

    private Reply.@Nullable Answer refusal(Request request) {
        String key = request.header("x-rapidapi-key");
        if (key == null || key.isBlank()) {
            return Reply.json(401, GatewayText.INVALID_KEY);
        }
        if (plan.badKeys().contains(key)) {
            return Reply.json(403, GatewayText.NOT_SUBSCRIBED);
        }
        if (!rateLimit.admit(System.nanoTime())) {
            return Reply.json(429, GatewayText.RATE_PER_SECOND).with("Retry-After", "1");
        }
        return null;
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
    static String page(Endpoint endpoint, Request request) {
        String username = request.param("username");
        String subject = username == null ? request.query().getOrDefault("id", "") : username;
        return endpoint.label() + "|" + subject + "|" + request.query().getOrDefault("max_id", "");
    }
}
