package dev.creatorflow.infra.simulator.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.infra.simulator.RecordedFolder;
import dev.creatorflow.infra.simulator.RunningSimulator;
import dev.creatorflow.infra.simulator.gateway.Latency;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedAccountTest {

    private static RunningSimulator start(Path folder) throws IOException {
        return new RunningSimulator(RunningSimulator.options(0, 1_000, Set.of(), Latency.NONE, folder));
    }

    private static Path small(Path folder) throws IOException {
        Files.writeString(folder.resolve("profile.json"), """
                {"status": true, "id": "72700000431", "username": "some.one", "ratio": 1.50,
                 "profile_pic_url": "https://scontent-a.cdninstagram.com/v/t51/1_n.jpg?oe=68CF8C77"}""");
        Files.writeString(folder.resolve("reels.json"), """
                {"items": [{"media": {"pk": 3722942542216596500,
                  "url": "https://scontent-b.cdninstagram.com/o1/v/a.mp4?x=1&oe=68CB7A7C",
                  "manifest": "<BaseURL>https://instagram.f.fna.fbcdn.net/o1/v/a.mp4?x=1&amp;y=2</BaseURL>",
                  "other": "https://www.instagram.com/reel/x/"}}],
                 "paging_info": {"max_id": "QQ==", "more_available": true}}""");
        return folder;
    }

    @Test
    void bodiesComeAsTheyWereRecordedButForTheirMediaLinks(@TempDir Path folder) throws Exception {
        try (RunningSimulator simulator = start(small(folder))) {
            JsonNode media = simulator.page("reels", "72700000431", "").at("/items/0/media");
            assertThat(media.get("pk").asText()).isEqualTo("3722942542216596500");
            String cdn = simulator.url() + "/cdn/recorded/";
            assertThat(media.get("url").asText())
                    .isEqualTo(cdn + "scontent-b.cdninstagram.com/o1/v/a.mp4?x=1&oe=68CB7A7C");
            assertThat(media.get("manifest").asText())
                    .isEqualTo("<BaseURL>" + cdn + "instagram.f.fna.fbcdn.net/o1/v/a.mp4?x=1&amp;y=2</BaseURL>");
            assertThat(media.get("other").asText()).isEqualTo("https://www.instagram.com/reel/x/");
            String profile =
                    new String(simulator.get("/profile?username=SOME.one").body(), StandardCharsets.UTF_8);
            assertThat(profile).contains("\"ratio\":1.50");
        }
    }

    @Test
    void theSecondPageIsEmptyAndFinalAndOthersAreMissing(@TempDir Path folder) throws Exception {
        try (RunningSimulator simulator = start(small(folder))) {
            JsonNode second = simulator.page("reels", "72700000431", "QQ==");
            assertThat(second.get("items")).isEmpty();
            assertThat(second.at("/paging_info/more_available").asBoolean(true)).isFalse();
            JsonNode feed = simulator.page("user-feeds", "72700000431", "1_2");
            assertThat(feed.get("more_available").asBoolean(true)).isFalse();
            assertThat(simulator.json("/profile?username=another").get("status").asBoolean(true))
                    .isFalse();
            assertThat(simulator.json("/profile?id=72700000431").get("username").asText())
                    .isEqualTo("some.one");
            JsonNode list = simulator.json("/_sim/creators");
            assertThat(list).hasSize(1);
            assertThat(list.at("/0/outcome").asText()).isEqualTo("PARTIAL");
        }
    }

    @Test
    void theSamePathOnAnotherHostIsTheSameFile(@TempDir Path folder) throws Exception {
        try (RunningSimulator simulator = start(small(folder))) {
            byte[] here = simulator
                    .get("/cdn/recorded/a.cdninstagram.com/v/1_n.jpg?oe=1")
                    .body();
            assertThat(simulator.get("/cdn/recorded/b.fbcdn.net/v/1_n.jpg?oe=2").body())
                    .isEqualTo(here);
            assertThat(simulator.get("/cdn/recorded/b.fbcdn.net/v/2_n.jpg").body())
                    .isNotEqualTo(here);
            assertThat(ImageIO.read(new ByteArrayInputStream(here))).isNotNull();
            assertThat(simulator
                            .get("/cdn/recorded/b.fbcdn.net/v/a.mp4")
                            .headers()
                            .firstValue("content-type"))
                    .contains("video/mp4");
        }
    }

    @Test
    void aProfileWithoutIdIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("profile.json"), "{}");
        assertThatThrownBy(() -> start(folder)).hasMessageContaining("names no id");
    }

    /** The figures are those the recorded account is known by: 6 videos, 25 pictures, one profile picture. */
    @Test
    void theRecordedAccountHasItsFilesOnThisCdn() throws Exception {
        try (RunningSimulator simulator = start(RecordedFolder.require("instagram-looter"))) {
            JsonNode entry = simulator.json("/_sim/creators").get(0);
            String id = entry.get("id").asText();
            JsonNode profile =
                    simulator.json("/profile?username=" + entry.get("username").asText());
            Set<String> digests = new HashSet<>();
            digests.add(digest(simulator, profile.get("profile_pic_url_hd").asText()));
            for (JsonNode item : simulator.page("reels", id, "").get("items")) {
                digests.add(
                        digest(simulator, item.at("/media/video_versions/0/url").asText()));
                digests.add(digest(
                        simulator,
                        item.at("/media/image_versions2/candidates/0/url").asText()));
            }
            assertThat(digests).hasSize(13);
            for (JsonNode item : simulator.page("user-feeds", id, "").get("items")) {
                JsonNode children = item.path("carousel_media");
                if (children.isEmpty()) {
                    digests.add(digest(
                            simulator,
                            item.at("/image_versions2/candidates/0/url").asText()));
                }
                for (JsonNode child : children) {
                    digests.add(digest(
                            simulator,
                            child.at("/image_versions2/candidates/0/url").asText()));
                }
            }
            assertThat(digests).hasSize(32);
        }
    }

    private static String digest(RunningSimulator simulator, String link) throws IOException, InterruptedException {
        assertThat(link).startsWith(simulator.url() + "/cdn/recorded/");
        return simulator.get(link).headers().firstValue("etag").orElseThrow();
    }
}
