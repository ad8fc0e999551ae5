package dev.creatorflow.activities.persistence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and the database and counts the client's round trips: what the protocol calls Sync or Query, after which the client
 * waits for the server.
 */
public final class RoundTrips implements AutoCloseable {
    private static final int SYNC = 'S';
    private static final int QUERY = 'Q';
    private static final int LENGTH_BYTES = 4;

    private final ServerSocket door;
    private final DatabaseAddress behind;
    private final AtomicInteger count = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    public RoundTrips(DatabaseAddress behind) {
        try {
            this.behind = behind;
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * The database through the counter.
     *
     * @param connections 1 where the count begins at once: a pool that fills itself beside the work is counted with it
     */
    public DatabaseAddress address(int connections) {
        URI uri = URI.create(behind.jdbcUrl().substring("jdbc:".length()));
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + uri.getPath()
                        + "?sslmode=disable&gssEncMode=disable",
                behind.user(),
                behind.password(),
                connections);
    }

    /** Round trips since the last call. */
    public int taken() {
        return count.getAndSet(0);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                URI uri = URI.create(behind.jdbcUrl().substring("jdbc:".length()));
                Socket server = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.addAll(List.of(client, server));
                Thread.ofVirtual().start(() -> forward(client, server));
                Thread.ofVirtual().start(() -> answer(server, client));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void forward(Socket client, Socket server) {
        try (client;
                server) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            write(out, 0, read(in));
            while (true) {
                int type = in.read();
                if (type < 0) {
                    return;
                }
                byte[] message = read(in);
                // Counted before it goes on: whoever has the answer then has the count.
                if (type == SYNC || (type == QUERY && !begins(message))) {
                    count.incrementAndGet();
                }
                write(out, type, message);
            }
        } catch (EOFException | SocketException gone) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The driver sends BEGIN together with the statement after it and waits once for both. */
    private static boolean begins(byte[] message) {
        return new String(message, StandardCharsets.US_ASCII).contains("BEGIN");
    }

    private static byte[] read(DataInputStream in) throws IOException {
        byte[] rest = new byte[in.readInt() - LENGTH_BYTES];
        in.readFully(rest);
        return rest;
    }

    /** @param type 0 for the first message, which has none */
    private static void write(OutputStream out, int type, byte[] rest) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream(rest.length + LENGTH_BYTES + 1);
        DataOutputStream writer = new DataOutputStream(message);
        if (type != 0) {
            writer.writeByte(type);
        }
        writer.writeInt(rest.length + LENGTH_BYTES);
        writer.write(rest);
        message.writeTo(out);
        out.flush();
    }

    private static void answer(Socket server, Socket client) {
        try (server;
                client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (SocketException gone) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
