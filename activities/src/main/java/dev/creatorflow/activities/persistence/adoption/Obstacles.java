package dev.creatorflow.activities.persistence.adoption;

import static dev.creatorflow.activities.persistence.adoption.Sql.quoted;

import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Obstacle;
import dev.creatorflow.activities.persistence.adoption.ColumnRule.Convert;
import dev.creatorflow.activities.persistence.adoption.TableWork.Conversion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what a person has to settle before anything is changed. Reads only. */
final class Obstacles {
    private final Sql sql;
    private final int namedRows;

    Obstacles(Sql sql, int namedRows) {
        this.sql = sql;
        this.namedRows = namedRows;
    }

    static Obstacle relation(ExistingTable table) {
        return table.ordinary()
                ? new Obstacle(
                        table.name(),
                        "The role of DATABASE_URL does not own the table, so that it may neither change it nor see past its row security.",
                        List.of(),
                        "Connect as the role that owns the tables (on Supabase: postgres).")
                : new Obstacle(
                        table.name(),
                        "There is a view or a foreign table of this name.",
                        List.of(),
                        "Rename it: a table is wanted here.");
    }

    static Obstacle type(ExistingTable table, ExistingTable.Column have, TargetSchema.Column want) {
        return new Obstacle(
                table.name() + "." + have.name(),
                "Its type is " + have.type() + ", and no conversion to " + want.type()
                        + " is known that keeps every value.",
                List.of(),
                "Convert it yourself, or rename it: a column of ours is then added beside it.");
    }

    static Obstacle index(ExistingTable table, TargetSchema.Index index) {
        return new Obstacle(
                table.name() + "." + index.name(),
                "An index of this name exists that is not the one wanted: " + index.definition() + ".",
                List.of(),
                "Rename the index that is there.");
    }

    List<Obstacle> keys(ExistingTable table, List<String> keys) throws SQLException {
        List<Obstacle> found = new ArrayList<>();
        for (String key : keys) {
            if (!table.columns().containsKey(key)) {
                found.add(new Obstacle(
                        table.name() + "." + key,
                        "The column is missing, and nothing else says what a row is about.",
                        List.of(),
                        "Rename the table if it is another one, or add the column with its values."));
                continue;
            }
            found.addAll(rows(
                    table,
                    key,
                    quoted(key) + " is null",
                    "Rows without a value cannot be used: every row is known by it.",
                    "Fill it in, or move these rows to a table of their own."));
        }
        boolean unique =
                !keys.isEmpty() && !"recorded_at".equals(keys.getLast()) && !"timestamp".equals(keys.getFirst());
        if (unique && found.isEmpty()) {
            String key = quoted(keys.getFirst());
            found.addAll(rows(
                    table,
                    keys.getFirst(),
                    key + " in (select " + key + " from public." + quoted(table.name()) + " group by " + key
                            + " having count(*) > 1)",
                    "Several rows have the same value, and only one may.",
                    "Keep the row that is right, and move the others to a table of their own."));
        }
        return found;
    }

    List<Obstacle> columns(ExistingTable table, List<TargetSchema.Column> wanted) {
        List<Obstacle> found = new ArrayList<>();
        Set<String> written = wanted.stream()
                .filter(column -> !column.legacy() && !"id".equals(column.name()))
                .map(TargetSchema.Column::name)
                .collect(Collectors.toSet());
        Set<String> ours = wanted.stream()
                .filter(column -> !"id".equals(column.name()))
                .map(TargetSchema.Column::name)
                .collect(Collectors.toSet());
        for (ExistingTable.Column column : table.columns().values()) {
            if (column.generated() && written.contains(column.name())) {
                found.add(new Obstacle(
                        table.name() + "." + column.name(),
                        "The column is generated, and has to be written.",
                        List.of(),
                        "Type: alter table public." + quoted(table.name()) + " alter column " + quoted(column.name())
                                + " drop expression;"));
            }
            if (!ours.contains(column.name()) && column.notNull() && !column.filled() && !column.generated()) {
                found.add(new Obstacle(
                        table.name() + "." + column.name(),
                        "The column may not be null and has no default, and nothing of ours knows what to write into it.",
                        List.of(),
                        "Give it a default, or let it be null."));
            }
        }
        return found;
    }

    List<Obstacle> misfits(ExistingTable table, ExistingTable.Column have, Convert to) throws SQLException {
        return to.misfit() == null
                ? List.of()
                : rows(
                        table,
                        have.name(),
                        quoted(have.name()) + " is not null and (" + to.misfit().replace("%s", quoted(have.name()))
                                + ")",
                        "Values would be lost on the way from " + have.type() + " to " + to.type() + ".",
                        "Correct them, or set them to null where they mean nothing.");
    }

    /** PostgreSQL changes no type of a column that these depend on. Plain views are made anew; these are not ours to touch. */
    List<Obstacle> dependents(ExistingTable table, List<Conversion> conversions) throws SQLException {
        if (conversions.isEmpty()) {
            return List.of();
        }
        String[] columns = conversions.stream().map(Conversion::column).toArray(String[]::new);
        List<Obstacle> found = new ArrayList<>();
        for (String dependent : sql.texts("""
                select distinct pg_describe_object(d.classid, d.objid, 0)
                from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                where d.refclassid = 'pg_class'::regclass and d.refobjid = to_regclass('public.' || quote_ident(?))
                  and a.attname = any(?)
                  and (d.classid in ('pg_policy'::regclass, 'pg_trigger'::regclass)
                       or d.classid = 'pg_attrdef'::regclass and d.deptype = 'n' and exists (
                            select 1 from pg_attrdef f join pg_attribute g on g.attrelid = f.adrelid and g.attnum = f.adnum
                            where f.oid = d.objid and g.attgenerated <> '')
                       or d.classid = 'pg_rewrite'::regclass and exists (
                            select 1 from pg_rewrite r join pg_class c on c.oid = r.ev_class
                            where r.oid = d.objid and c.relkind = 'm'))""", table.name(), columns)) {
            found.add(new Obstacle(
                    table.name(),
                    "The types of " + String.join(", ", columns) + " cannot be changed while there is the " + dependent
                            + ".",
                    List.of(),
                    "Drop it, adopt, and create it again."));
        }
        return found;
    }

    private List<Obstacle> rows(ExistingTable table, String column, String condition, String problem, String remedy)
            throws SQLException {
        String from = " from public." + quoted(table.name()) + " where " + condition;
        long count = sql.number("select count(*)" + from);
        if (count == 0) {
            return List.of();
        }
        String id = table.columns().containsKey("id") ? "id" : "ctid";
        List<String> ids = sql.texts("select " + id + "::text" + from + " order by " + id + " limit " + namedRows);
        return List.of(new Obstacle(
                table.name() + "." + column,
                problem + " " + count + (count == 1 ? " row" : " rows") + ", by " + id
                        + (count > ids.size() ? " (the first " + ids.size() + "):" : ":"),
                ids,
                remedy));
    }
}
