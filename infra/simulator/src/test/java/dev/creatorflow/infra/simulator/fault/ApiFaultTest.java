package dev.creatorflow.infra.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.infra.simulator.RunningSimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiFaultTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static RunningSimulator simulator;
    private static String id;

    @BeforeAll
    static void start() throws Exception {
        simulator = RunningSimulator.unlimited();
        id = simulator.json("/_sim/creators?count=2").at("/1/id").asText();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void clear() {
        simulator.simulator().faults().clear();
    }

    private static void spoil(String rule) {
        simulator.simulator().faults().add(FaultParser.fields(rule));
    }

    private static HttpResponse<byte[]> reels() throws IOException, InterruptedException {
        return simulator.get("/reels?count=12&id=" + id);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String cursor(JsonNode page) {
        return page.at("/paging_info/max_id").asText("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "effect=status,status=500 | 500 | Internal error",
                "effect=status,status=502 | 502 | unreachable",
                "effect=status,status=503,retryAfter=7 | 503 | unreachable",
                "effect=status,status=429 | 429 | rate limit per second",
                "effect=status,status=401 | 401 | Invalid API key",
                "effect=status,status=403 | 403 | not subscribed",
                "effect=status,status=418,text=teapot | 418 | teapot",
                "effect=monthly-quota | 429 | MONTHLY quota",
                "effect=monthly-quota,status=403 | 403 | MONTHLY quota",
                "effect=login-wall | 401 | require_login",
                "effect=html | 200 | <!DOCTYPE html>",
                "effect=html,status=403 | 403 | <!DOCTYPE html>",
                "effect=fail | 200 | \"status\":\"fail\"",
                "effect=status-false | 200 | \"status\":false",
                "effect=generic-error | 200 | generic_request_error",
                "effect=user-null | 200 | \"user\":null"
            })
    void anotherAnswerIsGivenInstead(String rule, int status, String part) throws Exception {
        spoil(rule);
        HttpResponse<byte[]> answer = reels();
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(answer)).contains(part);
        assertThat(answer.headers().firstValue("retry-after").isPresent()).isEqualTo(rule.contains("retryAfter"));
    }

    @Test
    void silenceLastsUntilTheClientGivesUpOrTheTimeIsOver() {
        spoil("effect=hang,for=300ms");
        assertThatThrownBy(ApiFaultTest::reels).isInstanceOf(IOException.class);
        simulator.simulator().faults().clear();
        spoil("effect=hang");
        assertThatThrownBy(() -> simulator.send(simulator
                        .request("/reels?id=" + id)
                        .header("x-rapidapi-key", "k")
                        .timeout(Duration.ofMillis(300))
                        .build()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aResetBreaksTheConnection() {
        spoil("effect=reset");
        assertThatThrownBy(ApiFaultTest::reels).isInstanceOf(IOException.class);
    }

    @Test
    void latencyDelaysTheTrueAnswer() throws Exception {
        byte[] truth = reels().body();
        spoil("effect=latency,for=200ms");
        long start = System.nanoTime();
        assertThat(reels().body()).isEqualTo(truth);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(195));
    }

    @Test
    void aTruncatedBodyIsShorterThanAnnounced() {
        spoil("effect=truncated-body");
        assertThatThrownBy(ApiFaultTest::reels).isInstanceOf(IOException.class);
    }

    @Test
    void truncatedJsonArrivesWholeAndDoesNotParse() {
        spoil("effect=truncated-json");
        assertThatThrownBy(() -> MAPPER.readTree(reels().body())).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void hugeBodiesAreAsLongAsTold() throws Exception {
        int length = reels().body().length;
        spoil("effect=huge,bytes=5000000");
        assertThat(reels().body()).hasSize(length + 5_000_000);
    }

    @Test
    void aBombIsSmallUntilUnpacked() throws Exception {
        spoil("effect=gzip-bomb,bytes=20000000");
        HttpResponse<byte[]> answer = reels();
        assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(answer.body().length).isLessThan(200_000);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(unpacked.skip(20_000_000)).isEqualTo(20_000_000);
        }
    }

    @Test
    void anEmptyPageSaysThatMoreIsAvailable() throws Exception {
        spoil("effect=empty-page");
        JsonNode page = simulator.page("reels", id, "");
        assertThat(page.get("items")).isEmpty();
        assertThat(page.at("/paging_info/more_available").asBoolean()).isTrue();
        assertThat(cursor(page)).isNotEmpty();
    }

    @Test
    void cursorsCanRepeatBeNullOrLoop() throws Exception {
        String second = cursor(simulator.page("reels", id, ""));
        String third = cursor(simulator.page("reels", id, second));
        spoil("effect=repeat-cursor,page=later,first=1");
        assertThat(cursor(simulator.page("reels", id, second))).isEqualTo(second);
        spoil("effect=null-cursor,first=1");
        JsonNode page = simulator.page("reels", id, "");
        assertThat(page.at("/paging_info/max_id").isNull()).isTrue();
        assertThat(page.at("/paging_info/more_available").asBoolean()).isTrue();
        spoil("effect=loop-cursor");
        assertThat(cursor(simulator.page("reels", id, ""))).isEqualTo(second);
        assertThat(cursor(simulator.page("reels", id, second))).isEqualTo(third);
        assertThat(cursor(simulator.page("reels", id, third))).isEqualTo(second);
    }

    @Test
    void feedCursorsAreSpoiltInTheirOwnPlace() throws Exception {
        spoil("target=user-feeds,effect=null-cursor");
        JsonNode page = simulator.page("user-feeds", id, "");
        assertThat(page.get("next_max_id").isNull()).isTrue();
        assertThat(page.has("paging_info")).isFalse();
    }

    @Test
    void theEnvelopeHoldsTheTrueBody() throws Exception {
        JsonNode truth = simulator.page("reels", id, "");
        spoil("effect=envelope");
        JsonNode page = simulator.page("reels", id, "");
        assertThat(page.get("status").asInt()).isEqualTo(200);
        assertThat(page.get("body")).isEqualTo(truth);
    }

    @Test
    void pagingCanTakeTheOtherEndpointsForm() throws Exception {
        String cursor = cursor(simulator.page("reels", id, ""));
        spoil("effect=swap-paging");
        JsonNode reels = simulator.page("reels", id, "");
        assertThat(reels.get("next_max_id").asText()).isEqualTo(cursor);
        assertThat(reels.get("more_available").asBoolean()).isTrue();
        JsonNode feed = simulator.page("user-feeds", id, "");
        assertThat(feed.at("/paging_info/max_id").asText()).endsWith("_" + id);
    }

    @Test
    void anItemCanComeTwiceOrWithoutAnyKey() throws Exception {
        spoil("effect=duplicate-item,first=1");
        JsonNode twice = simulator.page("reels", id, "").get("items");
        assertThat(twice).hasSize(13);
        assertThat(twice.get(12)).isEqualTo(twice.get(0));
        spoil("effect=keyless-item");
        JsonNode keyless = simulator.page("user-feeds", id, "").get("items").get(0);
        assertThat(keyless.has("pk") || keyless.has("id") || keyless.has("code"))
                .isFalse();
    }

    @Test
    void captionsCanHoldWhatDatabasesRefuse() throws Exception {
        spoil("effect=nul-caption,first=1");
        assertThat(text(reels())).contains("null \\u0000 character");
        spoil("effect=lone-surrogate");
        assertThat(text(reels())).contains("half a pair \\ud83d\"");
    }

    @Test
    void numbersCanLeaveEveryRange() throws Exception {
        spoil("effect=out-of-range");
        JsonNode items = simulator.page("user-feeds", id, "").get("items");
        assertThat(items.at("/0/like_count").isBigInteger()).isTrue();
        assertThat(items.at("/1/taken_at").asLong()).isGreaterThan(253_402_300_799L);
        assertThat(items.at("/2/comment_count").asInt()).isNegative();
    }

    @Test
    void fieldsCanVanishOrChangeTheirType() throws Exception {
        spoil("effect=drop-field,field=like_count,first=1");
        assertThat(simulator.page("reels", id, "").get("items"))
                .noneMatch(item -> item.at("/media").has("like_count"));
        spoil("effect=retype-field,field=like_count,target=user-feeds");
        assertThat(simulator.page("user-feeds", id, "").get("items"))
                .allMatch(item -> item.get("like_count").isTextual());
        spoil("effect=drop-field,field=edge_followed_by,target=profile");
        assertThat(simulator.json("/profile?id=" + id).has("edge_followed_by")).isFalse();
    }

    @Test
    void itemsCanBeMissingAltogether() throws Exception {
        spoil("effect=no-items");
        assertThat(simulator.page("reels", id, "").has("items")).isFalse();
    }

    @Test
    void rulesAreSetListedAndRemovedWhileRunning() throws Exception {
        JsonNode set = simulator.post(
                "/_sim/faults",
                "[{\"id\":\"a\",\"effect\":\"status\",\"status\":500},{\"effect\":\"reset\",\"target\":\"cdn\"}]");
        assertThat(set).hasSize(2);
        assertThat(reels().statusCode()).isEqualTo(500);
        assertThat(simulator.json("/_sim/faults").at("/0/fired").asInt()).isEqualTo(1);
        simulator.send(simulator.request("/_sim/faults?id=a").DELETE().build());
        assertThat(reels().statusCode()).isEqualTo(200);
        simulator.send(simulator.request("/_sim/faults").DELETE().build());
        assertThat(simulator.json("/_sim/faults")).isEmpty();
        assertThat(simulator
                        .post("/_sim/faults", "{\"effect\":\"explode\"}")
                        .get("error")
                        .asText())
                .contains("\"explode\" is none of");
    }
}
