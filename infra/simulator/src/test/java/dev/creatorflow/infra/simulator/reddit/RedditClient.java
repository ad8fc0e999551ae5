package dev.creatorflow.infra.simulator.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.infra.simulator.RunningSimulator;
import dev.creatorflow.infra.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** A client of the simulated Reddit that behaves, and the simulator it talks to. */
final class RedditClient implements AutoCloseable {
    static final String AGENT = "server:dev.creatorflow.test:1.0 (by /u/nobody)";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RunningSimulator simulator;
    private String token = "";

    RedditClient(RedditOptions options) throws IOException {
        SimulatorOptions standard = SimulatorOptions.DEFAULT;
        this.simulator = new RunningSimulator(new SimulatorOptions(
                standard.host(),
                0,
                null,
                standard.seed(),
                10,
                standard.clock(),
                standard.latency(),
                0,
                1_000,
                Set.of("wrong"),
                List.of(),
                standard.mediaShrink(),
                0,
                null,
                options,
                null,
                false));
    }

    static RedditClient signedIn(RedditOptions options) throws IOException, InterruptedException {
        RedditClient client = new RedditClient(options);
        client.token = MAPPER.readTree(client.ask("app", "right", "grant_type=client_credentials")
                        .body())
                .path("access_token")
                .asText();
        return client;
    }

    RunningSimulator simulator() {
        return simulator;
    }

    HttpResponse<byte[]> ask(String id, String secret, String form) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return simulator.send(simulator
                .request("/api/v1/access_token")
                .header("Authorization", "Basic " + basic)
                .header("User-Agent", AGENT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return get(path, token, AGENT);
    }

    HttpResponse<byte[]> get(String path, String bearer, String agent) throws IOException, InterruptedException {
        return simulator.send(simulator
                .request(path)
                .header("Authorization", "Bearer " + bearer)
                .header("User-Agent", agent)
                .build());
    }

    /** The JSON body with plain texts. */
    JsonNode json(String path) throws IOException, InterruptedException {
        return MAPPER.readTree(
                get(path + (path.contains("?") ? "&" : "?") + "raw_json=1").body());
    }

    JsonNode truth(String path) throws IOException, InterruptedException {
        return simulator.json("/_sim/truth/reddit/" + path);
    }

    /** The first community of a kind. */
    String name(String kind) throws IOException, InterruptedException {
        for (JsonNode community : truth("communities")) {
            if (community.path("kind").asText().equals(kind)) {
                return community.path("name").asText();
            }
        }
        throw new AssertionError("no community of kind " + kind);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
