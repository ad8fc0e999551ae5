package dev.creatorflow.activities.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Finds what a public API over the database shows: tables that roles without a login of their own can read. */
public final class ExposedTables {
    /**
     * Readable means: usage of the schema, select on the table or on a column of it, and, where row security is on, a policy that lets rows
     * through. A view shows what its owner may read unless it is a security invoker.
     */
    private static final String QUERY = """
            with role as (
                select rolname::text as name, oid, rolbypassrls from pg_roles where rolname in ('anon', 'authenticated')
                union all select 'public', 0, false
            ), relation as (
                select c.oid, n.nspname, n.oid as schema, c.relname, c.relkind, c.relrowsecurity, c.relowner
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
                  and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
            )
            select role.name as role, quote_ident(relation.nspname) || '.' || quote_ident(relation.relname) as relation,
                   relation.relkind in ('v', 'm') as derived, relation.relrowsecurity as secured
            from role, relation
            where has_schema_privilege(role.name, relation.schema, 'USAGE')
              and (has_table_privilege(role.name, relation.oid, 'SELECT')
                   or has_any_column_privilege(role.name, relation.oid, 'SELECT'))
              and (not relation.relrowsecurity or role.rolbypassrls or exists (
                    select 1 from pg_policy p where p.polrelid = relation.oid and p.polpermissive and p.polcmd in ('r', '*')
                      and (0 = any(p.polroles) or exists (
                            select 1 from unnest(p.polroles) granted where role.oid <> 0 and granted <> 0
                              and pg_has_role(role.oid, granted, 'USAGE')))))
            order by relation.nspname, relation.relname, role.name""";

    private final DataSource dataSource;

    public ExposedTables(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A table that is shown.
     *
     * @param role anon, authenticated or public
     * @param relation schema and name, quoted where they need it
     * @param derived a view: it has no row security of its own
     * @param secured row security is on, and a policy lets rows through all the same
     */
    public record Exposed(String role, String relation, boolean derived, boolean secured) {
        /** What to type so that the role sees no more of it. */
        public String remedy() {
            return "revoke select on " + relation + " from " + role + ";";
        }
    }

    public List<Exposed> find() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            List<Exposed> exposed = new ArrayList<>();
            while (rows.next()) {
                exposed.add(new Exposed(
                        rows.getString("role"),
                        rows.getString("relation"),
                        rows.getBoolean("derived"),
                        rows.getBoolean("secured")));
            }
            return exposed;
        }
    }
}
