package dev.creatorflow.activities.persistence.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of an export one by one. Closing it ends the document. */
public interface RowSink extends Closeable {
    /** Called once, before the first row, also where there is none. */
    void begin(List<ExportColumn> columns) throws IOException;

    /** @param values one for each column, in the type it says; the array is used again for the next row */
    void row(@Nullable Object[] values) throws IOException;
}
