package dev.creatorflow.infra.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.infra.simulator.RunningSimulator;
import dev.creatorflow.infra.simulator.cdn.MediaBytes;
import dev.creatorflow.infra.simulator.fault.FaultParser;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {
    private RunningSimulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = RunningSimulator.unlimited();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void healthTellsTheWorldsTime() throws Exception {
        JsonNode health = simulator.json("/_sim/health");
        assertThat(health.get("status").asText()).isEqualTo("ok");
        assertThat(health.get("now").asText()).isEqualTo("2026-11-01T12:00:00Z");
    }

    @Test
    void theClockIsSetAndMoved() throws Exception {
        assertThat(simulator
                        .post("/_sim/clock", "{\"advance\":\"P1D\"}")
                        .get("now")
                        .asText())
                .isEqualTo("2026-11-02T12:00:00Z");
        assertThat(simulator
                        .post("/_sim/clock", "{\"advance\":\"PT6H\"}")
                        .get("now")
                        .asText())
                .isEqualTo("2026-11-02T18:00:00Z");
        assertThat(simulator
                        .post("/_sim/clock", "{\"now\":\"2026-12-24T00:00:00Z\"}")
                        .get("now")
                        .asText())
                .isEqualTo("2026-12-24T00:00:00Z");
        assertThat(simulator.post("/_sim/clock", "{}").get("error").asText()).contains("to move the clock");
    }

    @Test
    void creatorsAreListedWithWhatAScrapeMustComeTo() throws Exception {
        JsonNode list = simulator.json("/_sim/creators?from=0&count=25");
        Map<String, String> reasons = new HashMap<>();
        list.forEach(entry ->
                reasons.put(entry.get("kind").asText(), entry.get("reason").asText("null")));
        assertThat(list)
                .hasSize(25)
                .allMatch(entry -> entry.get("outcome").asText().equals("COMPLETE"));
        assertThat(reasons).containsEntry("private", "PRIVATE").containsEntry("missing", "NOT_FOUND");
        assertThat(reasons).containsEntry("empty", "null").containsEntry("renamed", "null");
        assertThat(simulator.json("/_sim/creators?from=4998&count=25")).hasSize(2);
    }

    @Test
    void accountsThatChangeTheirStateAreExpectedToLater() throws Exception {
        assertThat(simulator
                        .json("/_sim/creators?from=148&count=1")
                        .at("/0/reason")
                        .isNull())
                .isTrue();
        simulator.post("/_sim/clock", "{\"advance\":\"P8D\"}");
        assertThat(simulator
                        .json("/_sim/creators?from=148&count=1")
                        .at("/0/reason")
                        .asText())
                .isEqualTo("PRIVATE");
        assertThat(simulator
                        .json("/_sim/creators?from=146&count=1")
                        .at("/0/reason")
                        .asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void growthIsThatOfTheFollowersTheEndpointsTold() throws Exception {
        String id = simulator.json("/_sim/creators?count=1").at("/0/id").asText();
        long then = simulator
                .json("/profile?id=" + id)
                .at("/edge_followed_by/count")
                .asLong();
        simulator.post("/_sim/clock", "{\"advance\":\"P7D\"}");
        long now = simulator
                .json("/profile?id=" + id)
                .at("/edge_followed_by/count")
                .asLong();
        JsonNode truth = simulator.json("/_sim/truth/creators/" + id);
        assertThat(truth.get("followers").asLong()).isEqualTo(now);
        assertThat(truth.get("weeklyFollowersBefore").asLong()).isEqualTo(then);
        assertThat(truth.get("weeklyGrowthPercent").asDouble()).isCloseTo((now - then) * 100.0 / then, within(1e-9));
        String still =
                simulator.json("/_sim/creators?from=17&count=1").at("/0/id").asText();
        assertThat(simulator
                        .json("/_sim/truth/creators/" + still)
                        .get("dailyGrowthPercent")
                        .asDouble())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5, 6, 13})
    void theTruthAboutMediaIsWhatTheEndpointsTell(int index) throws Exception {
        String id = simulator
                .json("/_sim/creators?from=" + index + "&count=1")
                .at("/0/id")
                .asText();
        Map<String, JsonNode> truth = new HashMap<>();
        simulator
                .json("/_sim/truth/creators/" + id + "/media?hashes=false")
                .forEach(medium -> truth.put(medium.get("pk").asText(), medium));
        assertThat(truth)
                .hasSize(simulator
                        .json("/profile?id=" + id)
                        .at("/edge_owner_to_timeline_media/count")
                        .asInt());
        int place = 0;
        for (JsonNode item : simulator.page("reels", id, "").get("items")) {
            JsonNode medium = truth.get(item.at("/media/pk").asText());
            assertThat(medium.get("reelsPlace").asInt()).isEqualTo(place++);
            assertThat(medium.get("plays")).isEqualTo(item.at("/media/ig_play_count"));
            assertThat(medium.get("comments")).isEqualTo(item.at("/media/comment_count"));
            boolean hidden = item.at("/media/like_and_view_counts_disabled").asBoolean();
            assertThat(medium.get("likes").isNull()).isEqualTo(hidden);
            assertThat(medium.get("caption").asText(""))
                    .isEqualTo(item.at("/media/caption/text").asText(""));
        }
        for (JsonNode item : simulator.page("user-feeds", id, "").get("items")) {
            String key = item.get("id").asText();
            JsonNode medium = truth.get(key.substring(0, key.indexOf('_')));
            assertThat(medium.get("owner").asText()).isEqualTo(key.substring(key.indexOf('_') + 1));
            assertThat(medium.get("reshares")).isEqualTo(item.get("reshare_count"));
            assertThat(medium.get("reposts").asInt())
                    .isEqualTo(item.path("media_repost_count").asInt(0));
            assertThat(medium.get("plays").isNull())
                    .isEqualTo(!medium.get("inReels").asBoolean());
        }
    }

    @Test
    void digestsAreThoseOfTheWidestFiles() throws Exception {
        String id = simulator.json("/_sim/creators?from=13&count=1").at("/0/id").asText();
        Map<String, JsonNode> slots = new HashMap<>();
        simulator
                .json("/_sim/truth/creators/" + id + "/media")
                .forEach(medium -> medium.get("slots")
                        .forEach(slot -> slots.put(slot.get("path").asText(), slot)));
        int checked = 0;
        for (JsonNode item : simulator.page("user-feeds", id, "").get("items")) {
            for (JsonNode child : item.path("carousel_media")) {
                for (JsonNode candidate : child.at("/image_versions2/candidates")) {
                    String link = candidate.get("url").asText();
                    JsonNode slot = slots.get(link.substring(simulator.url().length(), link.indexOf('?')));
                    if (slot != null) {
                        assertThat(MediaBytes.sha256(simulator.get(link).body()))
                                .isEqualTo(slot.get("sha256").asText());
                        assertThat(slot.get("childPk").asText())
                                .isEqualTo(child.get("id").asText().split("_", 2)[0]);
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(10);
    }

    @Test
    void everyPageAndFileIsCounted() throws Exception {
        String id = simulator.json("/_sim/creators?count=1").at("/0/id").asText();
        JsonNode page = simulator.page("reels", id, "");
        simulator.page("reels", id, "");
        String link = page.at("/items/0/media/video_versions/0/url").asText();
        simulator.get(link);
        simulator.simulator().faults().add(FaultParser.fields("target=user-feeds,effect=status,status=503"));
        simulator.page("user-feeds", id, "");
        JsonNode stats = simulator.json("/_sim/stats");
        assertThat(stats.at("/pages").get("reels|" + id + "|").asInt()).isEqualTo(2);
        assertThat(stats.at("/pagesDelivered").get("reels|" + id + "|").asInt()).isEqualTo(2);
        assertThat(stats.at("/pages").get("user-feeds|" + id + "|").asInt()).isEqualTo(1);
        assertThat(stats.at("/pagesDelivered").has("user-feeds|" + id + "|")).isFalse();
        assertThat(stats.at("/requests/reels/200").asInt()).isEqualTo(2);
        assertThat(stats.at("/requests/user-feeds").get("fault status").asInt()).isEqualTo(1);
        assertThat(stats.at("/cdn/files")).hasSize(1);
        assertThat(stats.get("total").asInt()).isEqualTo(3);
        JsonNode log = simulator.json("/_sim/requests");
        assertThat(log).hasSize(3);
        assertThat(log.at("/0/page").asText()).isEqualTo("reels|" + id + "|");
        assertThat(log.at("/0/delivered").asBoolean()).isTrue();
        assertThat(log.at("/2/outcome").asText()).isEqualTo("fault status");
        assertThat(simulator.json(
                        "/_sim/requests?from=" + log.at("/2/finishedMillis").asLong() + 1_000))
                .isEmpty();
        assertThat(simulator.json("/_sim/stats/rate?limit=1").get("requests").asInt())
                .isEqualTo(3);
        simulator.post("/_sim/stats/reset", "");
        assertThat(simulator.json("/_sim/stats").get("total").asInt()).isZero();
    }

    @Test
    void anUnknownRouteIsToldSo() throws Exception {
        assertThat(simulator.get("/_sim/nothing").statusCode()).isEqualTo(404);
        assertThat(simulator.get("/_sim/truth/creators/1").statusCode()).isEqualTo(404);
        assertThat(simulator.get("/_sim/creators?from=x").statusCode()).isEqualTo(400);
    }
}
