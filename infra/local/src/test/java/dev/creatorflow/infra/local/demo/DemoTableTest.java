package dev.creatorflow.infra.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoTableTest {
    private static final String DOCUMENT = """
            {"creators":[{"requested":"ada","username":"ada","outcome":"COMPLETE","reason":null,
              "reels":{"saved":90,"new":80,"existing":10},"posts":{"saved":30,"new":30,"existing":0},
              "media":{"stored":140,"reused":2,"failed":0},"apiCalls":{"total":12,"succeeded":12,"failed":0},
              "followers":1234567,"engagementRate":2.389,"followerGrowthDaily":null,"followerGrowthWeekly":-0.5}]}
            """;

    @Test
    void everyFigureOfACreatorIsShownAndWhatIsUnknownIsNotZero() throws Exception {
        assertThat(DemoTable.text(result(List.of()), true))
                .contains("ada", "COMPLETE", "90/80/10", "30/30/0", "140/2/0", "1,234,567", "2.389", "-0.50")
                .containsPattern("2\\.389\\s+–\\s+-0\\.50")
                .contains("Temporal UI   http://127.0.0.1:8233")
                .contains("Every outcome is as it has to be.");
    }

    @Test
    void differencesAreListedInPlaceOfTheGoodNews() throws Exception {
        assertThat(DemoTable.text(result(List.of("@ada is missing from the result.")), false))
                .contains("Not as it has to be:\n  @ada is missing from the result.")
                .doesNotContain("Every outcome");
    }

    @Test
    void theJsonDocumentIsTheScrapesOwnWithTheAddresses() throws Exception {
        ObjectNode json = result(List.of()).json();

        assertThat(json.path("creators").path(0).path("username").asText()).isEqualTo("ada");
        assertThat(json.path("addresses").path("temporalUi").asText()).isEqualTo("http://127.0.0.1:8233");
        assertThat(json.path("differences")).isEmpty();
    }

    @Test
    void whatWasScrapedOfRedditHasRowsOfItsOwn() throws Exception {
        DemoResult result = result(List.of());
        assertThat(DemoTable.text(result, true))
                .containsPattern("r/Gardening +public +COMPLETE +42 +40 +3 +4 +1,200 +12.50 +4.25")
                .containsPattern("r/Secret +private +missing");
        assertThat(result.json().path("reddit")).hasSize(1);
        assertThat(result.reddit().differences())
                .containsExactly("r/Secret (private) ended as nothing and should have ended as COMPLETE PRIVATE.");
    }

    private static RedditPart reddit() throws Exception {
        return RedditPart.of(
                List.of(
                        new RedditPart.Expected("r/Gardening", "public", Optional.empty()),
                        new RedditPart.Expected("r/Secret", "private", Optional.of("PRIVATE"))),
                new ObjectMapper().readTree("""
                        {"targets":[{"requested":"r/gardening","outcome":"COMPLETE","reason":null,"posts":42,"added":40,"found":3,
                         "calls":4,"size":1200,"avgUpvotes":12.5,"score":4.25}]}"""));
    }

    private static DemoResult result(List<String> differences) throws Exception {
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(DOCUMENT);
        JsonNode creator = document.path("creators").path(0);
        ExpectedCreator expected = new ExpectedCreator("1", "ada", "active", "COMPLETE", Optional.empty());
        return new DemoResult(
                document,
                List.of(new DemoRow(expected, Optional.of(creator), Optional.empty())),
                reddit(),
                differences,
                Map.of("temporalUi", "http://127.0.0.1:8233"),
                0);
    }
}
