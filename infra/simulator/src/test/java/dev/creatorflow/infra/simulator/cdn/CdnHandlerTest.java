package dev.creatorflow.infra.simulator.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.infra.simulator.RunningSimulator;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CdnHandlerTest {
    private RunningSimulator simulator;
    private String link;

    @BeforeEach
    void start() throws Exception {
        simulator = RunningSimulator.unlimited();
        JsonNode creators = simulator.json("/_sim/creators?count=1");
        JsonNode page = simulator.page("reels", creators.at("/0/id").asText(), "");
        link = page.at("/items/0/media/video_versions/0/url").asText();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aLinkLeadsToTheFileWithItsLengthTypeAndTag() throws Exception {
        HttpResponse<byte[]> answer = simulator.get(link);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("video/mp4");
        assertThat(answer.headers().firstValue("content-length")).contains(Integer.toString(answer.body().length));
        String tag = answer.headers().firstValue("etag").orElseThrow();
        assertThat(simulator.get(link, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void headTellsTheLengthAndSendsNothing() throws Exception {
        HttpResponse<byte[]> answer = simulator.send(simulator
                .request(link)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("content-length").orElseThrow())
                .isGreaterThan(10_000);
    }

    @Test
    void rangesArePartsOfTheFile() throws Exception {
        byte[] whole = simulator.get(link).body();
        HttpResponse<byte[]> middle = simulator.get(link, "Range", "bytes=100-199");
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.headers().firstValue("content-range")).contains("bytes 100-199/" + whole.length);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
        assertThat(simulator.get(link, "Range", "bytes=500-").body())
                .isEqualTo(Arrays.copyOfRange(whole, 500, whole.length));
        assertThat(simulator.get(link, "Range", "bytes=-50").body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 50, whole.length));
        assertThat(simulator.get(link, "Range", "bytes=" + whole.length + "-").statusCode())
                .isEqualTo(416);
    }

    @Test
    void anotherFilesTagMakesARangeRequestStartAnew() throws Exception {
        assertThat(simulator
                        .get(link, "Range", "bytes=100-199", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void linksExpireAfterTheHourTheyCarry() throws Exception {
        long expiry = Long.parseLong(link.substring(link.indexOf("&oe=") + 4), 16);
        Duration life = Duration.between(simulator.simulator().clock().now(), Instant.ofEpochSecond(expiry));
        assertThat(life).isBetween(Duration.ofDays(1), Duration.ofDays(4));
        simulator.simulator().clock().set(Instant.ofEpochSecond(expiry + 1));
        assertThat(simulator.get(link).statusCode()).isEqualTo(403);
    }

    @Test
    void aChangedLinkIsRefused() throws Exception {
        assertThat(simulator.get(link.replace("&oe=6", "&oe=7")).statusCode()).isEqualTo(403);
        assertThat(simulator.get(link.replace("_video_", "_cover_")).statusCode())
                .isEqualTo(404);
        assertThat(simulator.get("/cdn/nothing.jpg").statusCode()).isEqualTo(404);
    }
}
