package dev.creatorflow.infra.simulator.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** One client connection: requests one after another until either side closes. */
final class Connection {
    /** An idle connection is closed after this; clients' pools keep theirs for less. */
    private static final int IDLE_MILLIS = 300_000;

    private final Socket socket;
    private final Handler handler;
    private final AtomicLong requests;

    Connection(Socket socket, Handler handler, AtomicLong requests) {
        this.socket = socket;
        this.handler = handler;
        this.requests = requests;
    }

    void serve() throws IOException, InterruptedException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(IDLE_MILLIS);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 8192);
        OutputStream out = socket.getOutputStream();
        RequestReader reader = new RequestReader(in, out, requests);
        ReplyWriter writer = new ReplyWriter(out);
        boolean open = true;
        while (open) {
            Optional<Request> request = reader.next();
            if (request.isEmpty()) {
                return;
            }
            open = answer(request.get(), writer);
        }
    }

    /** Answers one request; false when the connection is over. */
    private boolean answer(Request request, ReplyWriter writer) throws IOException, InterruptedException {
        boolean delivered = false;
        try {
            Reply reply = replyTo(request);
            switch (reply) {
                case Reply.Answer answer -> delivered = writer.write(request, answer);
                case Reply.Reset ignored -> socket.setSoLinger(true, 0);
                case Reply.Silence silence -> Thread.sleep(silence.length());
            }
        } finally {
            handler.finished(request, delivered);
        }
        return delivered && !"close".equalsIgnoreCase(request.header("connection"));
    }

    private Reply replyTo(Request request) throws InterruptedException {
        try {
            return handler.handle(request);
        } catch (IllegalArgumentException wrong) {
            return Reply.json(400, Text.error(wrong));
        } catch (RuntimeException broken) {
            return Reply.json(500, Text.error(broken));
        }
    }
}
