package dev.creatorflow.activities.persistence.adoption;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of schema {@code public} as the catalog describes it.
 *
 * @param ordinary false for a view or a foreign table of that name
 * @param owned whether the connected role may alter it
 * @param rows the planner's estimate
 * @param bytes with its indexes
 * @param indexes names with their definitions; one that was left half built is not among them
 */
record ExistingTable(
        String name,
        boolean ordinary,
        boolean owned,
        long rows,
        long bytes,
        Map<String, Column> columns,
        Map<String, Index> indexes) {

    /**
     * A column.
     *
     * @param enumeration its type is an enumeration
     * @param filled it has a default, or is an identity
     */
    record Column(
            String name,
            String type,
            boolean enumeration,
            boolean notNull,
            boolean filled,
            boolean generated,
            @Nullable String defaultSql) {}

    /**
     * An index.
     *
     * @param valid false where it was left half built
     * @param onAlone the only column of a unique index without a condition; null otherwise, {@code lower(…)} counts as the column
     */
    record Index(
            String name,
            String definition,
            boolean valid,
            @Nullable String onAlone) {}

    static @Nullable ExistingTable read(Sql sql, String name) throws SQLException {
        List<ExistingTable> found = sql.list(
                """
                select c.relkind in ('r', 'p') as ordinary, pg_has_role(c.relowner, 'USAGE') as owned,
                       greatest(c.reltuples, 0)::bigint as estimate, pg_total_relation_size(c.oid) as bytes
                from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = ?
                  and c.relkind in ('r', 'p', 'v', 'm', 'f')""",
                row -> new ExistingTable(
                        name,
                        row.getBoolean("ordinary"),
                        row.getBoolean("owned"),
                        row.getLong("estimate"),
                        row.getLong("bytes"),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>()),
                name);
        if (found.isEmpty()) {
            return null;
        }
        ExistingTable table = found.getFirst();
        columns(sql, name).forEach(column -> table.columns.put(column.name(), column));
        indexes(sql, name).forEach(index -> table.indexes.put(index.name(), index));
        return table;
    }

    private static List<Column> columns(Sql sql, String table) throws SQLException {
        return sql.list(
                """
                select a.attname, format_type(a.atttypid, a.atttypmod) as type, t.typtype = 'e' as enumeration, a.attnotnull,
                       d.oid is not null and a.attgenerated = '' or a.attidentity <> '' as filled, a.attgenerated <> '' as generated,
                       pg_get_expr(d.adbin, d.adrelid) as default_sql
                from pg_attribute a
                join pg_type t on t.oid = a.atttypid
                left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where a.attrelid = to_regclass('public.' || quote_ident(?)) and a.attnum > 0 and not a.attisdropped
                order by a.attnum""",
                row -> new Column(
                        row.getString("attname"),
                        row.getString("type"),
                        row.getBoolean("enumeration"),
                        row.getBoolean("attnotnull"),
                        row.getBoolean("filled"),
                        row.getBoolean("generated"),
                        row.getString("default_sql")),
                table);
    }

    private static List<Index> indexes(Sql sql, String table) throws SQLException {
        return sql.list(
                """
                select c.relname, pg_get_indexdef(i.indexrelid) as definition, i.indisvalid,
                       case when i.indisunique and i.indnkeyatts = 1 and i.indpred is null then
                           replace(replace(pg_get_indexdef(i.indexrelid, 1, true), 'lower(', ''), ')', '') end as on_alone
                from pg_index i join pg_class c on c.oid = i.indexrelid
                where i.indrelid = to_regclass('public.' || quote_ident(?))""",
                row -> new Index(
                        row.getString("relname"),
                        row.getString("definition"),
                        row.getBoolean("indisvalid"),
                        row.getString("on_alone")),
                table);
    }
}
