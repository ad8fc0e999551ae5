package dev.creatorflow.activities.persistence.adoption;

import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes {@code creatorflow.adoption_log}, in the transaction of the change it tells of: with it each change can be taken back. */
final class AdoptionLog {
    private final Sql sql;
    private final String requester;

    AdoptionLog(Sql sql, String requester) {
        this.sql = sql;
        this.requester = requester;
    }

    /** @param rowKey null where the table as such is changed */
    void note(
            String table,
            @Nullable String rowKey,
            String what,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason)
            throws SQLException {
        sql.change("""
                insert into creatorflow.adoption_log (requester, table_name, row_key, what, before, after, reason)
                values (?, ?, ?, ?, ?, ?, ?)""", requester, table, rowKey, what, before, after, reason);
    }

    /** Keeps what the former system's comments said: those of the migrations take their place. */
    void formerComments(Collection<String> tables) throws SQLException {
        sql.change("""
                insert into creatorflow.adoption_log (requester, table_name, what, before, reason)
                select ?, c.relname, coalesce('comment of ' || a.attname, 'comment'), d.description, 'every column is described anew'
                from pg_description d
                join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
                left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
                where c.relnamespace = 'public'::regnamespace and c.relname = any(?)
                  and not exists (select 1 from creatorflow.adoption_log known
                                  where known.table_name = c.relname and known.before = d.description)""", requester, tables.toArray(String[]::new));
    }
}
