package dev.creatorflow.infra.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what came out with what the simulator knows, and says each difference in a sentence. */
final class DemoCheck {
    /** In percent: columns hold two decimals at least. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    private DemoCheck() {}

    /**
     * Empty where everything is as expected.
     *
     * @param firstScrape false where the creators were known already: their windows are smaller then, so that what the
     *     upstream lacks may lie outside of them
     */
    static List<String> differences(List<DemoRow> rows, boolean firstScrape) {
        List<String> differences = new ArrayList<>();
        for (DemoRow row : rows) {
            String who = "@" + row.expected().username();
            if (row.actual().isEmpty()) {
                differences.add(who + " is missing from the result.");
            } else {
                compare(who, row, row.actual().get(), firstScrape, differences);
            }
        }
        return List.copyOf(differences);
    }

    private static void compare(
            String who, DemoRow row, JsonNode actual, boolean firstScrape, List<String> differences) {
        ExpectedCreator expected = row.expected();
        String outcome = actual.path("outcome").asText("nothing");
        Optional<String> reason = Optional.ofNullable(actual.path("reason").textValue());
        boolean completedLater =
                !firstScrape && expected.reason().isEmpty() && outcome.equals("COMPLETE") && reason.isEmpty();
        if (!completedLater && !asForetold(expected, outcome, reason)) {
            String detail =
                    Optional.ofNullable(actual.path("detail").textValue()).orElse("");
            differences.add(who + " (" + expected.kind() + ") ended as " + verdict(outcome, reason)
                    + " and should have ended as " + verdict(expected.outcome(), expected.reason())
                    + (detail.isEmpty() ? "." : ": " + detail));
        }
        row.growth().ifPresent(truth -> {
            compareGrowth(who, "daily", truth.daily(), actual.path("followerGrowthDaily"), differences);
            compareGrowth(who, "weekly", truth.weekly(), actual.path("followerGrowthWeekly"), differences);
        });
    }

    private static void compareGrowth(
            String who, String which, Optional<BigDecimal> truth, JsonNode actual, List<String> differences) {
        if (truth.isEmpty() && !actual.isNumber()) {
            return;
        }
        boolean equal = truth.isPresent()
                && actual.isNumber()
                && truth.get().subtract(actual.decimalValue()).abs().compareTo(TOLERANCE) <= 0;
        if (!equal) {
            differences.add(who + ": the " + which + " growth is "
                    + (actual.isNumber() ? actual.decimalValue() + " %" : "unknown") + " and should be "
                    + truth.map(value -> value.setScale(4, java.math.RoundingMode.HALF_UP) + " %")
                            .orElse("unknown")
                    + ".");
        }
    }

    /** Less than complete always has a reason; where the simulator names none, any will do. */
    private static boolean asForetold(ExpectedCreator expected, String outcome, Optional<String> reason) {
        if (!expected.outcome().equals(outcome)) {
            return false;
        }
        boolean anyReason = expected.reason().isEmpty() && !outcome.equals("COMPLETE");
        return anyReason ? reason.isPresent() : expected.reason().equals(reason);
    }

    private static String verdict(String outcome, Optional<String> reason) {
        return outcome + reason.map(text -> " " + text).orElse("");
    }
}
