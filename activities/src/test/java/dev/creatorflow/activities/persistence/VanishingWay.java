package dev.creatorflow.activities.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A way to a server whose connections can vanish as behind a router that forgot them: open on both sides, and nothing comes through. */
final class VanishingWay implements AutoCloseable {
    private final ServerSocket entry = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;
    private volatile AtomicBoolean passes = new AtomicBoolean(true);

    VanishingWay(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Nothing comes through the connections there are; new ones work. */
    void swallow() {
        passes.set(false);
        passes = new AtomicBoolean(true);
    }

    private void admit() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(client, server));
                AtomicBoolean open = passes;
                Thread.ofVirtual().start(() -> pump(client, server, open));
                Thread.ofVirtual().start(() -> pump(server, client, open));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void pump(Socket from, Socket to, AtomicBoolean open) {
        byte[] chunk = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (open.get()) {
                    out.write(chunk, 0, read);
                }
            }
        } catch (IOException e) {
            // One side is gone; the other one is not told.
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
