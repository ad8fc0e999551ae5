package dev.creatorflow.infra.simulator.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes answers onto one connection, whole or cut short. */
final class ReplyWriter {
    /** Slow bodies leave in this many steps a second. */
    private static final int STEPS_PER_SECOND = 20;

    private final OutputStream out;

    ReplyWriter(OutputStream out) {
        this.out = out;
    }

    /** Sends the answer; false when it was cut on purpose, so that the connection must end. */
    boolean write(Request request, Reply.Answer answer) throws IOException, InterruptedException {
        byte[] head = head(answer);
        if (request.method().equals("HEAD") || answer.status() == 304) {
            out.write(head);
            return true;
        }
        byte[] body = answer.body();
        Reply.Delivery delivery = answer.delivery();
        int sent = (int) Math.min(body.length, delivery.sentBytes());
        if (delivery.bytesPerSecond() > 0) {
            out.write(head);
            drip(body, sent, delivery.bytesPerSecond());
        } else {
            // One write, one packet for small answers.
            byte[] all = Arrays.copyOf(head, head.length + sent);
            System.arraycopy(body, 0, all, head.length, sent);
            out.write(all);
        }
        pad(delivery.padding());
        out.flush();
        return sent == body.length;
    }

    private void pad(long length) throws IOException {
        if (length > 0) {
            byte[] blanks = new byte[(int) Math.min(length, 65_536)];
            Arrays.fill(blanks, (byte) ' ');
            for (long left = length; left > 0; left -= blanks.length) {
                out.write(blanks, 0, (int) Math.min(left, blanks.length));
            }
        }
    }

    private void drip(byte[] body, int length, long bytesPerSecond) throws IOException, InterruptedException {
        int step = (int) Math.max(1, bytesPerSecond / STEPS_PER_SECOND);
        for (int at = 0; at < length; at += step) {
            out.write(body, at, Math.min(step, length - at));
            out.flush();
            Thread.sleep(1000 / STEPS_PER_SECOND);
        }
    }

    private static byte[] head(Reply.Answer answer) {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(answer.status()).append(' ').append(reason(answer.status()));
        head.append("\r\nContent-Length: ")
                .append(answer.body().length + answer.delivery().padding());
        for (Map.Entry<String, String> header : answer.headers()) {
            head.append("\r\n").append(header.getKey()).append(": ").append(header.getValue());
        }
        return head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 206 -> "Partial Content";
            case 302 -> "Found";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 410 -> "Gone";
            case 416 -> "Range Not Satisfiable";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }
}
