package dev.creatorflow.starter.export;

import dev.creatorflow.activities.persistence.export.RowSink;
import java.io.OutputStream;
import java.util.Locale;

/** The form of an export; named in lower case on the command line. */
public enum ExportFormat {
    /** RFC 4180 with a heading: an empty field is unknown, {@code ""} is the empty text, lists are JSON. */
    CSV,
    /** One JSON document per line. */
    NDJSON,
    /** Columns with their types: 64-bit numbers, doubles, microseconds in UTC, lists. */
    PARQUET;

    RowSink sink(OutputStream out) {
        return switch (this) {
            case CSV -> new CsvSink(out);
            case NDJSON -> new JsonSink(out);
            case PARQUET -> new ParquetSink(out);
        };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
