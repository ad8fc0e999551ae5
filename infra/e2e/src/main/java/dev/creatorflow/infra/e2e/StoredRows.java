package dev.creatorflow.infra.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows of the product's database as text, in the form {@link Truth} gives: an empty text is none. */
public final class StoredRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final Map<String, String> settings;

    /** @param settings say where the database is */
    public StoredRows(Stack stack, Map<String, String> settings) {
        this.stack = stack;
        this.settings = settings;
    }

    /** The expressions under which columns are compared, by column. */
    public static Map<String, String> expressions(Collection<String> columns) {
        Map<String, String> expressions = new LinkedHashMap<>();
        columns.forEach(column -> expressions.put(column, expression(column)));
        return expressions;
    }

    /**
     * Those of the wanted rows that are there, by key.
     *
     * @param columns expressions by the name their value gets
     */
    public Map<String, Map<String, String>> of(
            String table, String key, Collection<String> keys, Map<String, String> columns) {
        String wanted = key + " in ('" + String.join("', '", keys) + "')";
        return where(table, key, wanted, columns);
    }

    /** As {@link #of}, for the rows that fulfil a condition. */
    public Map<String, Map<String, String>> where(
            String table, String key, String condition, Map<String, String> columns) {
        String fields = columns.entrySet().stream()
                .map(column -> "'" + column.getKey() + "', nullif((" + column.getValue() + ")::text, '')")
                .collect(Collectors.joining(", "));
        String found = stack.row(
                settings,
                "select coalesce(json_object_agg(" + key + ", json_build_object(" + fields + ")), '{}') from " + table
                        + " where " + condition);
        Map<String, Map<String, String>> rows = new TreeMap<>();
        json(found).properties().forEach(row -> {
            Map<String, String> values = new LinkedHashMap<>();
            columns.keySet()
                    .forEach(column ->
                            values.put(column, row.getValue().path(column).textValue()));
            rows.put(row.getKey(), values);
        });
        return rows;
    }

    private static String expression(String column) {
        return switch (column) {
            case "taken_at" -> "to_char(taken_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
            case "video_duration" -> "trim_scale(video_duration)";
            case "bio_links" -> "select string_agg(link ->> 'url', ' ') from jsonb_array_elements(bio_links) link";
            default -> column;
        };
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
