package dev.creatorflow.activities.media;

import dev.creatorflow.activities.persistence.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables as a test sees them: plain SQL, none of the product's. */
final class MediaRows {
    private final Database database;

    MediaRows(Database database) {
        this.database = database;
    }

    void creator(String igUserId, String picture) {
        execute(
                "insert into public.instagram_creators (ig_user_id, username, profile_pic_url) values (?, ?, ?)",
                igUserId,
                "u" + igUserId,
                picture);
    }

    void reel(String mediaPk, @Nullable String video, @Nullable String cover) {
        execute(
                "insert into public.instagram_reels (media_pk, video_url, thumbnail_url) values (?, ?, ?)",
                mediaPk,
                video,
                cover);
    }

    void post(String mediaPk, @Nullable String images) {
        execute("insert into public.instagram_posts (media_pk, image_urls) values (?, ?::text[])", mediaPk, images);
    }

    /** Makes an object stored as a transfer would. */
    void stored(String sourceKey, char digit, String publicUrl) {
        String sha = String.valueOf(digit).repeat(64);
        execute(
                "update creatorflow.media_objects set state = 'STORED', sha256 = ?, bytes = 1, object_key = ?,"
                        + " public_url = ?, stored_at = now(), next_attempt_at = null where source_key = ?",
                sha,
                "media/" + sha,
                publicUrl,
                sourceKey);
    }

    Map<String, Map<String, @Nullable Object>> objects() {
        Map<String, Map<String, @Nullable Object>> objects = new TreeMap<>();
        for (Map<String, @Nullable Object> row : query("select * from creatorflow.media_objects")) {
            objects.put(String.valueOf(row.get("source_key")), row);
        }
        return objects;
    }

    List<Map<String, @Nullable Object>> links() {
        return query("select * from creatorflow.media_links order by owner_table, row_key, role, position");
    }

    Map<String, @Nullable Object> row(String table, String key) {
        String column = table.equals("instagram_creators") ? "ig_user_id" : "media_pk";
        return query("select * from public." + table + " where " + column + " = ?", key)
                .getFirst();
    }

    List<String> texts(String mediaPk, String column) {
        Object value = row("instagram_posts", mediaPk).get(column);
        return value == null ? List.of() : List.of((String[]) value);
    }

    List<Map<String, @Nullable Object>> query(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, @Nullable Object> row = new HashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.put(columns.getColumnName(i), value instanceof Array array ? array.getArray() : value);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    int execute(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
