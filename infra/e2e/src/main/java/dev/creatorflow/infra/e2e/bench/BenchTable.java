package dev.creatorflow.infra.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The report for a person: one line a figure, the spread over the rounds behind it. */
final class BenchTable {
    private static final int NAME_WIDTH = 58;

    private BenchTable() {}

    static String text(JsonNode report) {
        StringBuilder text = new StringBuilder();
        lines(text, "", report);
        return text.toString();
    }

    private static void lines(StringBuilder text, String prefix, JsonNode node) {
        node.properties().forEach(field -> {
            String name = prefix.isEmpty() ? field.getKey() : prefix + " " + field.getKey();
            JsonNode value = field.getValue();
            if (value.has("median")) {
                line(
                        text,
                        name,
                        number(value.path("median")) + "  (" + number(value.path("least")) + " to "
                                + number(value.path("most")) + ")");
            } else if (value.isObject()) {
                lines(text, name, value);
            } else {
                line(text, name, value.isFloatingPointNumber() ? number(value) : value.asText());
            }
        });
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s %s%n", name, value));
    }

    private static String number(JsonNode value) {
        double number = value.asDouble();
        return String.format(Locale.ROOT, Math.abs(number) >= 100 ? "%.0f" : "%.2f", number);
    }
}
