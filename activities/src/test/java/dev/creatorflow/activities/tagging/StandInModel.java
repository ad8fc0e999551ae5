package dev.creatorflow.activities.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server of OpenAI's protocol: answers as scripted, and the last of them from then on. */
final class StandInModel implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    final List<String> heads = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final HttpServer server;

    record Answer(int status, String contentType, String body, Map<String, String> headers) {}

    StandInModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    void answers(int status, String contentType, String body, Map<String, String> headers) {
        answers.add(new Answer(status, contentType, body, headers));
    }

    /** The model says this text. */
    void says(String content) {
        answers(200, "application/json", said(content), Map.of());
    }

    /** The request arrives, and the connection breaks. */
    void breaks() {
        answers(0, "", "", Map.of());
    }

    static String said(String content) {
        return JSON.createObjectNode()
                .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                        "choices",
                        JSON.createArrayNode()
                                .add(JSON.createObjectNode()
                                        .set(
                                                "message",
                                                JSON.createObjectNode()
                                                        .put("role", "assistant")
                                                        .put("content", content))))
                .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                        "usage",
                        JSON.createObjectNode().put("prompt_tokens", 410).put("completion_tokens", 12))
                .toString();
    }

    private void handle(HttpExchange exchange) throws IOException {
        heads.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        requests.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
