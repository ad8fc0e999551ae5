package dev.creatorflow.infra.local.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Answers on the worker's health page and does nothing else. */
public final class FakeWorker {
    private FakeWorker() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("WORKER_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
        server.createContext("/actuator/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
