package dev.creatorflow.activities.persistence;

import java.util.List;
import java.util.Map;

/** The data dictionary as the comments of a migrated database give it. */
final class DataDictionary {
    private static final String COLUMNS = """
            select n.nspname as schema, c.relname as table, a.attname as column,
                   format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
                   coalesce(pg_get_expr(d.adbin, d.adrelid), '') as default,
                   obj_description(c.oid, 'pg_class') as table_comment, col_description(c.oid, a.attnum) as comment
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where n.nspname in ('public', 'creatorflow') and c.relkind in ('r', 'p', 'v', 'm')
              and not c.relispartition and c.relname <> 'schema_history'
            order by n.nspname desc, c.relname, a.attnum""";

    private DataDictionary() {}

    /** Tables and columns without a comment. */
    static List<String> undocumented(Database database) {
        return new Rows(database)
                .all(COLUMNS).stream()
                        .filter(column -> blank(column.get("comment")) || blank(column.get("table_comment")))
                        .map(column -> column.get("schema") + "." + column.get("table") + "." + column.get("column"))
                        .toList();
    }

    static String page(Database database) {
        StringBuilder page = new StringBuilder("""
                # Data dictionary

                Generated from the comments of the database by `DataDictionaryTest`; change a comment in the migration, not here.
                Tables of schema `public` are those of the system being replaced, and its screens read them; schema `creatorflow`
                is ours. Times are `timestamptz` in UTC, counts are `bigint`, null means unknown unless the column says otherwise.
                """);
        String table = "";
        for (Map<String, Object> column : new Rows(database).all(COLUMNS)) {
            String name = column.get("schema") + "." + column.get("table");
            if (!name.equals(table)) {
                table = name;
                page.append("\n## ").append(name).append("\n\n").append(column.get("table_comment"));
                page.append("\n\n| column | type | |\n|---|---|---|\n");
            }
            page.append("| `")
                    .append(column.get("column"))
                    .append("` | ")
                    .append(type(column))
                    .append(" | ");
            page.append(String.valueOf(column.get("comment")).replace("|", "\\|"))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String type(Map<String, Object> column) {
        String type = String.valueOf(column.get("type")).replace("timestamp with time zone", "timestamptz");
        return Boolean.TRUE.equals(column.get("required")) ? type + ", not null" : type;
    }

    private static boolean blank(Object comment) {
        return comment == null || String.valueOf(comment).isBlank();
    }
}
