package dev.creatorflow.activities.persistence.adoption;

import static dev.creatorflow.activities.persistence.adoption.Sql.quoted;

import dev.creatorflow.activities.persistence.adoption.TableWork.Conversion;
import dev.creatorflow.activities.persistence.adoption.TableWork.Defaulted;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes one table what it has to be. Each method is one transaction of the caller's, except the indexes, which stand outside of any. */
final class TableChanges {
    private static final String TEXTS_OF_JSON = """
            create or replace function pg_temp.adopted_texts(list jsonb) returns text[] language sql immutable as $$
                select case jsonb_typeof(list) when 'array' then
                    array(select element from jsonb_array_elements_text(list) with ordinality as given (element, place) order by place) end
            $$""";

    private final Sql sql;
    private final AdoptionLog log;

    TableChanges(Sql sql, AdoptionLog log) {
        this.sql = sql;
        this.log = log;
    }

    /** One statement for all of them: the table is locked once, and not rewritten. */
    void addColumns(TableWork work) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (TargetSchema.Column column : work.added()) {
            boolean key = "id".equals(column.name());
            parts.add("add column if not exists " + quoted(column.name()) + " " + (key ? "bigserial" : column.type())
                    + (column.notNull() ? " not null" : "")
                    + (key || column.defaultSql() == null ? "" : " default " + column.defaultSql()));
            log.note(work.table(), null, column.name(), null, column.type(), null);
        }
        for (String column : work.nullable()) {
            parts.add("alter column " + quoted(column) + " drop not null");
            log.note(work.table(), null, column, "not null", "may be null", "unknown is not zero");
        }
        alter(work, parts);
    }

    /** One statement for all of them: the table is rewritten once at most. */
    void convert(TableWork work) throws SQLException {
        List<String> columns =
                work.conversions().stream().map(Conversion::column).toList();
        if (columns.isEmpty()) {
            return;
        }
        sql.run(TEXTS_OF_JSON);
        DependentViews views = DependentViews.of(sql, work.table(), columns);
        views.takeAway();
        List<String> parts = new ArrayList<>();
        for (Conversion conversion : work.conversions()) {
            String name = quoted(conversion.column());
            if (conversion.defaultSql() != null) {
                sql.run("alter table public." + quoted(work.table()) + " alter column " + name + " drop default");
            }
            parts.add("alter column " + name + " type " + conversion.to().type() + " using "
                    + conversion.to().using().replace("%s", name));
            log.note(
                    work.table(),
                    null,
                    conversion.column(),
                    conversion.from(),
                    conversion.to().type(),
                    null);
        }
        alter(work, parts);
        for (Conversion conversion : work.conversions()) {
            if (conversion.defaultSql() != null) {
                sql.run("alter table public." + quoted(work.table()) + " alter column " + quoted(conversion.column())
                        + " set default " + defaultOf(conversion));
            }
        }
        views.makeAnew();
    }

    void fillDefaults(TableWork work) throws SQLException {
        for (Defaulted column : work.defaults()) {
            String name = quoted(column.column());
            if (column.setDefault()) {
                alter(work, List.of("alter column " + name + " set default " + column.expression()));
                log.note(work.table(), null, column.column() + " default", null, column.expression(), null);
            }
            if (column.rows() > 0) {
                long rows = sql.change("update public." + quoted(work.table()) + " set " + name + " = "
                        + column.expression() + " where " + name + " is null");
                log.note(work.table(), null, column.column(), "null in " + rows + " rows", column.expression(), null);
            }
        }
    }

    /** A remainder that a failed attempt left half built is of no use to anyone: it was ours. */
    void buildIndexes(TableWork work) throws SQLException {
        for (TargetSchema.Index index : work.indexes()) {
            if (work.halfBuilt().contains(index.name())) {
                sql.run("drop index concurrently if exists public." + quoted(index.name()));
            }
            sql.run(index.concurrently());
        }
    }

    private void alter(TableWork work, List<String> parts) throws SQLException {
        if (!parts.isEmpty()) {
            sql.run("alter table public." + quoted(work.table()) + " " + String.join(", ", parts));
        }
    }

    /** The former default in the new type, where its words still mean something there. */
    private static String defaultOf(Conversion conversion) {
        String former = Objects.requireNonNull(conversion.defaultSql());
        boolean list =
                conversion.to().type().endsWith("[]") || conversion.to().type().startsWith("timestamp");
        boolean flag = "boolean".equals(conversion.to().type());
        return list || flag
                ? conversion.targetDefault()
                : "(" + former + ")::" + conversion.to().type();
    }
}
