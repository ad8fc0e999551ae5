package dev.creatorflow.starter.export;

import dev.creatorflow.activities.persistence.export.ExportColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Rows of an export as Parquet records: every column optional, lists in the three-level form that all readers know. */
final class ParquetRows extends WriteSupport<@Nullable Object[]> {
    private final List<ExportColumn> columns;
    private @Nullable RecordConsumer consumer;

    ParquetRows(List<ExportColumn> columns) {
        this.columns = columns;
    }

    /** Makes the writer. */
    static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
        private final List<ExportColumn> columns;

        Builder(OutputFile file, List<ExportColumn> columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
            return new ParquetRows(columns);
        }

        /** Still abstract in the library, which prefers the other one. */
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
            return new ParquetRows(columns);
        }
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(
                new MessageType("row", columns.stream().map(ParquetRows::type).toList()),
                Map.of("writer", "creatorflow"));
    }

    /** Still abstract in the library, which prefers the other one. */
    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
        throw new IllegalStateException("The writer is built without Hadoop's configuration");
    }

    @Override
    public void prepareForWrite(RecordConsumer records) {
        consumer = records;
    }

    @Override
    public void write(@Nullable Object[] row) {
        RecordConsumer record = consumer;
        if (record == null) {
            throw new IllegalStateException("prepareForWrite comes first");
        }
        record.startMessage();
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value != null) {
                record.startField(columns.get(i).name(), i);
                write(record, value);
                record.endField(columns.get(i).name(), i);
            }
        }
        record.endMessage();
    }

    private static void write(RecordConsumer record, Object value) {
        switch (value) {
            case Long number -> record.addLong(number);
            case Double number -> record.addDouble(number);
            case Boolean flag -> record.addBoolean(flag);
            case Instant time -> record.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
            case LocalDate day -> record.addInteger(Math.toIntExact(day.toEpochDay()));
            case List<?> list -> list(record, list);
            default -> record.addBinary(Binary.fromString(value.toString()));
        }
    }

    private static void list(RecordConsumer record, List<?> list) {
        record.startGroup();
        if (!list.isEmpty()) {
            record.startField("list", 0);
            for (Object element : list) {
                record.startGroup();
                record.startField("element", 0);
                record.addBinary(Binary.fromString(String.valueOf(element)));
                record.endField("element", 0);
                record.endGroup();
            }
            record.endField("list", 0);
        }
        record.endGroup();
    }

    private static Type type(ExportColumn column) {
        return switch (column.type()) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case JSON ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.jsonType())
                        .named(column.name());
            case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case DECIMAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case FLAG -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
            case TIME ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(column.name());
            case DAY ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case TEXTS ->
                Types.optionalList()
                        .requiredElement(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
        };
    }
}
