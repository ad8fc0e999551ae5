package dev.creatorflow.infra.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.infra.simulator.gateway.Latency;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A simulator on a free port with a client beside it. */
public final class RunningSimulator implements AutoCloseable {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Simulator simulator;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public RunningSimulator(SimulatorOptions options) throws IOException {
        this.simulator = new Simulator(options);
    }

    /** With the defaults, but no rate limit. */
    public static RunningSimulator unlimited() throws IOException {
        return new RunningSimulator(options(0, 250_000, Set.of(), Latency.NONE, null));
    }

    /** The defaults with what tests vary. */
    public static SimulatorOptions options(
            int requestsPerSecond, long monthlyQuota, Set<String> badKeys, Latency latency, @Nullable Path recorded) {
        SimulatorOptions standard = SimulatorOptions.DEFAULT;
        return new SimulatorOptions(
                standard.host(),
                0,
                null,
                standard.seed(),
                standard.creators(),
                standard.clock(),
                latency,
                requestsPerSecond,
                monthlyQuota,
                badKeys,
                List.of(),
                standard.mediaShrink(),
                standard.videoFiller(),
                recorded,
                standard.reddit(),
                null,
                false);
    }

    public Simulator simulator() {
        return simulator;
    }

    public String url() {
        return simulator.url();
    }

    /** GET with a key; a link is taken as it is. */
    public HttpResponse<byte[]> get(String pathOrLink, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(pathOrLink).header("x-rapidapi-key", "test-key");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpRequest.Builder request(String pathOrLink) {
        String link = pathOrLink.startsWith("http") ? pathOrLink : simulator.url() + pathOrLink;
        return HttpRequest.newBuilder(URI.create(link)).timeout(Duration.ofSeconds(10));
    }

    /** The JSON body of a GET. */
    public JsonNode json(String path) throws IOException, InterruptedException {
        return MAPPER.readTree(get(path).body());
    }

    /** The JSON answer to a POST. */
    public JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return MAPPER.readTree(send(request).body());
    }

    /** A page of a stream; an empty cursor asks for the first. */
    public JsonNode page(String endpoint, String id, String cursor) throws IOException, InterruptedException {
        String after = cursor.isEmpty() ? "" : "&max_id=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return json("/" + endpoint + "?id=" + id + "&count=12" + after);
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
    }
}
