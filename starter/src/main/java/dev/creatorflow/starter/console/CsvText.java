package dev.creatorflow.starter.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as RFC 4180 text. */
public final class CsvText {

    private CsvText() {}

    public static String render(Table table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(table.headings());
            for (List<@Nullable Object> row : table.rows()) {
                csv.writeRecord(row.stream().map(CsvText::field).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The result could not be written as CSV", e);
        }
        return text.toString();
    }

    private static String field(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case List<?> list -> harmless(list.stream().map(String::valueOf).collect(Collectors.joining("|")));
            case Number number -> number.toString();
            default -> harmless(cell.toString());
        };
    }

    /** A spreadsheet takes a text that begins like a formula for one; an apostrophe in front makes it a text again. */
    private static String harmless(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
