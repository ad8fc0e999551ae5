package dev.creatorflow.activities.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain SQL for tests, past the code that is tested. Times come as {@link java.time.Instant}. */
public final class Rows {
    private final Database database;

    public Rows(Database database) {
        this.database = database;
    }

    public List<Map<String, Object>> all(String sql, Object... parameters) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.execute() ? read(statement.getResultSet()) : List.of();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public Map<String, Object> one(String sql, Object... parameters) {
        List<Map<String, Object>> rows = all(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows for " + sql);
        }
        return rows.getFirst();
    }

    public Object value(String sql, Object... parameters) {
        return one(sql, parameters).values().iterator().next();
    }

    public void change(String sql, Object... parameters) {
        all(sql, parameters);
    }

    private static List<Map<String, Object>> read(ResultSet result) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        ResultSetMetaData columns = result.getMetaData();
        while (result.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                Object value = result.getObject(i);
                row.put(columns.getColumnName(i), value instanceof Timestamp time ? time.toInstant() : value);
            }
            rows.add(row);
        }
        return rows;
    }
}
