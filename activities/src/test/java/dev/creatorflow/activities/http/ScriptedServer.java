package dev.creatorflow.activities.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback address that answers each request with whatever bytes, pauses and closings a test wants. */
public final class ScriptedServer implements AutoCloseable {
    /** What is done with a request. An exception, also one because the client has gone, ends the connection. */
    public interface Script {
        /** @return whether the connection stays for another request */
        boolean answer(String head, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch clientGone = new CountDownLatch(1);

    private ScriptedServer(Script script) throws IOException {
        this.socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    public static ScriptedServer start(Script script) {
        try {
            return new ScriptedServer(script);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One that gives every request the same answer and keeps the connection. */
    public static ScriptedServer answering(String status, String headers, byte[] body) {
        return start((head, out) -> {
            out.write(head(status, headers, body.length));
            out.write(body);
            return true;
        });
    }

    public static byte[] head(String status, String headers, long length) {
        return ("HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Request lines and headers, in order of arrival. */
    public List<String> heads() {
        return heads;
    }

    public int connections() {
        return connections.get();
    }

    public void awaitRequest() throws InterruptedException {
        if (!asked.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("No request came within 10 s");
        }
    }

    /** Waits until a client closes its side, or fails. */
    public void awaitClientGone() throws InterruptedException {
        if (!clientGone.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("The client kept its connection for 10 s");
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            boolean stays = true;
            for (String head = read(client.getInputStream()); stays && !head.isEmpty(); ) {
                heads.add(head);
                asked.countDown();
                stays = script.answer(head, client.getOutputStream());
                client.getOutputStream().flush();
                head = stays ? read(client.getInputStream()) : "";
            }
        } catch (IOException | InterruptedException gone) {
            clientGone.countDown();
        } finally {
            open.remove(client);
        }
        clientGone.countDown();
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (b == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
