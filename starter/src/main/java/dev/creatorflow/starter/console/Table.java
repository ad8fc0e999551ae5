package dev.creatorflow.starter.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under headings, before they become text. A cell is a text, a number, an instant, an enum constant or null for
 * what is unknown.
 *
 * @param headings the columns, in the spelling of the CSV heading
 * @param rows rows of as many cells as there are columns
 */
public record Table(List<String> headings, List<List<@Nullable Object>> rows) {

    public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(Table::unmodifiable).toList();
        for (List<@Nullable Object> row : rows) {
            if (row.size() != headings.size()) {
                throw new IllegalArgumentException(row.size() + " cells under " + headings.size() + " headings");
            }
        }
    }

    /** A table that is filled row by row. */
    public static Builder of(String... headings) {
        return new Builder(List.of(headings));
    }

    private static List<@Nullable Object> unmodifiable(List<@Nullable Object> row) {
        return Collections.unmodifiableList(new ArrayList<>(row));
    }

    /** Collects rows. Not thread-safe. */
    public static final class Builder {

        private final List<String> headings;
        private final List<List<@Nullable Object>> rows = new ArrayList<>();

        private Builder(List<String> headings) {
            this.headings = headings;
        }

        public Builder row(@Nullable Object... cells) {
            rows.add(Arrays.asList(cells));
            return this;
        }

        public Table build() {
            return new Table(headings, rows);
        }
    }
}
