package dev.creatorflow.starter.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.persistence.export.ExportColumn;
import dev.creatorflow.activities.persistence.export.RowSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON document per line; what is unknown is null. */
final class JsonSink implements RowSink {
    private final JsonGenerator json;
    private List<ExportColumn> columns = List.of();

    JsonSink(OutputStream out) {
        try {
            json = new ObjectMapper().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begin(List<ExportColumn> exported) {
        columns = exported;
    }

    @Override
    public void row(@Nullable Object[] values) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < values.length; i++) {
            json.writeFieldName(columns.get(i).name());
            write(columns.get(i), values[i]);
        }
        json.writeEndObject();
    }

    private void write(ExportColumn column, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    json.writeString(String.valueOf(element));
                }
                json.writeEndArray();
            }
            case String text
            when column.type() == ExportColumn.Type.JSON -> json.writeRawValue(text.replace("\n", " "));
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        json.writeRaw('\n');
        json.close();
    }
}
