package dev.creatorflow.activities.persistence.adoption;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. Unlike everywhere else names of tables and columns are part of the text here, because they are what is worked
 * on: they come from the catalog and are quoted; values are bound.
 */
final class Sql {
    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes something of a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    long number(String sql, @Nullable Object... parameters) throws SQLException {
        return list(sql, row -> row.getLong(1), parameters).getFirst();
    }

    List<String> texts(String sql, @Nullable Object... parameters) throws SQLException {
        return list(sql, row -> row.getString(1), parameters);
    }

    boolean holds(String sql, @Nullable Object... parameters) throws SQLException {
        return list(sql, row -> row.getBoolean(1), parameters).getFirst();
    }

    long change(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeLargeUpdate();
        }
    }

    /** Statements without parameters, as many as the text holds. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection connection() {
        return connection;
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
