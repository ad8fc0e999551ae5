package dev.creatorflow.infra.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoCheckTest {
    private static final ExpectedCreator ORDINARY =
            new ExpectedCreator("1", "ada", "active", "COMPLETE", Optional.empty());
    private static final ExpectedCreator PRIVATE =
            new ExpectedCreator("2", "bob", "private", "COMPLETE", Optional.of("PRIVATE"));

    @Test
    void outcomesAndReasonsAsExpectedAreNoDifference() throws Exception {
        assertThat(DemoCheck.differences(
                        List.of(
                                row(ORDINARY, "{'outcome':'COMPLETE','reason':null}"),
                                row(PRIVATE, "{'outcome':'COMPLETE','reason':'PRIVATE'}")),
                        true))
                .isEmpty();
    }

    @Test
    void anotherOutcomeIsNamedWithItsDetail() throws Exception {
        assertThat(DemoCheck.differences(
                        List.of(row(
                                ORDINARY, "{'outcome':'PARTIAL','reason':'ITEMS_MISSING','detail':'17 of 34 came.'}")),
                        true))
                .singleElement()
                .asString()
                .contains("@ada", "active", "PARTIAL ITEMS_MISSING", "COMPLETE", "17 of 34 came.");
    }

    @Test
    void aReasonThatIsMissingIsADifferenceToo() throws Exception {
        assertThat(DemoCheck.differences(List.of(row(PRIVATE, "{'outcome':'COMPLETE'}")), true))
                .singleElement()
                .asString()
                .contains("@bob", "COMPLETE PRIVATE");
    }

    @Test
    void lessThanCompleteForAReasonThatIsNotForetoldNeedsAReasonAllTheSame() throws Exception {
        ExpectedCreator recorded = new ExpectedCreator("3", "cy", "recorded", "PARTIAL", Optional.empty());

        assertThat(DemoCheck.differences(
                        List.of(row(recorded, "{'outcome':'PARTIAL','reason':'ITEMS_MISSING'}")), true))
                .isEmpty();
        assertThat(DemoCheck.differences(List.of(row(recorded, "{'outcome':'PARTIAL','reason':null}")), true))
                .hasSize(1);
        assertThat(DemoCheck.differences(List.of(row(recorded, "{'outcome':'COMPLETE','reason':null}")), true))
                .hasSize(1);
    }

    @Test
    void aKnownCreatorMayBeCompleteInItsSmallerWindow() throws Exception {
        ExpectedCreator recorded = new ExpectedCreator("3", "cy", "recorded", "PARTIAL", Optional.empty());
        DemoRow complete = row(recorded, "{'outcome':'COMPLETE','reason':null}");

        assertThat(DemoCheck.differences(List.of(complete), false)).isEmpty();
        assertThat(DemoCheck.differences(List.of(row(PRIVATE, "{'outcome':'COMPLETE','reason':null}")), false))
                .hasSize(1);
    }

    @Test
    void aCreatorThatTheResultDoesNotNameIsADifference() {
        assertThat(DemoCheck.differences(List.of(new DemoRow(ORDINARY, Optional.empty(), Optional.empty())), true))
                .containsExactly("@ada is missing from the result.");
    }

    @Test
    void growthIsComparedToAHundredthOfAPercent() throws Exception {
        TrueGrowth truth = growth("1.2345", "-2.5");
        assertThat(DemoCheck.differences(List.of(grown(truth, "1.2399", "-2.5099")), true))
                .isEmpty();
        assertThat(DemoCheck.differences(List.of(grown(truth, "1.25", "-2.5")), true))
                .singleElement()
                .asString()
                .contains("@ada", "daily", "1.25", "1.2345");
        assertThat(DemoCheck.differences(List.of(grown(truth, "1.2345", "-2.52")), true))
                .singleElement()
                .asString()
                .contains("weekly");
    }

    @Test
    void unknownGrowthWhereTheTruthIsKnownIsADifferenceAndNotZero() throws Exception {
        assertThat(DemoCheck.differences(List.of(grown(growth("0", "0"), "null", "0")), true))
                .singleElement()
                .asString()
                .contains("daily growth is unknown");
        assertThat(DemoCheck.differences(
                        List.of(grown(new TrueGrowth(Optional.empty(), Optional.empty()), "null", "null")), true))
                .isEmpty();
    }

    private static DemoRow grown(TrueGrowth truth, String daily, String weekly) throws Exception {
        String json =
                "{'outcome':'COMPLETE','followerGrowthDaily':" + daily + ",'followerGrowthWeekly':" + weekly + "}";
        return new DemoRow(ORDINARY, Optional.of(parse(json)), Optional.of(truth));
    }

    private static DemoRow row(ExpectedCreator expected, String json) throws Exception {
        return new DemoRow(expected, Optional.of(parse(json)), Optional.empty());
    }

    private static TrueGrowth growth(String daily, String weekly) {
        return new TrueGrowth(Optional.of(new BigDecimal(daily)), Optional.of(new BigDecimal(weekly)));
    }

    private static JsonNode parse(String json) throws Exception {
        return new ObjectMapper().readTree(json.replace('\'', '"'));
    }
}
