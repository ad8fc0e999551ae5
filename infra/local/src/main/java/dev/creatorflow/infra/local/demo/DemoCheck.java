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

    /** Empty where everything is as expected. */
    static List<String> differences(List<DemoRow> rows) {
        List<String> differences = new ArrayList<>();
        for (DemoRow row : rows) {
            String who = "@" + row.expected().username();
            if (row.actual().isEmpty()) {
                differences.add(who + " is missing from the result.");
            } else {
                compare(who, row, row.actual().get(), differences);
            }
        }
        return List.copyOf(differences);
    }

    private static void compare(String who, DemoRow row, JsonNode actual, List<String> differences) {
        String wanted = verdict(row.expected().outcome(), row.expected().reason());
        String came = verdict(
                actual.path("outcome").asText("nothing"),
                Optional.ofNullable(actual.path("reason").textValue()));
        // Less than complete always has a reason; where the simulator names none, any will do.
        boolean anyReason =
                row.expected().reason().isEmpty() && !row.expected().outcome().equals("COMPLETE");
        if (anyReason ? !came.startsWith(wanted + " ") : !came.equals(wanted)) {
            String detail =
                    Optional.ofNullable(actual.path("detail").textValue()).orElse("");
            differences.add(who + " (" + row.expected().kind() + ") ended as " + came + " and should have ended as "
                    + wanted + (detail.isEmpty() ? "." : ": " + detail));
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

    private static String verdict(String outcome, Optional<String> reason) {
        return outcome + reason.map(text -> " " + text).orElse("");
    }
}
