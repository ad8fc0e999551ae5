package dev.creatorflow.starter.export;

import dev.creatorflow.activities.persistence.export.ExportColumn;
import dev.creatorflow.activities.persistence.export.RowSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** Parquet, zstd. A group of rows is held in memory until it is full, so groups are small. */
final class ParquetSink implements RowSink {
    /** Bytes of one row group, uncompressed; what is in memory is about twice that. */
    private static final long ROW_GROUP = 8L << 20;

    private static final int PAGE = 128 << 10;

    private final OutputStream out;
    private @Nullable ParquetWriter<@Nullable Object[]> writer;

    ParquetSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<ExportColumn> columns) throws IOException {
        writer = new ParquetRows.Builder(new StreamedFile(out), columns)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP)
                .withPageSize(PAGE)
                .build();
    }

    @Override
    public void row(@Nullable Object[] values) throws IOException {
        Objects.requireNonNull(writer, "begin comes first").write(values);
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
