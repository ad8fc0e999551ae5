package dev.creatorflow.activities.persistence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A pooler before a real PostgreSQL, as far as the protocol needs it: each client gets a server session of its own, or borrows one for each
 * transaction. It waits for the end of a client's batch (Query or Sync) and passes the answer on until the server is ready again.
 */
final class PoolingProxy implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int serverPort;
    private final boolean perTransaction;
    private final Deque<Server> idle = new ArrayDeque<>();
    private final List<Socket> open = new ArrayList<>();

    PoolingProxy(int serverPort, boolean perTransaction) throws IOException {
        this.serverPort = serverPort;
        this.perTransaction = perTransaction;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                remember(client);
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        Server borrowed = null;
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            byte[] startup = startup(in, out);
            borrowed = borrow(startup);
            out.write(borrowed.greeting);
            boolean free = true;
            if (perTransaction) {
                release(borrowed);
                borrowed = null;
            }
            ByteArrayOutputStream batch = new ByteArrayOutputStream();
            while (true) {
                int type = in.read();
                if (type < 0 || type == 'X') {
                    return;
                }
                int length = in.readInt();
                DataOutputStream message = new DataOutputStream(batch);
                message.writeByte(type);
                message.writeInt(length);
                message.write(in.readNBytes(length - 4));
                if (type == 'Q' || type == 'S') {
                    if (borrowed == null) {
                        borrowed = borrow(startup);
                    }
                    borrowed.out.write(batch.toByteArray());
                    batch.reset();
                    free = borrowed.answer(out) == 'I';
                    if (free && perTransaction) {
                        release(borrowed);
                        borrowed = null;
                    }
                }
            }
        } catch (IOException e) {
            // The client went away.
        } finally {
            if (borrowed != null) {
                borrowed.close();
            }
        }
    }

    private static byte[] startup(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int length = in.readInt();
            int code = in.readInt();
            byte[] rest = in.readNBytes(length - 8);
            if (code == SSL_REQUEST || code == GSS_REQUEST) {
                out.writeByte('N');
                continue;
            }
            ByteArrayOutputStream startup = new ByteArrayOutputStream();
            DataOutputStream message = new DataOutputStream(startup);
            message.writeInt(length);
            message.writeInt(code);
            message.write(rest);
            return startup.toByteArray();
        }
    }

    private synchronized Server borrow(byte[] startup) throws IOException {
        return idle.isEmpty() ? new Server(startup) : idle.pop();
    }

    private synchronized void release(Server server) {
        idle.push(server);
    }

    private synchronized void remember(Socket connection) {
        open.add(connection);
    }

    @Override
    public synchronized void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }

    /** A session of the server. */
    private final class Server {
        private final Socket connection = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        private final DataInputStream in = new DataInputStream(connection.getInputStream());
        private final DataOutputStream out = new DataOutputStream(connection.getOutputStream());
        private final byte[] greeting;

        Server(byte[] startup) throws IOException {
            remember(connection);
            out.write(startup);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer(new DataOutputStream(answer));
            greeting = answer.toByteArray();
        }

        /** Passes messages on until the server is ready, and returns its state: I idle, T in a transaction, E in a failed one. */
        char answer(DataOutputStream to) throws IOException {
            while (true) {
                int type = in.readUnsignedByte();
                int length = in.readInt();
                byte[] body = in.readNBytes(length - 4);
                to.writeByte(type);
                to.writeInt(length);
                to.write(body);
                if (type == 'Z') {
                    to.flush();
                    return (char) body[0];
                }
            }
        }

        void close() {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
