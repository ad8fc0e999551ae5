package dev.creatorflow.activities.persistence.adoption;

import static dev.creatorflow.activities.persistence.adoption.Sql.quoted;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Views that read columns whose type changes. PostgreSQL refuses the change while they exist, so they are taken away and made anew in the same
 * transaction, with owner, rights, options and comment: nobody else sees them gone.
 */
final class DependentViews {
    private final Sql sql;
    private final List<View> views;

    private DependentViews(Sql sql, List<View> views) {
        this.sql = sql;
        this.views = views;
    }

    /**
     * A view and everything it is made of.
     *
     * @param rights statements that give the rights of today
     */
    private record View(
            String name,
            String kindOptions,
            String query,
            String owner,
            List<String> rights,
            List<String> comments,
            List<String> triggers) {}

    /** The views on these columns, and those on top of them; the ones others depend on come first. */
    static DependentViews of(Sql sql, String table, List<String> columns) throws SQLException {
        List<Long> found = sql.list("""
                with recursive dependent as (
                    select distinct r.ev_class as view, 1 as depth
                    from pg_depend d
                    join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
                    join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                    where d.refclassid = 'pg_class'::regclass and d.refobjid = to_regclass('public.' || quote_ident(?))
                      and a.attname = any(?)
                    union
                    select r.ev_class, dependent.depth + 1
                    from dependent
                    join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = dependent.view
                    join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
                    where r.ev_class <> dependent.view
                )
                select view::bigint from dependent group by view order by max(depth), view""", row -> row.getLong(1), table, columns.toArray(String[]::new));
        List<View> views = new ArrayList<>();
        for (Long oid : found) {
            views.add(read(sql, oid));
        }
        return new DependentViews(sql, views);
    }

    void takeAway() throws SQLException {
        for (View view : views.reversed()) {
            sql.run("drop view " + view.name());
        }
    }

    void makeAnew() throws SQLException {
        for (View view : views) {
            sql.run("create view " + view.name() + view.kindOptions() + " as " + view.query());
            sql.run("alter view " + view.name() + " owner to " + quoted(view.owner()));
            sql.run("revoke all on " + view.name() + " from public");
            for (String statement : view.rights()) {
                sql.run(statement);
            }
            for (String statement : view.comments()) {
                sql.run(statement);
            }
            for (String statement : view.triggers()) {
                sql.run(statement);
            }
        }
    }

    private static View read(Sql sql, Long oid) throws SQLException {
        String name = sql.texts("select ?::oid::regclass::text", oid).getFirst();
        @Nullable String options = sql.list(
                        "select array_to_string(reloptions, ', ') from pg_class where oid = ?::oid",
                        row -> row.getString(1),
                        oid)
                .getFirst();
        return new View(
                name,
                options == null ? "" : " with (" + options + ")",
                sql.texts("select pg_get_viewdef(?::oid)", oid).getFirst(),
                sql.texts("select pg_get_userbyid(relowner) from pg_class where oid = ?::oid", oid)
                        .getFirst(),
                sql.texts("""
                        select format('grant %s on %s to %s%s', privilege_type, c.oid::regclass,
                                      case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
                                      case when is_grantable then ' with grant option' else '' end)
                        from pg_class c, aclexplode(c.relacl)
                        where c.oid = ?::oid and grantee <> c.relowner""", oid),
                sql.texts("""
                        select case when d.objsubid = 0 then format('comment on view %s is %L', c.oid::regclass, d.description)
                            else format('comment on column %s.%I is %L', c.oid::regclass, a.attname, d.description) end
                        from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
                        left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
                        where c.oid = ?::oid""", oid),
                sql.texts(
                        "select pg_get_triggerdef(oid) from pg_trigger where tgrelid = ?::oid and not tgisinternal",
                        oid));
    }
}
