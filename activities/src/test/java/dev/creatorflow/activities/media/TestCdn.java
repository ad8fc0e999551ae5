package dev.creatorflow.activities.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A CDN that does byte for byte what a test scripts, faults on the wire included. One request per connection. */
public final class TestCdn implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** Writes the whole answer, status line included. */
    public interface Script {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /** @param headers names in lower case */
    public record Request(String path, Map<String, String> headers) {
        /** First byte that is asked for. */
        public int from() {
            String range = headers.getOrDefault("range", "bytes=0-");
            return Integer.parseInt(range.substring(6, range.indexOf('-')));
        }
    }

    public TestCdn() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Scripts a path; what follows {@code ?} in a request is not part of it. */
    public TestCdn on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    public List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    public int requests() {
        return requests.size();
    }

    /** The whole file, ranges honoured. */
    public static Script file(byte[] bytes, String type) {
        return (request, out) -> {
            int from = request.from();
            String head = from == 0
                    ? "HTTP/1.1 200 OK\r\n"
                    : "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from + "-" + (bytes.length - 1) + "/"
                            + bytes.length + "\r\n";
            send(
                    out,
                    head + "Content-Type: " + type + "\r\nETag: \"" + Arrays.hashCode(bytes) + "\"\r\nContent-Length: "
                            + (bytes.length - from) + "\r\n\r\n");
            out.write(bytes, from, bytes.length - from);
        };
    }

    public static Script status(int status, String... headers) {
        return (_, out) -> send(
                out,
                "HTTP/1.1 " + status + " Scripted\r\n"
                        + String.join(
                                "",
                                Arrays.stream(headers)
                                        .map(header -> header + "\r\n")
                                        .toList())
                        + "Content-Length: 0\r\n\r\n");
    }

    public static Script redirect(String location) {
        return status(302, "Location: " + location);
    }

    public static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (SocketException _) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Request request = read(socket);
            requests.add(request);
            Script script = scripts.getOrDefault(request.path(), status(404));
            String connection = "Connection: close\r\n";
            script.answer(request, new ConnectionClose(socket.getOutputStream(), connection));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
        } catch (IOException _) {
            // The client has gone: that is part of many tests.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(Socket socket) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = reader.readLine();
        if (line == null) {
            throw new IOException("No request");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = reader.readLine(); header != null && !header.isEmpty(); header = reader.readLine()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        String target = line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
        int query = target.indexOf('?');
        return new Request(query < 0 ? target : target.substring(0, query), headers);
    }

    /** Adds {@code Connection: close} behind the status line, so that every request has its own connection. */
    private static final class ConnectionClose extends java.io.FilterOutputStream {
        private final String header;
        private boolean done;

        ConnectionClose(OutputStream out, String header) {
            super(out);
            this.header = header;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            for (int i = offset; !done && i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    out.write(bytes, from, i + 1 - from);
                    out.write(header.getBytes(StandardCharsets.ISO_8859_1));
                    from = i + 1;
                    done = true;
                }
            }
            out.write(bytes, from, offset + length - from);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
