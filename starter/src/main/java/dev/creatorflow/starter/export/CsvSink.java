package dev.creatorflow.starter.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.creatorflow.activities.persistence.export.ExportColumn;
import dev.creatorflow.activities.persistence.export.RowSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180. Null and the empty text stay apart: the one is nothing, the other a pair of quotes. */
final class CsvSink implements RowSink {
    private final ObjectMapper json = new ObjectMapper();
    private final CsvWriter csv;

    CsvSink(OutputStream out) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    @Override
    public void begin(List<ExportColumn> columns) throws IOException {
        csv.writeRecord(columns.stream().map(ExportColumn::name).toList());
    }

    @Override
    public void row(@Nullable Object[] values) throws IOException {
        @Nullable String[] fields = new @Nullable String[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            fields[i] = value == null
                    ? null
                    : value instanceof List<?> list ? json.writeValueAsString(list) : value.toString();
        }
        csv.writeRecord(fields);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
