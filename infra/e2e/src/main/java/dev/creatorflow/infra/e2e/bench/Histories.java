package dev.creatorflow.infra.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What Temporal's visibility says of the executions that closed since an instant, by type. */
public final class Histories {
    /** Sums over executions. */
    public record Sum(long executions, long events, long transitions, long bytes) {
        Sum plus(Sum other) {
            return new Sum(
                    executions + other.executions,
                    events + other.events,
                    transitions + other.transitions,
                    bytes + other.bytes);
        }
    }

    private Histories() {}

    /** @param ui the address of Temporal's UI, which hands the server's HTTP API on */
    public static Map<String, Sum> closedSince(String ui, Instant since) throws IOException, InterruptedException {
        Map<String, Sum> sums = new TreeMap<>();
        String query = "CloseTime >= '" + since + "'";
        String token = "";
        try (HttpClient http = HttpClient.newHttpClient()) {
            do {
                URI page = URI.create(ui + "/api/v1/namespaces/default/workflows?pageSize=500&query=" + encoded(query)
                        + "&nextPageToken=" + encoded(token));
                JsonNode answer = new ObjectMapper()
                        .readTree(http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                                .body());
                for (JsonNode execution : answer.path("executions")) {
                    sums.merge(execution.at("/type/name").asText(), sum(execution), Sum::plus);
                }
                token = answer.path("nextPageToken").asText("");
            } while (!token.isEmpty());
        }
        return sums;
    }

    private static Sum sum(JsonNode execution) {
        return new Sum(
                1,
                execution.path("historyLength").asLong(),
                execution.path("stateTransitionCount").asLong(),
                execution.path("historySizeBytes").asLong());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
