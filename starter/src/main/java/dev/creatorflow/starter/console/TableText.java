package dev.creatorflow.starter.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** A table as aligned text for a terminal. Thread-safe. */
final class TableText {

    private static final String UNKNOWN = "–";
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

    private final Ansi ansi;

    TableText(Ansi ansi) {
        this.ansi = ansi;
    }

    String render(Table table) {
        List<List<String>> cells = table.rows().stream()
                .map(row -> row.stream().map(TableText::text).toList())
                .toList();
        int[] widths = widths(table, cells);
        StringBuilder text = new StringBuilder();
        line(text, table.headings(), table, widths, true);
        for (List<String> row : cells) {
            line(text, row, table, widths, false);
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, Table table, int[] widths, boolean heading) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            String shown = heading ? style("bold", cell) : coloured(cell);
            line.append(column == 0 ? "" : "  ");
            line.append(rightAligned(table, column) ? padding + shown : shown + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int[] widths(Table table, List<List<String>> cells) {
        int[] widths = new int[table.headings().size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = width(table.headings().get(column));
            for (List<String> row : cells) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return widths;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean rightAligned(Table table, int column) {
        return table.rows().stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell == null || cell instanceof Number)
                && table.rows().stream().anyMatch(row -> row.get(column) != null);
    }

    static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> UNKNOWN;
            case Double number -> decimal(BigDecimal.valueOf(number));
            case BigDecimal number -> decimal(number);
            case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
            case Instant instant -> MINUTES.format(instant);
            case List<?> list ->
                String.join(", ", list.stream().map(String::valueOf).toList());
            // Control characters in text of others could steer the terminal.
            default -> cell.toString().replaceAll("\\p{Cntrl}+", " ");
        };
    }

    private static String decimal(BigDecimal number) {
        return number.setScale(Math.clamp(number.scale(), 1, 3), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private String coloured(String cell) {
        return switch (cell) {
            case "COMPLETE", "ok", "ACTIVE", "applied" -> style("green", cell);
            case "PARTIAL", "STOPPED", "warning", "pending" -> style("yellow", cell);
            case "FAILED", "failed", "rejected" -> style("red", cell);
            default -> cell;
        };
    }

    private String style(String name, String text) {
        if (!ansi.enabled()) {
            return text;
        }
        Ansi.IStyle style = Ansi.Style.valueOf("bold".equals(name) ? "bold" : "fg_" + name);
        return style.on() + text + style.off();
    }
}
