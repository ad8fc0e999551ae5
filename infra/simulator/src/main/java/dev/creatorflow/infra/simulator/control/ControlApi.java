package dev.creatorflow.infra.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.clock.SimulatedClock;
import dev.creatorflow.infra.simulator.fault.FaultRules;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import dev.creatorflow.infra.simulator.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The admin API under {@code /_sim/}: never part of what the product sees. */
public final class ControlApi {
    /** Everything below this path is answered here. */
    public static final String PREFIX = "/_sim/";

    private static final Pattern TRUTH = Pattern.compile("/_sim/truth/creators/(\\d+)(/media)?");

    private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final SimulatedClock clock;
    private final Traffic traffic;
    private final FaultRules faults;
    private final World world;

    public ControlApi(SimulatedClock clock, Traffic traffic, FaultRules faults, World world) {
        this.clock = clock;
        this.traffic = traffic;
        this.faults = faults;
        this.world = world;
    }

    /**
     * Answers an admin request.
     *
     * @throws IllegalArgumentException when the request makes no sense, in a sentence for a person
     */
    public Reply handle(Request request) {
        String route = request.method() + " " + request.path();
        return switch (route) {
            case "GET /_sim/health" -> json(health());
            case "GET /_sim/stats" -> json(stats(!"false".equals(request.param("pages"))));
            case "GET /_sim/stats/rate" ->
                json(mapper.valueToTree(traffic.arrivals().rates(number(request, "limit", 60))));
            case "POST /_sim/stats/reset" -> {
                traffic.reset();
                yield json(health());
            }
            case "GET /_sim/requests" -> json(mapper.valueToTree(traffic.requests(from(request))));
            case "GET /_sim/clock" -> json(time());
            case "POST /_sim/clock" -> json(move(body(request)));
            case "GET /_sim/faults" -> json(rules());
            case "POST /_sim/faults" -> {
                add(body(request));
                yield json(rules());
            }
            case "DELETE /_sim/faults" -> {
                remove(request.param("id"));
                yield json(rules());
            }
            case "GET /_sim/creators" ->
                json(world.creators(number(request, "from", 0), number(request, "count", 25), at(request)));
            default -> truth(request);
        };
    }

    private Reply truth(Request request) {
        Matcher matcher = TRUTH.matcher(request.path());
        if (!request.method().equals("GET") || !matcher.matches()) {
            return Reply.json(404, "{\"error\":\"The simulator has no " + request.method() + " route of this name.\"}");
        }
        boolean hashes = !"false".equals(request.param("hashes"));
        Optional<? extends JsonNode> found = matcher.group(2) == null
                ? world.creator(matcher.group(1), at(request))
                : world.media(matcher.group(1), at(request), hashes);
        return found.map(this::json)
                .orElseGet(() -> Reply.json(404, "{\"error\":\"There is no truth about a creator of this id.\"}"));
    }

    private ObjectNode health() {
        return mapper.createObjectNode()
                .put("status", "ok")
                .put("now", clock.now().toString())
                .put("creators", world.size());
    }

    private ObjectNode stats(boolean withPages) {
        ObjectNode stats = mapper.createObjectNode();
        ObjectNode requests = stats.putObject("requests");
        long[] total = new long[1];
        traffic.outcomes().forEach((key, count) -> {
            int bar = key.indexOf('|');
            requests.withObject("/" + key.substring(0, bar)).put(key.substring(bar + 1), count);
            total[0] += count;
        });
        stats.put("total", total[0]).put("inFlight", traffic.inFlight());
        if (withPages) {
            stats.set("pages", mapper.valueToTree(traffic.pages()));
            stats.set("pagesDelivered", mapper.valueToTree(traffic.pagesDelivered()));
        }
        stats.set("perSecond", mapper.valueToTree(traffic.arrivals().perSecond()));
        ObjectNode cdn = stats.putObject("cdn").put("bytes", traffic.cdnBytes());
        cdn.set("requests", mapper.valueToTree(traffic.cdnOutcomes()));
        if (withPages) {
            cdn.set("files", mapper.valueToTree(traffic.cdnFiles()));
        }
        return stats;
    }

    private ArrayNode rules() {
        ArrayNode rules = mapper.createArrayNode();
        faults.list().forEach(listed -> {
            ObjectNode rule = rules.addObject().put("id", listed.rule().id());
            listed.rule().source().forEach(rule::put);
            rule.put("fired", listed.fired());
        });
        return rules;
    }

    /** Takes one rule or an array of rules. */
    private void add(JsonNode body) {
        Iterable<JsonNode> rules = body.isArray() ? body : List.of(body);
        for (JsonNode rule : rules) {
            Map<String, String> fields = new LinkedHashMap<>();
            rule.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            faults.add(fields);
        }
    }

    private void remove(@Nullable String id) {
        if (id == null) {
            faults.clear();
        } else if (!faults.remove(id)) {
            throw new IllegalArgumentException("There is no fault with the id \"" + id + "\".");
        }
    }

    private ObjectNode time() {
        return mapper.createObjectNode().put("now", clock.now().toString());
    }

    private ObjectNode move(JsonNode body) {
        if (body.path("now").isTextual()) {
            clock.set(Instant.parse(body.get("now").asText()));
        } else if (body.path("advance").isTextual()) {
            clock.advance(amount(body.get("advance").asText()));
        } else {
            throw new IllegalArgumentException(
                    "Send {\"now\":\"2026-11-02T12:00:00Z\"} or {\"advance\":\"P1D\"} to move the clock.");
        }
        return time();
    }

    private static TemporalAmount amount(String text) {
        return text.contains("T") ? Duration.parse(text) : Period.parse(text);
    }

    private Instant at(Request request) {
        String at = request.param("at");
        return at == null ? clock.now() : Instant.parse(at);
    }

    private static int number(Request request, String name, int otherwise) {
        String value = request.param(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private static long from(Request request) {
        String from = request.param("from");
        return from == null ? 0 : Long.parseLong(from);
    }

    private JsonNode body(Request request) {
        try {
            return mapper.readTree(request.body());
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("The body is not JSON: " + malformed.getOriginalMessage(), malformed);
        }
    }

    private Reply json(JsonNode node) {
        return Reply.json(200, node.toPrettyString());
    }
}
