package dev.creatorflow.infra.simulator.reddit.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.clock.SimulatedClock;
import dev.creatorflow.infra.simulator.reddit.gate.RedditGateway;
import dev.creatorflow.infra.simulator.reddit.graph.RedditWorld;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import dev.creatorflow.infra.simulator.traffic.Traffic;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of the admin API that is Reddit's: {@code /_sim/reddit/…} counts, {@code /_sim/truth/reddit/…} tells. */
public final class RedditControl {
    private static final String COUNTS = "/_sim/reddit/";
    private static final String TRUTH = "/_sim/truth/reddit";
    private static final Pattern ONE = Pattern.compile(TRUTH + "/(communities|users)/([^/]+)(/posts)?");
    private static final int MINUTE_MILLIS = 60_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final RedditWorld world;
    private final RedditTruth truth;
    private final SimulatedClock clock;
    private final Traffic traffic;
    private final RedditGateway gateway;

    public RedditControl(RedditWorld world, SimulatedClock clock, Traffic traffic, RedditGateway gateway) {
        this.world = world;
        this.truth = new RedditTruth(world);
        this.clock = clock;
        this.traffic = traffic;
        this.gateway = gateway;
    }

    /** Whether an admin path is Reddit's. */
    public static boolean concerns(String path) {
        return path.startsWith(COUNTS) || path.startsWith(TRUTH);
    }

    /** Answers an admin request whose path {@link #concerns}. */
    public Reply handle(Request request) {
        Instant at =
                Optional.ofNullable(request.param("at")).map(Instant::parse).orElseGet(clock::now);
        return switch (request.method() + " " + request.path()) {
            case "GET /_sim/reddit/stats" -> json(stats());
            case "GET /_sim/reddit/requests" ->
                json(mapper.valueToTree(
                        traffic.requests(Long.parseLong(request.query().getOrDefault("from", "0")))));
            case "POST /_sim/reddit/stats/reset" -> {
                traffic.reset();
                yield json(stats());
            }
            case "POST /_sim/reddit/tokens/revoke" -> {
                gateway.revokeTokens();
                yield json(stats());
            }
            case "GET /_sim/truth/reddit/communities" -> json(truth.communities(at));
            case "GET /_sim/truth/reddit/users" -> json(truth.redditors(at));
            default -> one(request, at);
        };
    }

    private Reply one(Request request, Instant at) {
        Matcher matcher = ONE.matcher(request.path());
        if (!request.method().equals("GET") || !matcher.matches()) {
            return Reply.json(404, "{\"error\":\"The simulator has no " + request.method() + " route of this name.\"}");
        }
        String name = matcher.group(2);
        boolean posts = matcher.group(3) != null;
        Optional<? extends JsonNode> found = matcher.group(1).equals("users")
                ? world.redditor(name).map(one -> truth.redditor(one, at))
                : world.community(name)
                        .map(one -> posts
                                ? truth.posts(
                                        one,
                                        at,
                                        Integer.parseInt(request.query().getOrDefault("days", "60")))
                                : truth.community(one, at));
        return found.map(this::json)
                .orElseGet(() -> Reply.json(404, "{\"error\":\"There is nothing of this name on Reddit.\"}"));
    }

    private ObjectNode stats() {
        ObjectNode stats = mapper.createObjectNode();
        ObjectNode requests = stats.putObject("requests");
        long[] total = new long[1];
        traffic.outcomes().forEach((key, count) -> {
            int bar = key.indexOf('|');
            requests.withObject("/" + key.substring(0, bar)).put(key.substring(bar + 1), count);
            total[0] += key.startsWith("reddit-token") ? 0 : count;
        });
        stats.put("total", total[0]).put("inFlight", traffic.inFlight());
        stats.put("mostPerMinute", traffic.arrivals().most(MINUTE_MILLIS));
        stats.put("mostPerSecond", traffic.arrivals().most(1_000));
        stats.set("perSecond", mapper.valueToTree(traffic.arrivals().perSecond()));
        stats.set("pages", mapper.valueToTree(traffic.pages()));
        stats.set("pagesDelivered", mapper.valueToTree(traffic.pagesDelivered()));
        return stats;
    }

    private Reply json(JsonNode node) {
        return Reply.json(200, node.toPrettyString());
    }
}
