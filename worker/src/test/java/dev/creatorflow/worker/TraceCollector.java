package dev.creatorflow.worker;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An OpenTelemetry collector that keeps what it gets, on a free port of the loopback address. */
final class TraceCollector implements AutoCloseable {
    /** @param text the whole span as it was sent, protobuf with its texts in the clear */
    record Span(String trace, String parent, String name, String text) {}

    private static final int SPANS_OF_SCOPE = 2;
    private static final int PARENT = 4;
    private static final int NAME = 5;

    private final HttpServer server;
    private final Queue<byte[]> bodies = new ConcurrentLinkedQueue<>();
    private final Queue<String> paths = new ConcurrentLinkedQueue<>();

    TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> requests() {
        return List.copyOf(paths);
    }

    /** Everything that was sent, as text. */
    String everything() {
        StringBuilder text = new StringBuilder();
        bodies.forEach(body -> text.append(ByteString.copyFrom(body).toStringUtf8()));
        return text.toString();
    }

    /** All spans, by the field numbers of {@code opentelemetry/proto/trace/v1/trace.proto}. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (byte[] body : bodies) {
            for (ByteString ofResource : field(ByteString.copyFrom(body), 1)) {
                for (ByteString ofScope : field(ofResource, SPANS_OF_SCOPE)) {
                    field(ofScope, SPANS_OF_SCOPE).forEach(span -> spans.add(span(span)));
                }
            }
        }
        return spans;
    }

    private static Span span(ByteString span) {
        List<ByteString> parent = field(span, PARENT);
        return new Span(
                hex(field(span, 1).getFirst()),
                parent.isEmpty() ? "" : hex(parent.getFirst()),
                field(span, NAME).getFirst().toStringUtf8(),
                span.toStringUtf8());
    }

    private static List<ByteString> field(ByteString message, int number) {
        try {
            return UnknownFieldSet.parseFrom(message).getField(number).getLengthDelimitedList();
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
