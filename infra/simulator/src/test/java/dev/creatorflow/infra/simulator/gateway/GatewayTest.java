package dev.creatorflow.infra.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.infra.simulator.RunningSimulator;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {
    private static final String ANY = "/profile?username=nobody";

    private static RunningSimulator start(int perSecond, long quota, String... badKeys) throws Exception {
        return new RunningSimulator(RunningSimulator.options(perSecond, quota, Set.of(badKeys), Latency.NONE, null));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static long header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValueAsLong(name).orElseThrow();
    }

    @Test
    void aMissingKeyIsRefusedWith401() throws Exception {
        try (RunningSimulator simulator = start(0, 100)) {
            HttpResponse<byte[]> answer = simulator.send(simulator.request(ANY).build());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(text(answer)).startsWith("{\"message\":\"Invalid API key");
        }
    }

    @Test
    void aBadKeyIsNotSubscribed() throws Exception {
        try (RunningSimulator simulator = start(0, 100, "test-key")) {
            HttpResponse<byte[]> answer = simulator.get(ANY);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(text(answer)).isEqualTo("{\"message\":\"You are not subscribed to this API.\"}");
        }
    }

    @Test
    void everyAnswerTellsTheQuotaAndWhenItIsReset() throws Exception {
        try (RunningSimulator simulator = start(0, 1_000)) {
            HttpResponse<byte[]> first = simulator.get(ANY);
            assertThat(header(first, "x-ratelimit-requests-limit")).isEqualTo(1_000);
            assertThat(header(first, "x-ratelimit-requests-remaining")).isEqualTo(999);
            assertThat(header(first, "x-ratelimit-requests-reset"))
                    .isEqualTo(Duration.ofHours(29 * 24 + 12).toSeconds());
            assertThat(header(simulator.get(ANY), "x-ratelimit-requests-remaining"))
                    .isEqualTo(998);
        }
    }

    @Test
    void theMonthsQuotaEndsAndComesBackWithTheNextMonth() throws Exception {
        try (RunningSimulator simulator = start(0, 2)) {
            assertThat(simulator.get(ANY).statusCode()).isEqualTo(200);
            assertThat(simulator.get(ANY).statusCode()).isEqualTo(200);
            HttpResponse<byte[]> refused = simulator.get(ANY);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(text(refused)).contains("MONTHLY quota");
            assertThat(header(refused, "x-ratelimit-requests-remaining")).isZero();
            simulator.post("/_sim/clock", "{\"advance\":\"P1M\"}");
            assertThat(simulator.get(ANY).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tooManyRequestsInASlidingSecondAreRefusedAndToldWhenToComeBack() throws Exception {
        RateLimit limit = new RateLimit(3);
        long second = 1_000_000_000L;
        assertThat(limit.admit(0)).isTrue();
        assertThat(limit.admit(second / 2)).isTrue();
        assertThat(limit.admit(second - 1)).isTrue();
        assertThat(limit.admit(second - 1)).isFalse();
        assertThat(limit.admit(second)).isTrue();
        assertThat(limit.admit(second)).isFalse();
        try (RunningSimulator simulator = start(1, 100)) {
            HttpResponse<byte[]> refused = simulator.get(ANY);
            for (int attempt = 0; attempt < 20 && refused.statusCode() == 200; attempt++) {
                refused = simulator.get(ANY);
            }
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(header(refused, "retry-after")).isEqualTo(1);
            assertThat(text(refused)).contains("rate limit per second");
        }
    }

    @Test
    void bodiesAreCompressedOnlyForThoseWhoAsk() throws Exception {
        try (RunningSimulator simulator = start(0, 100)) {
            String id = simulator.json("/_sim/creators?count=1").at("/0/id").asText();
            byte[] plain = simulator.get("/reels?id=" + id).body();
            HttpResponse<byte[]> packed = simulator.get("/reels?id=" + id, "Accept-Encoding", "gzip, deflate");
            assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(packed.body().length).isLessThan(plain.length / 2);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain);
        }
    }

    @Test
    void latencyIsReadAndFollowsItsDistribution() {
        Latency constant = Latency.parse("const:50ms");
        assertThat(constant.of(1, 1)).isEqualTo(Duration.ofMillis(50));
        Latency spread = Latency.parse("lognorm:1500ms,0.5");
        long below = LongStream.range(0, 2_000)
                .filter(request -> spread.of(1, request).toMillis() < 1_500)
                .count();
        assertThat(below).isBetween(900L, 1_100L);
        assertThat(spread.of(1, 7)).isEqualTo(spread.of(1, 7));
        assertThat(Latency.parse("none")).isEqualTo(Latency.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "const:50", "lognorm:1500ms", "const:50ms,2", ""})
    void aMalformedLatencyIsNamed(String text) {
        assertThatThrownBy(() -> Latency.parse(text)).hasMessageContaining("none, const:50ms, lognorm:1500ms,0.5");
    }

    @Test
    void answersTakeTheLatencyOfThePlan() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator(
                RunningSimulator.options(0, 100, Set.of(), new Latency(Duration.ofMillis(150), 0), null))) {
            long start = System.nanoTime();
            simulator.get(ANY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(145));
        }
    }

    @Test
    void anUnknownPathIsNoEndpoint() throws Exception {
        try (RunningSimulator simulator = start(0, 100)) {
            assertThat(simulator.get("/highlights?id=1").statusCode()).isEqualTo(404);
        }
    }
}
