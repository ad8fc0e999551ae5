package dev.creatorflow.starter.creators;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.creatorflow.activities.persistence.staff.CreatorStaff.KnownCreator;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.names.InstagramHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts with their ids, read from a person's table: comma, semicolon or tab between fields, an optional heading that
 * names the columns, else {@code id, handle, niche}.
 */
final class KnownCreators {

    private static final Map<String, Column> HEADINGS = Map.of(
            "ig_user_id", Column.ID,
            "id", Column.ID,
            "pk", Column.ID,
            "user_id", Column.ID,
            "username", Column.HANDLE,
            "handle", Column.HANDLE,
            "name", Column.HANDLE,
            "niche", Column.NICHE);
    private static final int MOST_TOLD = 10;

    private enum Column {
        ID,
        HANDLE,
        NICHE,
        OTHER
    }

    private KnownCreators() {}

    /** The accounts of the text. Whatever is none ends the command, with its lines named. */
    static List<KnownCreator> parse(String text) {
        List<KnownCreator> creators = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<CsvRecord> rows = rows(text);
        boolean headed = !rows.isEmpty() && heading(rows.getFirst());
        List<Column> columns = headed ? columns(rows.getFirst()) : List.of(Column.ID, Column.HANDLE, Column.NICHE);
        for (CsvRecord row : headed ? rows.subList(1, rows.size()) : rows) {
            Optional<KnownCreator> creator = creator(row, columns);
            creator.ifPresentOrElse(
                    creators::add, () -> wrong.add("line " + row.getStartingLineNumber() + ": " + row.getFields()));
        }
        if (!wrong.isEmpty()) {
            throw CommandFailure.usage("Not 'id,handle[,niche]' in " + wrong.size()
                    + " lines (nothing was imported):\n  "
                    + String.join("\n  ", wrong.subList(0, Math.min(MOST_TOLD, wrong.size()))));
        }
        return creators;
    }

    private static List<CsvRecord> rows(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        char separator = first.contains("\t") ? '\t' : first.contains(";") ? ';' : ',';
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .commentStrategy(CommentStrategy.SKIP)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text.replace("\uFEFF", ""))
                    .stream()
                    .toList();
        } catch (CsvParseException e) {
            throw CommandFailure.usage("The table cannot be read as CSV: " + e.getMessage());
        }
    }

    private static boolean heading(CsvRecord row) {
        return row.getFields().stream().anyMatch(field -> HEADINGS.containsKey(plain(field)));
    }

    private static List<Column> columns(CsvRecord row) {
        return row.getFields().stream()
                .map(field -> HEADINGS.getOrDefault(plain(field), Column.OTHER))
                .toList();
    }

    private static Optional<KnownCreator> creator(CsvRecord row, List<Column> columns) {
        String id = field(row, columns, Column.ID);
        String niche = field(row, columns, Column.NICHE);
        return InstagramHandle.parse(field(row, columns, Column.HANDLE))
                .filter(_ -> id.matches("\\d{1,20}"))
                .map(handle -> new KnownCreator(id, handle, niche.isEmpty() ? null : niche));
    }

    private static String field(CsvRecord row, List<Column> columns, Column column) {
        int index = columns.indexOf(column);
        return index < 0 || index >= row.getFieldCount()
                ? ""
                : row.getField(index).strip();
    }

    private static String plain(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }
}
