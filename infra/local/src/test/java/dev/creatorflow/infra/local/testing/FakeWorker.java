package dev.creatorflow.infra.local.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers on the worker's health and info pages and does nothing else. */
public final class FakeWorker {
    private FakeWorker() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("WORKER_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
        server.createContext("/actuator/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        byte[] info = "{\"process\":{\"pid\":%d}}"
                .formatted(ProcessHandle.current().pid())
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/actuator/info", exchange -> {
            exchange.sendResponseHeaders(200, info.length);
            exchange.getResponseBody().write(info);
            exchange.close();
        });
        server.start();
    }
}
