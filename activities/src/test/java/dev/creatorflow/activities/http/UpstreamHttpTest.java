package dev.creatorflow.activities.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.settings.ProxySettings;
import dev.creatorflow.activities.settings.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UpstreamHttpTest {
    private static final int MAX_BODY = 1 << 20;
    private static final HttpLimits PATIENT = limits(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final Map<String, String> SECRET = Map.of("x-rapidapi-key", "sekret-key-0001");

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "404 Not Found", "429 Too Many Requests", "500 Broken", "503 Busy"})
    void everyStatusIsAnAnswerAndNoneIsAskedTwice(String status) throws Exception {
        String headers = String.join(
                "\r\n",
                "Content-Type: application/json",
                "Retry-After: 1",
                "X-RateLimit-Requests-Remaining: 41",
                "Set-Cookie: a=b",
                "X-Other: c",
                "");
        try (ScriptedServer server = ScriptedServer.answering(status, headers, "{}".getBytes(UTF_8));
                UpstreamHttp http = http(PATIENT)) {
            HttpAnswer answer = http.get(server.uri("/profile?username=x"), SECRET);
            assertThat(answer.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            assertThat(answer.body()).isEqualTo("{}".getBytes(UTF_8));
            assertThat(answer.headers())
                    .isEqualTo(Map.of(
                            "content-type", "application/json",
                            "retry-after", "1",
                            "x-ratelimit-requests-remaining", "41"));
            assertThat(answer.latency()).isPositive();
            assertThat(server.heads())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .startsWith("GET /profile?username=x HTTP/1.1\r\n")
                            .contains("x-rapidapi-key: sekret-key-0001")
                            .contains("User-Agent: test-agent/1")
                            .containsPattern("Accept-Encoding: .*gzip"));
        }
    }

    @Test
    void connectionsAreKeptAndCookiesAreNot() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "Set-Cookie: a=b\r\n", "{}".getBytes(UTF_8));
                UpstreamHttp http = http(PATIENT)) {
            for (int i = 0; i < 5; i++) {
                http.get(server.uri("/" + i), Map.of());
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.heads()).hasSize(5).noneMatch(head -> head.contains("Cookie"));
        }
    }

    @Test
    void manyRequestsAreInTheAirAtOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((head, out) -> {
                    Thread.sleep(200);
                    out.write(ScriptedServer.head("200 OK", "", 0));
                    return true;
                });
                UpstreamHttp http = http(PATIENT);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpAnswer> request = () -> http.get(server.uri("/"), Map.of());
            List<Future<HttpAnswer>> answers = new ArrayList<>();
            long began = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                answers.add(threads.submit(request));
            }
            for (Future<HttpAnswer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(server.connections()).isGreaterThan(10);
        }
    }

    @Test
    void aKeptConnectionThatTheServerClosedCostsNoRequest() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((head, out) -> {
                    out.write(ScriptedServer.head("200 OK", "", 0));
                    return false;
                });
                UpstreamHttp http = http(PATIENT)) {
            http.get(server.uri("/"), Map.of());
            server.awaitClientGone();
            assertThat(http.get(server.uri("/"), Map.of()).status()).isEqualTo(200);
        }
    }

    @Test
    void aRedirectIsAnAnswer() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.answering("302 Found", "Location: http://127.0.0.1:1/\r\n", new byte[0]);
                UpstreamHttp http = http(PATIENT)) {
            HttpAnswer answer = http.get(server.uri("/"), Map.of());
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).isEqualTo("http://127.0.0.1:1/");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void aCompressedBodyComesOutAsItWas() throws Exception {
        byte[] body = "{\"caption\":\"héllo 💗\"}".repeat(500).getBytes(UTF_8);
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "Content-Encoding: gzip\r\n", gzip(body));
                UpstreamHttp http = http(PATIENT)) {
            assertThat(http.get(server.uri("/"), Map.of()).body()).isEqualTo(body);
        }
    }

    @Test
    void aProxyIsUsedWithItsLoginForOtherHostsAndNotForThisMachine() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.start((head, out) -> {
                    boolean known = head.contains("Proxy-Authorization: Basic dXNlcjpwYXNz");
                    out.write(
                            known
                                    ? ScriptedServer.head("200 OK", "", 0)
                                    : ScriptedServer.head(
                                            "407 Who are you", "Proxy-Authenticate: Basic realm=\"p\"\r\n", 0));
                    return true;
                });
                ScriptedServer direct = ScriptedServer.answering("204 Nothing", "", new byte[0]);
                UpstreamHttp http = new UpstreamHttp(
                        PATIENT,
                        "test-agent/1",
                        new ProxySettings("127.0.0.1", proxy.port(), "user", new Secret("pass"), List.of()))) {
            assertThat(http.get(URI.create("http://upstream.test/x"), Map.of()).status())
                    .isEqualTo(200);
            assertThat(proxy.heads()).isNotEmpty().allMatch(head -> head.startsWith("GET http://upstream.test/x HTTP"));
            assertThat(http.get(direct.uri("/"), Map.of()).status()).isEqualTo(204);
        }
    }

    @Test
    void aClosedClientAsksNothingAndSaysWhy() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("200 OK", "", new byte[0])) {
            UpstreamHttp http = http(PATIENT);
            http.close();
            assertThatThrownBy(() -> http.get(server.uri("/"), Map.of()))
                    .isInstanceOf(TransportFault.ConnectionFailed.class)
                    .hasMessageContaining("this program is ending");
            assertThat(server.heads()).isEmpty();
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
