package dev.creatorflow.infra.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.creatorflow.infra.local.output.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The part of a demo that is Reddit's: what had to come out, and what came out.
 *
 * @param rows one for each community or redditor that was asked for
 */
record RedditPart(List<Row> rows) {
    static final RedditPart NONE = new RedditPart(List.of());

    /**
     * A community or redditor of the simulator's and how its scrape has to end.
     *
     * @param target {@code r/NAME} or {@code u/NAME}
     * @param kind what is special about it, for people
     * @param reason for example {@code PRIVATE}; none where nothing is special
     */
    record Expected(String target, String kind, Optional<String> reason) {}

    /** @param actual its element of the scrape's document; none where the document has no such one */
    record Row(Expected expected, Optional<JsonNode> actual) {}

    static RedditPart of(List<Expected> expected, JsonNode document) {
        return new RedditPart(expected.stream()
                .map(one -> new Row(
                        one,
                        StreamSupport.stream(document.path("targets").spliterator(), false)
                                .filter(target -> one.target()
                                        .equalsIgnoreCase(
                                                target.path("requested").asText()))
                                .findFirst()))
                .toList());
    }

    /** One sentence for each that is not as it has to be. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (Row row : rows) {
            String wanted = "COMPLETE"
                    + row.expected().reason().map(reason -> " " + reason).orElse("");
            String ended = row.actual().map(RedditPart::outcome).orElse("nothing");
            if (!ended.equals(wanted)) {
                differences.add(row.expected().target() + " (" + row.expected().kind() + ") ended as " + ended
                        + " and should have ended as " + wanted + ".");
            }
        }
        return differences;
    }

    /** A row for each, for a person; empty where there is none. */
    String text() {
        if (rows.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(
                "REDDIT", "KIND", "OUTCOME", "POSTS", "NEW", "FOUND", "CALLS", "SIZE", "UPVOTES", "SCORE");
        for (Row row : rows) {
            JsonNode actual = row.actual().orElse(MissingNode.getInstance());
            table.row(
                    row.expected().target(),
                    row.expected().kind(),
                    actual.isMissingNode() ? "missing" : outcome(actual),
                    whole(actual.path("posts")),
                    whole(actual.path("added")),
                    whole(actual.path("found")),
                    whole(actual.path("calls")),
                    whole(actual.path("size")),
                    fraction(actual.path("avgUpvotes")),
                    fraction(actual.path("score")));
        }
        return table.text()
                + "\nFOUND: communities it led to. SIZE: members, or a redditor's karma. UPVOTES: per post of the week's best.\n\n";
    }

    private static String outcome(JsonNode target) {
        return target.path("outcome").asText()
                + Optional.ofNullable(target.path("reason").textValue())
                        .map(reason -> " " + reason)
                        .orElse("");
    }

    private static String whole(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%,d", number.asLong()) : DemoTable.UNKNOWN;
    }

    private static String fraction(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%.2f", number.asDouble()) : DemoTable.UNKNOWN;
    }
}
