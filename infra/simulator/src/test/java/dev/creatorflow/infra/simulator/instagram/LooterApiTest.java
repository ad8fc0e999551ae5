package dev.creatorflow.infra.simulator.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.infra.simulator.RunningSimulator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooterApiTest {
    private static RunningSimulator simulator;
    private static JsonNode creators;

    @BeforeAll
    static void start() throws Exception {
        simulator = RunningSimulator.unlimited();
        creators = simulator.json("/_sim/creators?count=25");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static String id(int index) {
        return creators.get(index).get("id").asText();
    }

    private static String username(int index) {
        return creators.get(index).get("username").asText();
    }

    private static List<JsonNode> walk(String endpoint, String id) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        boolean more = true;
        while (more) {
            JsonNode page = simulator.page(endpoint, id, cursor);
            for (JsonNode item : page.get("items")) {
                items.add(endpoint.equals("reels") ? item.get("media") : item);
            }
            JsonNode paging = endpoint.equals("reels") ? page.get("paging_info") : page;
            more = paging.get("more_available").asBoolean();
            String next = endpoint.equals("reels") ? "max_id" : "next_max_id";
            assertThat(paging.has(next)).isEqualTo(more);
            cursor = paging.path(next).asText();
        }
        return items;
    }

    @ParameterizedTest
    @ValueSource(strings = {"reels", "user-feeds"})
    void walkingTheCursorsGivesEveryItemOfEveryAccountOnce(String endpoint) throws Exception {
        String shown = endpoint.equals("reels") ? "reelsShown" : "feedShown";
        for (int index = 0; index < 25; index++) {
            if (creators.get(index).get("kind").asText().equals("missing")) {
                continue;
            }
            JsonNode truth = simulator.json("/_sim/truth/creators/" + id(index));
            List<String> keys = walk(endpoint, id(index)).stream()
                    .map(item -> item.path("id").asText())
                    .filter(key -> !key.isEmpty())
                    .toList();
            assertThat(keys).doesNotHaveDuplicates().hasSize(truth.get(shown).asInt());
        }
    }

    @Test
    void reelsCursorsAreBase64ThatHasToBeEncodedAndFeedCursorsNameTheLastItem() throws Exception {
        JsonNode reels = simulator.page("reels", id(1), "");
        assertThat(reels.at("/paging_info/max_id").asText()).matches("[A-Za-z0-9+/]+==");
        JsonNode feed = simulator.page("user-feeds", id(1), "");
        String last = feed.at("/items/11/id").asText();
        assertThat(feed.get("next_max_id").asText()).isEqualTo(last.substring(0, last.indexOf('_')) + "_" + id(1));
    }

    @Test
    void aCursorThatWasNeverGivenIsRefused() throws Exception {
        assertThat(simulator.get("/reels?id=" + id(1) + "&max_id=made%20up").statusCode())
                .isEqualTo(400);
    }

    @Test
    void noPageHoldsMoreThanTwelveWhateverIsAskedFor() throws Exception {
        assertThat(simulator.json("/reels?count=50&id=" + id(1)).get("items")).hasSize(12);
        assertThat(simulator.json("/reels?count=5&id=" + id(1)).get("items")).hasSize(5);
    }

    @Test
    void shortPagesSayThatMoreIsAvailable() throws Exception {
        JsonNode page = simulator.page("reels", id(14), "");
        assertThat(page.get("items").size()).isBetween(3, 11);
        assertThat(page.at("/paging_info/more_available").asBoolean()).isTrue();
    }

    @Test
    void feedKeysAreDamagedNumbersAndTheTrueKeyStandsInId() throws Exception {
        int damaged = 0;
        for (JsonNode item : walk("user-feeds", id(0))) {
            String key = item.get("id").asText();
            long pk = Long.parseLong(key.substring(0, key.indexOf('_')));
            assertThat(item.get("pk").isIntegralNumber()).isTrue();
            assertThat(item.get("pk").asLong()).isEqualTo(Dialect.damaged(pk));
            assertThat(item.get("strong_id__").asText()).isEqualTo(key);
            damaged += item.get("pk").asLong() == pk ? 0 : 1;
        }
        assertThat(damaged).isGreaterThan(30);
        assertThat(simulator.page("reels", id(0), "").at("/items/0/media/pk").isTextual())
                .isTrue();
    }

    @Test
    void playsComeFromReelsAndSharesFromTheFeed() throws Exception {
        JsonNode reel = walk("reels", id(0)).getFirst();
        assertThat(reel.has("play_count")).isTrue();
        assertThat(reel.has("reshare_count")).isFalse();
        JsonNode same = walk("user-feeds", id(0)).stream()
                .filter(item -> item.get("product_type").asText().equals("clips"))
                .findFirst()
                .orElseThrow();
        assertThat(same.has("play_count")).isFalse();
        assertThat(same.has("reshare_count")).isTrue();
    }

    @Test
    void hiddenLikesAreSentAsThree() throws Exception {
        List<JsonNode> items = walk("reels", id(6));
        assertThat(items)
                .anyMatch(item -> item.get("like_and_view_counts_disabled").asBoolean());
        for (JsonNode item : items) {
            if (item.get("like_and_view_counts_disabled").asBoolean()) {
                assertThat(item.get("like_count").asInt()).isEqualTo(3);
                assertThat(item.get("play_count").asLong()).isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void sharedItemsNameTheirOwnerEvenWhereAnotherAccountShowsThem() throws Exception {
        List<JsonNode> others = walk("user-feeds", id(5)).stream()
                .filter(item -> item.get("id").asText().endsWith("_" + id(4)))
                .toList();
        assertThat(others).isNotEmpty().allSatisfy(item -> {
            assertThat(item.at("/user/pk").asText()).isEqualTo(id(4));
            assertThat(item.at("/coauthor_producers/0/id").asText()).isEqualTo(id(5));
        });
    }

    @Test
    void captionsCanBeNullAndEmptyAndLong() throws Exception {
        List<JsonNode> items = walk("user-feeds", id(1));
        assertThat(items).anyMatch(item -> item.get("caption").isNull());
        assertThat(items).anyMatch(item -> item.at("/caption/text").asText("x").isEmpty());
        assertThat(items).anyMatch(item -> item.at("/caption/text").asText().length() > 2_000);
    }

    @Test
    void carouselsMixPhotosAndVideosAndSomeHaveNoPictureOfTheirOwn() throws Exception {
        List<JsonNode> carousels = walk("user-feeds", id(13)).stream()
                .filter(item -> item.get("media_type").asInt() == 8)
                .toList();
        assertThat(carousels)
                .anyMatch(item -> item.has("image_versions2"))
                .anyMatch(item -> !item.has("image_versions2"));
        List<JsonNode> children = new ArrayList<>();
        carousels.forEach(item -> item.get("carousel_media").forEach(children::add));
        assertThat(children)
                .allMatch(child ->
                        child.has("video_versions") == (child.get("media_type").asInt() == 2));
        assertThat(children).anyMatch(child -> child.has("video_versions"));
    }

    @Test
    void theWidestPictureIsNotAlwaysTheFirst() throws Exception {
        List<JsonNode> photos = walk("user-feeds", id(1)).stream()
                .filter(item -> item.get("media_type").asInt() == 1)
                .toList();
        assertThat(photos)
                .anyMatch(item -> item.at("/image_versions2/candidates/0/width").asInt() == 240);
    }

    @Test
    void aPrivateAccountShowsItsProfileAndNothingElse() throws Exception {
        JsonNode profile = simulator.json("/profile?username=" + username(7));
        assertThat(profile.get("is_private").asBoolean()).isTrue();
        assertThat(profile.at("/edge_owner_to_timeline_media/count").asInt()).isPositive();
        assertThat(profile.at("/edge_owner_to_timeline_media/edges")).isEmpty();
        assertThat(simulator.page("reels", id(7), "").get("items")).isEmpty();
        assertThat(simulator.page("user-feeds", id(7), "").get("items")).isEmpty();
    }

    @Test
    void aMissingAccountIsAStatusOfFalseWithHttp200() throws Exception {
        HttpResponse<byte[]> answer = simulator.get("/profile?username=" + username(8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(simulator
                        .json("/profile?username=" + username(8))
                        .get("status")
                        .isBoolean())
                .isTrue();
        assertThat(simulator.json("/profile?id=" + id(8)).get("status").asBoolean())
                .isFalse();
        assertThat(simulator
                        .json("/profile?username=no.such.name")
                        .get("status")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aRenamedAccountAnswersUnderItsNewNameAndById() throws Exception {
        String former = creators.get(9).at("/formerUsernames/0").asText();
        assertThat(simulator.json("/profile?username=" + former).get("status").asBoolean())
                .isFalse();
        assertThat(simulator.json("/profile?username=" + username(9)).get("id").asText())
                .isEqualTo(id(9));
        assertThat(simulator.json("/profile?id=" + id(9)).get("username").asText())
                .isEqualTo(username(9));
        assertThat(simulator
                        .page("reels", id(9), "")
                        .at("/items/0/media/user/username")
                        .asText())
                .isEqualTo(username(9));
    }

    @Test
    void aReusedHandleAnswersWithTheOtherAccountsId() throws Exception {
        String reused = creators.get(10).at("/formerUsernames/0").asText();
        assertThat(simulator.json("/profile?username=" + reused).get("id").asText())
                .isEqualTo(id(11));
    }

    @Test
    void handlesAreFoundInAnyLetterCase() throws Exception {
        String upper = username(0).toUpperCase(Locale.ROOT);
        assertThat(simulator.json("/profile?username=" + upper).get("id").asText())
                .isEqualTo(id(0));
    }

    @Test
    void relatedProfilesStayWithinThePopulation() throws Exception {
        JsonNode edges = simulator.json("/related-profiles?id=" + id(0)).at("/data/user/edge_related_profiles/edges");
        assertThat(edges).hasSize(30);
        String first = edges.at("/0/node/username").asText();
        assertThat(simulator.json("/profile?username=" + first).get("id")).isEqualTo(edges.at("/0/node/id"));
        assertThat(simulator.json("/related-profiles?id=123").at("/data/user").isNull())
                .isTrue();
    }

    @Test
    void theSameQuestionHasTheSameAnswerToTheByte() throws Exception {
        String path = "/user-feeds?count=12&id=" + id(0);
        assertThat(simulator.get(path).body()).isEqualTo(simulator.get(path).body());
    }

    @Test
    void mediaObjectsAreAsLongAsRealOnes() throws Exception {
        int bytes = simulator.get("/reels?count=12&id=" + id(1)).body().length;
        assertThat(bytes / 12).isBetween(8_000, 30_000);
    }
}
