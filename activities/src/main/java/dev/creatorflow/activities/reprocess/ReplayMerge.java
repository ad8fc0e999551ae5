package dev.creatorflow.activities.reprocess;

import dev.creatorflow.activities.reprocess.CreatorReplay.Replayed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * Brings a replay back: writes what differs, in one transaction, and says what that was. A row for which a newer answer has come in since is
 * left alone; nobody but the replayed answers decides which rows these are.
 */
final class ReplayMerge {
    /** Longest value that a report quotes. */
    private static final int QUOTED = 120;

    private static final String FIGURES = "{" + String.join(",", Copied.FIGURES) + "}";

    private final Connection connection;
    private final String igUserId;
    private final Replayed replayed;
    private boolean newFormula;

    ReplayMerge(Connection connection, String igUserId, Replayed replayed) {
        this.connection = connection;
        this.igUserId = igUserId;
        this.replayed = replayed;
    }

    /** @param changed rows written, {@code keptNewer} rows for which a newer answer came in */
    record Merged(long changed, long keptNewer) {}

    Merged merge(String name) {
        try {
            connection.setAutoCommit(false);
            try {
                Merged merged = mergeAll();
                report(name, merged);
                connection.commit();
                return merged;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new PersistenceException("The replay of creator " + igUserId + " could not be written", e);
        }
    }

    private Merged mergeAll() throws SQLException {
        dropUncertainMetrics();
        newFormula = count(
                        "select count(*) from creatorflow.creator_metrics_daily l"
                                + " join pg_temp.creator_metrics_daily s using (ig_user_id, day, name)"
                                + " where l.formula_version <> s.formula_version and s.ig_user_id = ?",
                        igUserId)
                > 0;
        long changed = 0;
        long keptNewer = 0;
        for (Copied table : List.of(Copied.CREATOR, Copied.REELS, Copied.POSTS)) {
            changed += update(table);
            keptNewer += newer(table);
        }
        changed += insertMedia(Copied.REELS) + insertMedia(Copied.POSTS);
        for (Copied table :
                List.of(Copied.FOLLOWERS, Copied.OBSERVATIONS, Copied.UNMAPPED, Copied.METRICS, Copied.CREDITS)) {
            changed += update(table) + insert(table);
        }
        changed += deleteStale();
        return new Merged(changed, keptNewer);
    }

    /**
     * Where older answers are gone, only the newest run's figures can be had as they were: its media are all known from the rows and the answers
     * that are left.
     */
    private void dropUncertainMetrics() throws SQLException {
        if (!replayed.whole()) {
            execute(
                    "delete from pg_temp.creator_metrics_daily where run_key is distinct from ?",
                    Objects.requireNonNullElse(replayed.newestRun(), ""));
        }
    }

    private long update(Copied table) throws SQLException {
        Map<String, String> values = table.values();
        String differs = "("
                + String.join(
                        ", ",
                        values.keySet().stream().map(column -> "l." + column).toList()) + ") is distinct from ("
                + String.join(", ", values.values()) + ")";
        String where =
                " where " + table.joinedBy() + " and " + table.same() + " and " + differs + " and " + table.mine();
        if (table.equals(Copied.METRICS)) {
            noteMetrics(where);
        } else if (note(table, values, where) == 0) {
            return 0;
        }
        String set = values.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .collect(Collectors.joining(", "));
        return execute("update " + table.real() + " l set " + set + " from " + table.copy() + " s" + where, igUserId);
    }

    /** Counts per column what is about to move, with one example. */
    private long note(Copied table, Map<String, String> values, String where) throws SQLException {
        String pairs = values.entrySet().stream()
                .map(value ->
                        "('" + value.getKey() + "', l." + value.getKey() + "::text, (" + value.getValue() + ")::text)")
                .collect(Collectors.joining(", "));
        String key = String.join(
                " || ' ' || ",
                table.key().stream().map(column -> "l." + column + "::text").toList());
        return execute(
                "insert into pg_temp.moved select '" + table.name() + "', v.name, count(*), max(" + key + "),"
                        + " (array_agg(left(v.before, " + QUOTED + ") order by " + key + " desc))[1],"
                        + " (array_agg(left(v.after, " + QUOTED + ") order by " + key + " desc))[1]"
                        + " from " + table.real() + " l join " + table.copy() + " s on true"
                        + " cross join lateral (values " + pairs + ") v(name, before, after)"
                        + where + " and v.before is distinct from v.after group by v.name",
                igUserId);
    }

    /** A figure that only rests on another number of media has not moved. */
    private void noteMetrics(String where) throws SQLException {
        execute(
                "insert into pg_temp.moved select 'creator_metrics_daily', l.name, count(*), max(l.day)::text,"
                        + " (array_agg(coalesce(l.value::text, l.text_value) order by l.day desc))[1],"
                        + " (array_agg(coalesce(s.value::text, s.text_value) order by l.day desc))[1]"
                        + " from creatorflow.creator_metrics_daily l join pg_temp.creator_metrics_daily s on true"
                        + where
                        + " and (l.value, l.text_value) is distinct from (s.value, s.text_value) group by l.name",
                igUserId);
    }

    private long newer(Copied table) throws SQLException {
        return count(
                "select count(*) from " + table.real() + " l join " + table.copy() + " s on " + table.joinedBy()
                        + " where l.last_raw_id is distinct from s.last_raw_id and " + table.mine()
                        + (table.equals(Copied.CREATOR) ? "" : " and l.creator_id = s.creator_id"),
                igUserId);
    }

    /** Rows whose entries could not be mapped before. Their files become due with the next scrape. */
    private long insertMedia(Copied table) throws SQLException {
        String columns = "media_pk, creator_id, creator_niche, first_seen_at, scraped_at, last_raw_id, "
                + String.join(", ", table.columns());
        return inserted(
                table,
                execute(
                        "insert into " + table.real() + " (" + columns + ") select " + columns + " from " + table.copy()
                                + " s where " + table.mine() + " order by media_pk on conflict do nothing",
                        igUserId));
    }

    private long insert(Copied table) throws SQLException {
        String columns = String.join(", ", table.key()) + ", " + String.join(", ", table.columns());
        return inserted(
                table,
                execute(
                        "insert into " + table.real() + " (" + columns + ") select " + columns + " from " + table.copy()
                                + " s where " + table.mine() + " and not exists (select from " + table.real()
                                + " l where " + table.joinedBy() + ")" + table.notThinned()
                                + " on conflict do nothing",
                        igUserId));
    }

    private long inserted(Copied table, long rows) throws SQLException {
        if (rows > 0) {
            execute(
                    "insert into pg_temp.moved values (?, '*', ?::bigint, 'new rows', null, null)",
                    table.name(),
                    Long.toString(rows));
        }
        return rows;
    }

    /** What the answers were taken for before, and are not any more. */
    private long deleteStale() throws SQLException {
        String own = "(select id from pg_temp.replayed where own)";
        long unmapped = execute("delete from creatorflow.unmapped_items l where l.raw_id in " + own
                + " and not exists (select from pg_temp.unmapped_items s"
                + " where s.raw_id = l.raw_id and s.item_index = l.item_index)");
        long observed = execute(
                "delete from creatorflow.media_observations l where l.creator_id = ? and l.raw_id in " + own
                        + " and l.media_pk in (select media_pk from public.instagram_reels where creator_id = ?"
                        + " union select media_pk from public.instagram_posts where creator_id = ?"
                        + " union select media_pk from creatorflow.media_credits where ig_user_id = ?)"
                        + " and not exists (select from pg_temp.media_observations s where s.media_pk = l.media_pk"
                        + " and s.source = l.source and s.observed_at = l.observed_at)",
                igUserId,
                igUserId,
                igUserId,
                igUserId);
        long metrics = execute(
                "delete from creatorflow.creator_metrics_daily l where l.ig_user_id = ? and l.run_key in"
                        + " (select run_key from pg_temp.creator_metrics_daily) and not exists"
                        + " (select from pg_temp.creator_metrics_daily s where s.ig_user_id = l.ig_user_id"
                        + " and s.day = l.day and s.name = l.name)",
                igUserId);
        gone("unmapped_items", unmapped);
        gone("media_observations", observed);
        gone("creator_metrics_daily", metrics);
        return unmapped + observed + metrics;
    }

    private void gone(String table, long rows) throws SQLException {
        if (rows > 0) {
            execute(
                    "insert into pg_temp.moved values (?, '* gone', ?::bigint, 'rows that no answer says any more', null, null)",
                    table,
                    Long.toString(rows));
        }
    }

    private void report(String name, Merged merged) throws SQLException {
        execute("delete from creatorflow.reprocess_changes where name = ? and ig_user_id = ?", name, igUserId);
        execute("""
                insert into creatorflow.reprocess_changes
                    (name, ig_user_id, table_name, column_name, changed, example, before, after, cause)
                select ?, ?, table_name, column_name, changed, example, before, after,
                       case when is_figure then ? else 'MAPPING' end
                from (select *, table_name = 'creator_metrics_daily'
                                or table_name = 'instagram_creators' and column_name = any(?::text[]) as is_figure
                      from pg_temp.moved) moved""", name, igUserId, figuresMovedBy(), FIGURES);
        execute(
                """
                insert into creatorflow.reprocess_creators
                    (name, ig_user_id, runs, answers, media, changed, kept_newer)
                values (?, ?, ?::int, ?::int, ?::bigint, ?::bigint, ?::bigint)
                on conflict (name, ig_user_id) do update set runs = excluded.runs, answers = excluded.answers,
                    media = excluded.media, changed = excluded.changed, kept_newer = excluded.kept_newer, error = null,
                    done_at = clock_timestamp()""",
                name,
                igUserId,
                Integer.toString(replayed.runs()),
                Integer.toString(replayed.answers()),
                Long.toString(replayed.media()),
                Long.toString(merged.changed()),
                Long.toString(merged.keptNewer()));
    }

    /** Why figures moved, given that their formulas, the answers' reading, or neither changed. */
    private String figuresMovedBy() throws SQLException {
        if (newFormula) {
            return "FORMULA";
        }
        long readDifferently = count(
                "select count(*) from pg_temp.moved where table_name <> 'creator_metrics_daily'"
                        + " and not (table_name = 'instagram_creators' and column_name = any(?::text[]))",
                FIGURES);
        return readDifferently > 0 ? "MAPPING" : "RULES";
    }

    private long count(String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameter);
                var result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private long execute(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, String... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
        return statement;
    }
}
