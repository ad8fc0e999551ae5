package dev.creatorflow.infra.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.creatorflow.infra.local.output.TextTable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A demo's result for a person: a row for each creator, what the columns mean, and where to look. */
public final class DemoTable {
    static final String UNKNOWN = "–";

    private DemoTable() {}

    /**
     * Ends with a line break.
     *
     * @param staysUp whether the addresses can be looked at after this
     */
    public static String text(DemoResult result, boolean staysUp) {
        TextTable table = new TextTable(
                "CREATOR",
                "KIND",
                "OUTCOME",
                "REELS",
                "POSTS",
                "MEDIA",
                "CALLS",
                "FOLLOWERS",
                "ENGAGED",
                "DAY",
                "WEEK");
        result.rows().forEach(row -> add(table, row));
        return table.text()
                + "\nREELS and POSTS: saved/new/existing. MEDIA: stored/reused/failed. ENGAGED: percent of followers."
                + "\nDAY and WEEK: follower growth in percent. –: unknown.\n\n"
                + result.reddit().text()
                + (staysUp ? "" : "These answered while it ran; with --keep it stays up and they go on to:\n")
                + where(result.addresses())
                + verdict(result);
    }

    private static void add(TextTable table, DemoRow row) {
        JsonNode creator = row.actual().orElse(MissingNode.getInstance());
        table.row(
                row.expected().username(),
                row.expected().kind(),
                creator.isMissingNode() ? "missing" : outcome(creator),
                counts(creator.path("reels"), "saved", "new", "existing"),
                counts(creator.path("posts"), "saved", "new", "existing"),
                counts(creator.path("media"), "stored", "reused", "failed"),
                whole(creator.path("apiCalls").path("total")),
                whole(creator.path("followers")),
                percent(creator.path("engagementRate")),
                growth(creator.path("followerGrowthDaily")),
                growth(creator.path("followerGrowthWeekly")));
    }

    private static String outcome(JsonNode creator) {
        return creator.path("outcome").asText()
                + Optional.ofNullable(creator.path("reason").textValue())
                        .map(text -> " " + text)
                        .orElse("");
    }

    private static String counts(JsonNode counts, String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(text.isEmpty() ? "" : "/").append(whole(counts.path(name)));
        }
        return text.toString();
    }

    private static String whole(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%,d", number.asLong()) : UNKNOWN;
    }

    private static String percent(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%.3f", number.asDouble()) : UNKNOWN;
    }

    private static String growth(JsonNode number) {
        if (!number.isNumber()) {
            return UNKNOWN;
        }
        return String.format(Locale.ROOT, "%+.2f", number.asDouble());
    }

    private static String where(Map<String, String> addresses) {
        StringBuilder text = new StringBuilder();
        addresses.forEach((name, address) -> {
            if (!address.isEmpty()) {
                text.append(String.format(Locale.ROOT, "%-14s%s%n", title(name), address));
            }
        });
        return text.append('\n').toString();
    }

    private static String title(String name) {
        return switch (name) {
            case "temporalUi" -> "Temporal UI";
            case "temporal" -> "Temporal";
            case "database" -> "Database";
            case "objectStore" -> "Object store";
            case "media" -> "Media";
            case "worker" -> "Worker";
            case "simulator" -> "Simulator";
            default -> "Passwords in";
        };
    }

    private static String verdict(DemoResult result) {
        if (result.differences().isEmpty()) {
            return "Every outcome is as it has to be.\n";
        }
        return "Not as it has to be:\n  " + String.join("\n  ", result.differences()) + "\n";
    }
}
