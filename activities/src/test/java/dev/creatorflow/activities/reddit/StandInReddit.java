package dev.creatorflow.activities.reddit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with a token endpoint and one answer for everything else. */
final class StandInReddit implements AutoCloseable {
    final List<String> targets = new CopyOnWriteArrayList<>();
    final List<String> agents = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final AtomicInteger tokens = new AtomicInteger();
    private final HttpServer server;
    private volatile int tokenStatus = 200;
    private volatile int lifetime = 3_600;
    private volatile Answer answer = new Answer(200, "application/json", "{}", Map.of());

    record Answer(int status, String contentType, String body, Map<String, String> headers) {}

    StandInReddit() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answers(int status, String contentType, String body, Map<String, String> headers) {
        answer = new Answer(status, contentType, body, headers);
    }

    void refusesTokens(int status) {
        tokenStatus = status;
    }

    void tokensLive(int seconds) {
        lifetime = seconds;
    }

    private void handle(HttpExchange exchange) throws IOException {
        agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        if (exchange.getRequestURI().getPath().equals("/api/v1/access_token")) {
            String body = tokenStatus == 200
                    ? "{\"access_token\":\"token-" + tokens.incrementAndGet() + "\",\"expires_in\":" + lifetime + "}"
                    : "{\"message\":\"Unauthorized\",\"error\":401}";
            send(exchange, new Answer(tokenStatus, "application/json", body, Map.of()));
            return;
        }
        targets.add(exchange.getRequestURI().toString());
        send(exchange, answer);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
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
