package dev.creatorflow.activities.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UpstreamFaultsTest {
    private static final int MAX_BODY = 1 << 20;
    private static final HttpLimits PATIENT = limits(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final Map<String, String> SECRET = Map.of("x-rapidapi-key", "sekret-key-0001");

    @Test
    void aSilentServerTimesOut() throws Exception {
        HttpLimits limits = limits(Duration.ofMillis(300), Duration.ofSeconds(20));
        TransportFault fault = fault(limits, (head, out) -> {
            Thread.sleep(10_000);
            return false;
        });
        assertThat(fault).isInstanceOf(TransportFault.TimedOut.class).hasMessageContaining("silent for 300 ms");
        assertThat(fault.sent()).isTrue();
    }

    @Test
    void aBodyThatDripsForEverEndsAtTheDeadline() throws Exception {
        HttpLimits limits = limits(Duration.ofSeconds(5), Duration.ofMillis(600));
        TransportFault fault = fault(limits, (head, out) -> {
            out.write(ScriptedServer.head("200 OK", "", 100_000));
            for (int i = 0; i < 100_000; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(20);
            }
            return false;
        });
        assertThat(fault).isInstanceOf(TransportFault.TimedOut.class).hasMessageContaining("within 600 ms");
        assertThat(fault.sent()).isTrue();
        assertThat(fault.latency()).isBetween(Duration.ofMillis(600), Duration.ofSeconds(5));
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() throws Exception {
        TransportFault fault = fault(PATIENT, (head, out) -> {
            out.write(ScriptedServer.head("200 OK", "", 1000));
            out.write("{\"items\":[".getBytes(UTF_8));
            return false;
        });
        assertThat(fault)
                .isInstanceOf(TransportFault.ConnectionFailed.class)
                .hasMessageContaining("before its answer was whole");
        assertThat(fault.sent()).isTrue();
    }

    @Test
    void aConnectionThatIsDroppedIsNoAnswer() throws Exception {
        TransportFault fault = fault(PATIENT, (head, out) -> false);
        assertThat(fault).isInstanceOf(TransportFault.ConnectionFailed.class);
        assertThat(fault.sent()).isTrue();
    }

    @Test
    void brokenCompressionIsNoAnswer() throws Exception {
        byte[] cut = new byte[40];
        System.arraycopy(gzip("{\"items\":[]}".repeat(100).getBytes(UTF_8)), 0, cut, 0, 30);
        TransportFault fault = fault(PATIENT, (head, out) -> {
            out.write(ScriptedServer.head("200 OK", "Content-Encoding: gzip\r\n", cut.length));
            out.write(cut);
            return true;
        });
        assertThat(fault).isInstanceOf(TransportFault.ConnectionFailed.class);
    }

    @Test
    void aRefusedConnectionHasSentNothing() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (UpstreamHttp http = http(PATIENT)) {
            TransportFault fault = catchThrowableOfType(
                    TransportFault.class, () -> http.get(URI.create("http://127.0.0.1:" + port + "/x?y=z"), SECRET));
            assertThat(fault)
                    .isInstanceOf(TransportFault.ConnectionFailed.class)
                    .hasMessageContaining("refuses");
            assertThat(fault.sent()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"declared", "chunked", "compressed"})
    void aGiantBodyIsGivenUpAndItsConnectionClosed(String how) throws Exception {
        byte[] compressed = gzip(new byte[64 * MAX_BODY]);
        try (ScriptedServer server = ScriptedServer.start((head, out) -> giant(how, compressed, out));
                UpstreamHttp http = http(PATIENT)) {
            TransportFault fault =
                    catchThrowableOfType(TransportFault.class, () -> http.get(server.uri("/"), Map.of()));
            assertThat(fault).isInstanceOf(TransportFault.BodyTooLarge.class).hasMessageContaining("1048576 bytes");
            server.awaitClientGone();
        }
    }

    @Test
    void theLargestBodyIsReadAndOneByteMoreIsNot() throws Exception {
        for (boolean declared : new boolean[] {true, false}) {
            try (ScriptedServer server = ScriptedServer.start((head, out) -> {
                        int length = MAX_BODY + (head.startsWith("GET /more") ? 1 : 0);
                        String size = declared ? "Content-Length: " + length + "\r\n" : "";
                        out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\n" + size + "\r\n").getBytes(ISO_8859_1));
                        out.write(new byte[length]);
                        return false;
                    });
                    UpstreamHttp http = http(PATIENT)) {
                assertThat(http.get(server.uri("/"), Map.of()).body()).hasSize(MAX_BODY);
                assertThat(catchThrowableOfType(TransportFault.class, () -> http.get(server.uri("/more"), Map.of())))
                        .isInstanceOf(TransportFault.BodyTooLarge.class);
            }
        }
    }

    private static boolean giant(String how, byte[] compressed, OutputStream out) throws IOException {
        switch (how) {
            case "declared" -> out.write(ScriptedServer.head("200 OK", "", 64L * MAX_BODY));
            case "chunked" -> {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1));
                byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(ISO_8859_1);
                for (int i = 0; i < 100_000; i++) {
                    out.write(chunk);
                }
            }
            default -> {
                out.write(ScriptedServer.head("200 OK", "Content-Encoding: gzip\r\n", compressed.length));
                out.write(compressed);
            }
        }
        return true;
    }

    @Test
    void interruptingTheCallerClosesTheRequest() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((head, out) -> {
                    out.write(ScriptedServer.head("200 OK", "", 1000));
                    out.flush();
                    for (int i = 0; i < 1000; i++) {
                        out.write(' ');
                        out.flush();
                        Thread.sleep(20);
                    }
                    return true;
                });
                UpstreamHttp http = http(PATIENT)) {
            AtomicReference<@Nullable Throwable> outcome = new AtomicReference<>();
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    http.get(server.uri("/"), Map.of());
                } catch (TransportFault | InterruptedException e) {
                    outcome.set(e);
                }
            });
            server.awaitRequest();
            caller.interrupt();
            caller.join(Duration.ofSeconds(5));
            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
            server.awaitClientGone();
        }
    }

    @Test
    void defect63NoSecretAndNoParameterShowsInAFault() throws Exception {
        TransportFault fault = fault(PATIENT, (head, out) -> false);
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause)).doesNotContain("sekret").doesNotContain("max_id");
        }
    }

    private static TransportFault fault(HttpLimits limits, ScriptedServer.Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script);
                UpstreamHttp http = http(limits)) {
            return catchThrowableOfType(TransportFault.class, () -> http.get(server.uri("/reels?max_id=abc"), SECRET));
        }
    }

    private static UpstreamHttp http(HttpLimits limits) {
        return new UpstreamHttp(limits, "test-agent/1", null);
    }

    private static HttpLimits limits(Duration responseTimeout, Duration deadline) {
        return new HttpLimits(Duration.ofSeconds(5), responseTimeout, deadline, MAX_BODY, 256);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
