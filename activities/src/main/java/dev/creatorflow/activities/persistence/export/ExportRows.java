package dev.creatorflow.activities.persistence.export;

import dev.creatorflow.activities.persistence.Database;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * Streams a table through a cursor of the server, in one snapshot: rows that change meanwhile are as they were at the beginning. Columns come
 * from the catalog, so that new ones are exported without a change here; those that are legacy or internal stay out. Thread-safe.
 */
public final class ExportRows {
    /** Rows of one round trip. */
    private static final int FETCH = 1_000;

    private final Database database;

    public ExportRows(Database database) {
        this.database = database;
    }

    /**
     * What is wanted.
     *
     * @param creators ids of the creators whose rows are wanted; null for all
     * @param since rows of that time or later, by the time the subject says; null for all. Rows without a time are left out then
     */
    public record Request(
            ExportSubject subject,
            @Nullable List<String> creators,
            @Nullable Instant since) {}

    /** Hands every row to the sink and returns how many there were. The sink is not closed. */
    public long write(Request request, RowSink sink) throws IOException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement snapshot = connection.createStatement()) {
                    snapshot.execute("set transaction isolation level repeatable read, read only");
                }
                return stream(connection, request, sink);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new PersistenceException("The export of " + request.subject() + " failed", e);
        }
    }

    private static long stream(Connection connection, Request request, RowSink sink) throws SQLException, IOException {
        String sql = "select " + columns(connection, request.subject())
                + request.subject().extraColumns() + request.subject().rest();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<String> creators = request.creators();
            Array ids = creators == null ? null : connection.createArrayOf("text", creators.toArray());
            OffsetDateTime since =
                    request.since() == null ? null : request.since().atOffset(ZoneOffset.UTC);
            statement.setArray(1, ids);
            statement.setArray(2, ids);
            statement.setObject(3, since);
            statement.setObject(4, since);
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                return hand(rows, sink);
            }
        }
    }

    private static long hand(ResultSet rows, RowSink sink) throws SQLException, IOException {
        List<ExportColumn> columns = types(rows.getMetaData());
        sink.begin(columns);
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        long count = 0;
        while (rows.next()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = value(rows, i + 1, columns.get(i).type());
            }
            sink.row(values);
            count++;
        }
        return count;
    }

    private static String columns(Connection connection, ExportSubject subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select quote_ident(a.attname), a.attname, t.typname
                from pg_attribute a join pg_type t on t.oid = a.atttypid
                where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
                  and coalesce(col_description(a.attrelid, a.attnum), '') !~ '^Legacy'
                order by a.attnum""")) {
            statement.setString(1, subject.table());
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (!ExportSubject.INTERNAL.contains(rows.getString(2))
                            && !rows.getString(2).endsWith("_stored")) {
                        columns.add("t." + rows.getString(1) + cast(rows.getString(3)) + " as " + rows.getString(1));
                    }
                }
            }
            return columns.stream().collect(Collectors.joining(", "));
        }
    }

    /** What no format knows a type for is exported as PostgreSQL writes it; exact numbers become doubles. */
    private static String cast(String type) {
        return switch (type) {
            case "int2", "int4", "int8", "float8", "bool", "date", "timestamptz", "text", "_text", "jsonb", "json" ->
                "";
            case "numeric", "float4" -> "::float8";
            case "timestamp" -> "::timestamptz";
            case "_varchar" -> "::text[]";
            default -> "::text";
        };
    }

    private static List<ExportColumn> types(ResultSetMetaData metaData) throws SQLException {
        List<ExportColumn> columns = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            ExportColumn.Type type = switch (metaData.getColumnTypeName(i)) {
                case "int2", "int4", "int8", "bigserial", "serial" -> ExportColumn.Type.WHOLE;
                case "float8" -> ExportColumn.Type.DECIMAL;
                case "bool" -> ExportColumn.Type.FLAG;
                case "timestamptz" -> ExportColumn.Type.TIME;
                case "date" -> ExportColumn.Type.DAY;
                case "_text" -> ExportColumn.Type.TEXTS;
                case "json", "jsonb" -> ExportColumn.Type.JSON;
                default -> ExportColumn.Type.TEXT;
            };
            columns.add(new ExportColumn(metaData.getColumnName(i), type));
        }
        return List.copyOf(columns);
    }

    private static @Nullable Object value(ResultSet rows, int column, ExportColumn.Type type) throws SQLException {
        Object value = switch (type) {
            case TEXT, JSON -> rows.getString(column);
            case WHOLE -> rows.getLong(column);
            case DECIMAL -> rows.getDouble(column);
            case FLAG -> rows.getBoolean(column);
            case TIME -> instant(rows.getObject(column, OffsetDateTime.class));
            case DAY -> rows.getObject(column, LocalDate.class);
            case TEXTS -> texts(rows.getArray(column));
        };
        return rows.wasNull() || (value instanceof Double number && !Double.isFinite(number)) ? null : value;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** A list without the nulls it may hold: an unknown tag is none. */
    private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
        return array == null
                ? null
                : Arrays.stream((@Nullable String[]) array.getArray())
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }
}
