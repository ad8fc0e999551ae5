package dev.creatorflow.activities.persistence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as one JSON parameter, which the statement reads with {@code json_to_recordset}: one round trip for a whole page. */
public final class JsonRows {
    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

    /** A new empty row at the end. */
    public Row add() {
        return new Row(rows.addObject());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public String text() {
        return rows.toString();
    }

    /** The columns of one row. A column that is null or left out is null in the statement. */
    public static final class Row {
        private final ObjectNode columns;

        private Row(ObjectNode columns) {
            this.columns = columns;
        }

        public static Row alone() {
            return new Row(JsonNodeFactory.instance.objectNode());
        }

        public Row put(String column, @Nullable String value) {
            columns.put(column, value);
            return this;
        }

        public Row put(String column, @Nullable Long value) {
            columns.put(column, value);
            return this;
        }

        public Row put(String column, @Nullable Integer value) {
            columns.put(column, value);
            return this;
        }

        public Row put(String column, @Nullable Boolean value) {
            columns.put(column, value);
            return this;
        }

        /** A double that is no number is unknown. */
        public Row put(String column, @Nullable Double value) {
            if (value == null || !Double.isFinite(value)) {
                columns.putNull(column);
            } else {
                columns.put(column, value);
            }
            return this;
        }

        public Row put(String column, @Nullable BigDecimal value) {
            columns.put(column, value);
            return this;
        }

        public Row put(String column, @Nullable Instant value) {
            columns.put(column, value == null ? null : value.toString());
            return this;
        }

        public Row put(String column, @Nullable List<String> values) {
            if (values == null) {
                columns.putNull(column);
            } else {
                ArrayNode array = columns.putArray(column);
                values.forEach(array::add);
            }
            return this;
        }

        public Row putObjects(String column, @Nullable List<Map<String, @Nullable String>> values) {
            if (values == null) {
                columns.putNull(column);
            } else {
                ArrayNode array = columns.putArray(column);
                values.forEach(value -> {
                    ObjectNode object = array.addObject();
                    value.forEach(object::put);
                });
            }
            return this;
        }

        public String text() {
            return columns.toString();
        }
    }
}
