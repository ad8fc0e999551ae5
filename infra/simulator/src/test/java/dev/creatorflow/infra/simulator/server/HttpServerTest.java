package dev.creatorflow.infra.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), request -> {
            if (request.path().equals("/broken")) {
                throw new IllegalStateException("a \"quoted\" reason");
            }
            return Reply.json(
                    200, request.method() + " " + request.path() + " " + request.query() + " " + request.body());
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Everything the server sends until it closes the connection. */
    private String talk(String... sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            for (String part : sent) {
                out.write(part.getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void queriesAreDecodedAndPlusesInPathsKept() throws IOException {
        assertThat(talk("GET /a+b%20c?x=1%2B2&y=a+b&empty HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("GET /a+b c {x=1+2, y=a b, empty=} ");
    }

    @Test
    void oneConnectionServesRequestAfterRequest() throws IOException {
        String answers = talk(
                "GET /one HTTP/1.1\r\n\r\n",
                "POST /two HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
                "GET /three HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(answers).contains("GET /one", "POST /two {} hello", "GET /three");
    }

    @Test
    void chunkedBodiesAreJoined() throws IOException {
        String head = "POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        assertThat(talk(head, "3\r\nabc\r\n", "2;x=y\r\nde\r\n", "0\r\n\r\n")).endsWith("POST /c {} abcde");
    }

    @Test
    void aBrokenHandlerIsA500WithItsReason() throws IOException {
        assertThat(talk("GET /broken HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 500")
                .endsWith("{\"error\":\"a \\\"quoted\\\" reason\"}");
    }

    @Test
    void nonsenseEndsTheConnectionWithoutAnAnswer() throws IOException {
        assertThat(talk("hello\r\n\r\n")).isEmpty();
        assertThat(talk("POST / HTTP/1.1\r\nContent-Length: much\r\n\r\n")).isEmpty();
    }

    @Test
    void headAnnouncesALengthAndSendsNoBody() throws IOException {
        String answer = talk("HEAD /h HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains("Content-Length: 11\r\n").endsWith("\r\n\r\n");
    }
}
