package dev.creatorflow.infra.simulator.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Accepts connections on one port and serves each on a virtual thread of its own. Thread-safe. */
public final class HttpServer implements AutoCloseable {
    /** Connections the kernel queues while all threads are busy; a burst of clients must not see refusals. */
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong requests = new AtomicLong();

    /**
     * Binds the address; port 0 takes a free one. Serving begins with {@link #start}.
     *
     * @throws IOException when the address cannot be bound, such as a port in use
     */
    public HttpServer(InetSocketAddress address, Handler handler) throws IOException {
        this.handler = handler;
        this.listener = new ServerSocket();
        try {
            listener.bind(address, BACKLOG);
        } catch (IOException failure) {
            listener.close();
            throw failure;
        }
    }

    /** Starts accepting in the background. */
    public void start() {
        Thread.ofPlatform().name("simulator-accept").daemon(false).start(this::accept);
    }

    /** The bound port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Stops accepting and cuts every open connection. */
    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(HttpServer::closeQuietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException stopped) {
                // The listener was closed, or the process is out of file descriptors: look again in a moment.
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(socket, handler, requests).serve();
        } catch (IOException | InterruptedException gone) {
            // A client that left needs no answer.
        } finally {
            open.remove(socket);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception ignored) {
            // Closing is the end in any case.
        }
    }
}
