package dev.creatorflow.infra.local.output;

import java.util.ArrayList;
import java.util.List;

/** Rows under a heading, each column as wide as its widest cell; numbers stand on the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... heading) {
        rows.add(List.of(heading));
    }

    /** As many cells as the heading has. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Ends with a line break. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String padding = " ".repeat(width(column) - cell.length());
                line.append(isNumeric(column) ? padding + cell : cell + padding).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private boolean isNumeric(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).map(row -> row.get(column)).allMatch(cell -> cell.matches("-?[0-9/.,% +–-]*"));
    }
}
