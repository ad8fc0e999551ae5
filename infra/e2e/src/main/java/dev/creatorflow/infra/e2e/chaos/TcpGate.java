package dev.creatorflow.infra.e2e.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to a server on this machine, which can be cut and made slow. Thread-safe. */
final class TcpGate implements AutoCloseable {
    private static final int CHUNK = 8_192;
    private static final int BACKLOG = 200;

    private final ServerSocket entry;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;
    private volatile Duration delay = Duration.ZERO;

    private TcpGate(ServerSocket entry, int target) {
        this.entry = entry;
        this.target = target;
    }

    /** @param target the port it leads to */
    static TcpGate to(int target) {
        try {
            TcpGate gate = new TcpGate(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), target);
            Thread.ofVirtual().start(gate::admit);
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port for a gate", e);
        }
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Cuts every connection and refuses new ones. */
    void shut() {
        shut = true;
        open.forEach(this::reset);
    }

    void open() {
        shut = false;
    }

    /** Each few kilobytes come so much later; zero is as fast as ever. */
    void slow(Duration later) {
        delay = later;
    }

    private void admit() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // Closed, or a client that was gone before it was let in.
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        if (shut) {
            reset(client);
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Pair pair = new Pair(client, server, new AtomicInteger(2));
            Thread.ofVirtual().start(() -> pump(pair, client, server));
            Thread.ofVirtual().start(() -> pump(pair, server, client));
            if (shut) {
                reset(client);
                reset(server);
            }
        } catch (IOException _) {
            // The server is away: so is the gate, for this client.
            reset(client);
        }
    }

    private record Pair(Socket client, Socket server, AtomicInteger pumps) {}

    private void pump(Pair pair, Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (delay.isPositive()) {
                    Waiting.pass(delay);
                }
                out.write(chunk, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            // One side is gone: the other one is told in the same way.
            reset(from);
            reset(to);
        }
        if (pair.pumps().decrementAndGet() == 0) {
            end(pair.client());
            end(pair.server());
        }
    }

    /** As a network that drops out: nothing that is still to be sent is sent. */
    private void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException _) {
            // It was closed already.
        }
        end(socket);
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException _) {
            // It was closed already.
        }
    }

    @Override
    public void close() {
        shut();
        try {
            entry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
