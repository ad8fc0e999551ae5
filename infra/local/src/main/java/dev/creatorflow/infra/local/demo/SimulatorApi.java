package dev.creatorflow.infra.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.infra.local.exit.CommandFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the simulator tells about its world: who there is, how a scrape has to end, what the growth truly is. */
final class SimulatorApi implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final String address;

    /**
     * Asks nothing yet.
     *
     * @param address for example {@code http://127.0.0.1:8099}
     */
    SimulatorApi(String address) {
        this.address = address;
    }

    /** The first so many creators; fewer where the world is smaller. */
    List<ExpectedCreator> creators(int count) throws InterruptedException {
        List<ExpectedCreator> creators = new ArrayList<>();
        for (JsonNode entry : get("/_sim/creators?from=0&count=" + count)) {
            creators.add(new ExpectedCreator(
                    entry.path("id").asText(),
                    entry.path("username").asText(),
                    entry.path("kind").asText(),
                    entry.path("outcome").asText(),
                    text(entry.path("reason"))));
        }
        return List.copyOf(creators);
    }

    /** The first so many communities, which are of every kind where they are nineteen, and their first two redditors. */
    List<RedditPart.Expected> reddit(int count) throws InterruptedException {
        List<RedditPart.Expected> expected = new ArrayList<>();
        for (JsonNode entry : get("/_sim/truth/reddit/communities")) {
            if (expected.size() < count) {
                String access = entry.path("access").asText();
                expected.add(new RedditPart.Expected(
                        "r/" + entry.path("name").asText(),
                        entry.path("kind").asText(),
                        switch (access) {
                            case "OPEN" -> Optional.empty();
                            case "MISSING", "REDIRECTED" -> Optional.of("NOT_FOUND");
                            default -> Optional.of(access);
                        }));
            }
        }
        for (JsonNode entry : get("/_sim/truth/reddit/users")) {
            if (expected.size() < count + 2 && entry.path("kind").asText().equals("ordinary")) {
                expected.add(new RedditPart.Expected("u/" + entry.path("name").asText(), "redditor", Optional.empty()));
            }
        }
        return List.copyOf(expected);
    }

    /** The true growth of a creator's followers up to now, in percent; empty values where it is not defined. */
    TrueGrowth growth(String id) throws InterruptedException {
        JsonNode truth = get("/_sim/truth/creators/" + id);
        return new TrueGrowth(number(truth.path("dailyGrowthPercent")), number(truth.path("weeklyGrowthPercent")));
    }

    /** Moves the simulated clock, which stands still otherwise. */
    void setClock(Instant now) throws InterruptedException {
        String body = mapper.valueToTree(Map.of("now", now.toString())).toString();
        send(HttpRequest.newBuilder(URI.create(address + "/_sim/clock")).POST(BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        client.close();
    }

    private JsonNode get(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
        HttpRequest built = request.timeout(TIMEOUT).build();
        try {
            HttpResponse<String> response = client.send(built, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw CommandFailure.failed(
                        "The simulator answered " + built.uri() + " with " + response.statusCode() + ": "
                                + response.body(),
                        null);
            }
            return mapper.readTree(response.body());
        } catch (IOException e) {
            throw CommandFailure.failed("The simulator does not answer at " + built.uri() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }
}
