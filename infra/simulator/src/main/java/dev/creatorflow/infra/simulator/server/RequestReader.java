package dev.creatorflow.infra.simulator.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests from one connection. */
final class RequestReader {
    private static final int MAX_LINE = 65_536;
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final AtomicLong requests;

    RequestReader(InputStream in, OutputStream out, AtomicLong requests) {
        this.in = in;
        this.out = out;
        this.requests = requests;
    }

    /** The next request, or empty when the client closed the connection between two. */
    Optional<Request> next() throws IOException {
        String line = line();
        while (line != null && line.isEmpty()) {
            line = line();
        }
        if (line == null) {
            return Optional.empty();
        }
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("malformed request line");
        }
        Map<String, String> headers = headers();
        String body = new String(body(headers), StandardCharsets.UTF_8);
        String target = withoutOrigin(parts[1]);
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        Map<String, String> query = query(mark < 0 ? "" : target.substring(mark + 1));
        return Optional.of(
                new Request(requests.incrementAndGet(), parts[0], decodePath(path), target, query, headers, body));
    }

    /** A client behind a proxy setting sends the whole URL as target. */
    private static String withoutOrigin(String target) {
        if (!target.startsWith("http://") && !target.startsWith("https://")) {
            return target;
        }
        int path = target.indexOf('/', target.indexOf("//") + 2);
        return path < 0 ? "/" : target.substring(path);
    }

    private static String decodePath(String path) {
        // A plus is a plus in a path, unlike in a query.
        return path.indexOf('%') < 0 ? path : decode(path.replace("+", "%2B"));
    }

    static Map<String, String> query(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        while (true) {
            String line = line();
            if (line == null) {
                throw new EOFException("connection ended inside the headers");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
        }
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunked();
        }
        return exactly(length(headers.getOrDefault("content-length", "0"), 10));
    }

    private byte[] chunked() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = line();
            if (line == null) {
                throw new EOFException("connection ended inside a chunk");
            }
            int extension = line.indexOf(';');
            int length = length((extension < 0 ? line : line.substring(0, extension)).trim(), 16);
            body.writeBytes(exactly(length));
            String end = line();
            if (length == 0 || end == null) {
                return body.toByteArray();
            }
        }
    }

    private static int length(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException malformed) {
            throw new IOException("malformed body length", malformed);
        }
    }

    private byte[] exactly(int length) throws IOException {
        if (length < 0 || length > MAX_BODY) {
            throw new IOException("request body too large");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("connection ended inside the body");
        }
        return bytes;
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > MAX_LINE) {
                throw new IOException("line too long");
            }
            next = in.read();
        }
        return next < 0 && line.isEmpty() ? null : line.toString();
    }
}
