package dev.creatorflow.infra.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A way that can be cut and slowed, and that changes nothing otherwise. */
class TcpGateTest {
    private static final byte[] BODY = new byte[200_000];

    private HttpServer server;
    private TcpGate gate;

    @BeforeEach
    void start() throws IOException {
        Arrays.fill(BODY, (byte) 'x');
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, BODY.length);
                exchange.getResponseBody().write(BODY);
            }
        });
        server.start();
        gate = TcpGate.to(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        gate.close();
        server.stop(0);
    }

    @Test
    void anOpenGatePassesEveryByte() throws Exception {
        assertThat(get()).isEqualTo(BODY);
        assertThat(get()).isEqualTo(BODY);
    }

    @Test
    void aShutGateRefusesUntilItIsOpened() throws Exception {
        gate.shut();
        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
        gate.open();
        assertThat(get()).isEqualTo(BODY);
    }

    @Test
    void shuttingCutsWhatIsUnderWay() {
        gate.slow(Duration.ofMillis(200));
        Thread cutter = Thread.ofVirtual().start(() -> {
            Waiting.pass(Duration.ofMillis(700));
            gate.shut();
        });
        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
        assertThat(cutter).satisfies(Thread::join);
    }

    @Test
    void aSlowGateTakesItsTimeAndPassesEveryByte() throws Exception {
        gate.slow(Duration.ofMillis(20));
        long begun = System.nanoTime();
        assertThat(get()).isEqualTo(BODY);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(400));
    }

    private byte[] get() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + gate.port() + "/");
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
