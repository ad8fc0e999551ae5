package dev.creatorflow.starter.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The stored summary of a cycle or backfill in a few lines for a person. */
final class SummaryLines {
    /** @param command what to type; null = nothing */
    record Line(String what, @Nullable String command) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private SummaryLines() {}

    /** None while it runs. */
    static List<Line> of(@Nullable String summary) {
        if (summary == null) {
            return List.of();
        }
        JsonNode sums = read(summary);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(ends(sums), null));
        lines.add(new Line(cost(sums), null));
        lines.add(new Line(
                String.format(
                        Locale.ROOT,
                        "%,d rows new, %,d updated; media %,d stored, %,d due, %,d given up",
                        sums.path("rowsNew").asLong(),
                        sums.path("rowsUpdated").asLong(),
                        sums.at("/media/stored").asLong(),
                        sums.at("/media/due").asLong(),
                        sums.at("/media/lost").asLong()),
                null));
        people(lines, "grew most", sums.path("growth"), "dailyPercent", " % in a day");
        people(lines, "lost most", sums.path("loss"), "dailyPercent", " % in a day");
        people(lines, "turned viral", sums.path("viral"), "plays", " plays");
        sums.path("needs")
                .forEach(need -> lines.add(new Line(
                        "needs a person: " + need.path("what").asText(),
                        need.path("command").asText())));
        return lines;
    }

    private static String ends(JsonNode sums) {
        StringJoiner ends = new StringJoiner(", ");
        for (JsonNode end : sums.path("ends")) {
            String reason =
                    end.path("reason").isTextual() ? " " + end.path("reason").asText() : "";
            ends.add(end.path("count").asLong() + " " + end.path("outcome").asText() + reason);
        }
        String rate = sums.path("perMinute").isNumber()
                ? String.format(
                        Locale.ROOT, "; %.1f a minute", sums.path("perMinute").asDouble())
                : "";
        return ends + rate;
    }

    private static String cost(JsonNode sums) {
        String money = sums.path("costUsd").isNumber()
                ? "$" + sums.path("costUsd").decimalValue().stripTrailingZeros().toPlainString()
                : "cost unknown";
        String plan = sums.path("plannedLow").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "; planned %,d to %,d",
                        sums.path("plannedLow").asLong(),
                        sums.path("plannedHigh").asLong())
                : "";
        return String.format(Locale.ROOT, "%,d calls, ", sums.path("calls").asLong()) + money + plan;
    }

    private static void people(List<Line> lines, String what, JsonNode list, String figure, String unit) {
        StringJoiner names = new StringJoiner(", ");
        for (JsonNode one : list) {
            names.add(
                    "@" + one.path("username").asText() + " " + one.path(figure).asText() + unit);
        }
        if (names.length() > 0) {
            lines.add(new Line(what + ": " + names, null));
        }
    }

    private static JsonNode read(String summary) {
        try {
            return JSON.readTree(summary);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored summary is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
