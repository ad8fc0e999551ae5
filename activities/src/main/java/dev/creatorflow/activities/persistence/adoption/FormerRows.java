package dev.creatorflow.activities.persistence.adoption;

import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Change;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of ours that a creator of the former system lacks: its state, with the time it is due, and its handle's history. Repeating it adds
 * nothing.
 */
final class FormerRows {
    private static final String STATES = "creatorflow.account_state";
    private static final String HANDLES = "creatorflow.username_history";
    private static final String WITHOUT =
            " from public.instagram_creators c where not exists (select 1 from %s known where known.ig_user_id = c.ig_user_id)";

    private FormerRows() {}

    static List<Change> plan(Sql sql) throws SQLException {
        List<Change> changes = new ArrayList<>();
        add(changes, lacking(sql, STATES), "account_state", "approved creators are due a day after their last scrape");
        add(changes, lacking(sql, HANDLES), "username_history", "handles are held since the creator came in");
        return changes;
    }

    /** Approved creators are due a day after their last scrape: what was scraped last night is not paid for again at once. */
    static void write(Sql sql) throws SQLException {
        sql.change("""
                insert into creatorflow.account_state (ig_user_id, state, since, sightings, last_sighting_at, due_at)
                select c.ig_user_id, 'UNKNOWN', now(), 0, coalesce(c.last_scraped_at, now()),
                       case when c.review_status = 'ok' and not c.paused
                            then greatest(now(), c.last_scraped_at + interval '1 day') end
                from public.instagram_creators c
                on conflict do nothing""");
        sql.change("""
                insert into creatorflow.username_history (ig_user_id, username, valid_from, valid_to)
                select c.ig_user_id, c.username, coalesce(c.discovery_date, c.created_at, now()),
                       case when not c.username_is_current then now() end
                from public.instagram_creators c
                where not exists (select 1 from creatorflow.username_history known where known.ig_user_id = c.ig_user_id)
                on conflict do nothing""");
    }

    private static long lacking(Sql sql, String table) throws SQLException {
        if (sql.holds("select to_regclass('public.instagram_creators') is null")) {
            return 0;
        }
        boolean there = sql.holds("select to_regclass(?) is not null", table);
        return there
                ? sql.number("select count(*)" + WITHOUT.replace("%s", table))
                : sql.number("select count(*) from public.instagram_creators");
    }

    private static void add(List<Change> changes, @Nullable Long rows, String table, String detail) {
        if (rows != null && rows > 0) {
            changes.add(new Change(Kind.ROWS, table, null, detail, rows));
        }
    }
}
