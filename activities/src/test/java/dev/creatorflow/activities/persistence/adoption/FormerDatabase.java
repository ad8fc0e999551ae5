package dev.creatorflow.activities.persistence.adoption;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A database with the former system's schema and rows, and pictures of it to compare. */
public final class FormerDatabase implements AutoCloseable {
    private final DatabaseAddress address = TestDatabase.empty();
    public final Database database = Database.open(address);
    public final Rows rows = new Rows(database);

    public FormerDatabase() {
        try (InputStream dump = FormerDatabase.class.getResourceAsStream("/adoption/former-schema.sql")) {
            rows.change(new String(Objects.requireNonNull(dump).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every row of every table of schema public as text, by table and by what identifies it. */
    Map<String, Map<String, Map<String, Object>>> content() {
        Map<String, Map<String, Map<String, Object>>> content = new TreeMap<>();
        for (Map<String, Object> table : rows.all("select tablename from pg_tables where schemaname = 'public'")) {
            String name = (String) table.get("tablename");
            Map<String, Map<String, Object>> byId = new TreeMap<>();
            for (Map<String, Object> row : rows.all("select " + columns(name) + " from public." + name)) {
                byId.put(String.valueOf(row.get("id")), row);
            }
            content.put(name, byId);
        }
        return content;
    }

    /** A time without a zone is UTC in the former system, whatever the zone of this process. */
    private String columns(String table) {
        return (String) rows.value("""
                select string_agg(case data_type when 'timestamp without time zone'
                           then format('%1$I at time zone ''UTC'' as %1$I', column_name) else quote_ident(column_name) end, ', ')
                from information_schema.columns where table_schema = 'public' and table_name = ?""", table);
    }

    /** Everything in both schemas: definitions and rows, without what time alone moves. */
    String picture() {
        StringBuilder picture = new StringBuilder();
        for (String query : List.of(
                """
                select n.nspname, c.relname, c.relkind::text, c.relrowsecurity, c.relacl::text, c.reloptions::text, a.attname,
                       format_type(a.atttypid, a.atttypmod) as type, a.attnotnull, pg_get_expr(d.adbin, d.adrelid) as dflt,
                       col_description(c.oid, a.attnum) as said
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                where n.nspname in ('public', 'creatorflow') order by 1, 2, a.attnum""",
                "select indexdef from pg_indexes where schemaname in ('public', 'creatorflow') order by 1",
                "select conname, pg_get_constraintdef(c.oid) as said from pg_constraint c join pg_namespace n"
                        + " on n.oid = connamespace where nspname in ('public', 'creatorflow') order by 1, 2",
                "select schemaname, viewname, viewowner, definition from pg_views where schemaname = 'public' order by 1, 2",
                "select tgname, pg_get_triggerdef(oid) as said from pg_trigger where not tgisinternal order by 1",
                "select polname, pg_get_expr(polqual, polrelid) as said from pg_policy order by 1")) {
            rows.all(query).forEach(row -> picture.append(row).append('\n'));
        }
        for (Map<String, Object> table : rows.all(
                "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'creatorflow') order by 1")) {
            picture.append(rows.all(
                            "select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as rows, count(*) from "
                                    + table.get("name") + " t"))
                    .append(table.get("name"))
                    .append('\n');
        }
        return picture.toString();
    }

    public Adoption adoption() {
        return new Adoption(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
