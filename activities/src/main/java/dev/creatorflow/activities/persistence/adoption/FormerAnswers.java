package dev.creatorflow.activities.persistence.adoption;

import static dev.creatorflow.activities.persistence.adoption.Sql.quoted;

import dev.creatorflow.activities.archive.AnswerBody;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Change;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies the raw answers that the former system kept beside its rows to {@code creatorflow.raw_responses}, each content once: provider
 * {@code adopted}, run key {@code adopted/<sha256>}, stream {@code adopted-medium} for one medium and {@code adopted-profile} for a whole
 * profile answer. The columns they come from keep them.
 */
final class FormerAnswers {
    private static final int BATCH = 200;
    private static final List<Source> SOURCES = List.of(
            new Source("instagram_creators", "raw_profile_json", "ig_user_id", "ig_user_id", "adopted-profile"),
            new Source("instagram_reels", "raw_media_json", "media_pk", "creator_id", "adopted-medium"),
            new Source("instagram_posts", "raw_media_json", "media_pk", "creator_id", "adopted-medium"));
    private static final String DIGEST = "encode(sha256(convert_to(%s::text, 'UTF8')), 'hex')";

    private FormerAnswers() {}

    /** Where raw answers are; {@code subject} is the column that says whom they are about. */
    private record Source(String table, String column, String key, String subject, String stream) {}

    /** A raw answer of a row. */
    private record Former(
            String key,
            @Nullable String subject,
            String body,
            @Nullable Timestamp at) {}

    static List<Change> plan(Sql sql) throws SQLException {
        List<Change> changes = new ArrayList<>();
        for (Source source : SOURCES) {
            ExistingTable table = ExistingTable.read(sql, source.table());
            if (table == null || !table.columns().containsKey(source.column())) {
                continue;
            }
            long rows = sql.number("select count(*) from public." + source.table() + " f where " + source.column()
                    + " is not null" + notYet(sql, source));
            if (rows > 0) {
                changes.add(new Change(
                        Kind.ARCHIVE,
                        source.table(),
                        source.column(),
                        "is copied to the raw answers, each content once",
                        rows));
            }
        }
        return changes;
    }

    /** Copies what is not there yet, committing batch by batch: an interrupted run goes on where it stopped. */
    static long copy(Sql sql) throws SQLException {
        long copied = 0;
        for (Source source : SOURCES) {
            List<String> times = times(sql, source);
            List<Former> batch = List.of();
            String after = "";
            do {
                batch = next(sql, source, times, after);
                for (Former former : batch) {
                    copied += copy(sql, source, former);
                }
                sql.connection().commit();
                after = batch.isEmpty() ? after : batch.getLast().key();
            } while (batch.size() == BATCH);
        }
        return copied;
    }

    private static List<Former> next(Sql sql, Source source, List<String> times, String after) throws SQLException {
        return sql.list(
                "select f." + source.key() + ", f." + source.subject() + ", f." + source.column() + "::text, "
                        + (times.isEmpty() ? "null::timestamptz" : "coalesce(" + String.join(", ", times) + ")")
                        + " from public." + source.table() + " f where f." + source.column() + " is not null and f."
                        + source.key() + " > ?" + notYet(sql, source) + " order by f." + source.key() + " limit "
                        + BATCH,
                row -> new Former(row.getString(1), row.getString(2), row.getString(3), row.getTimestamp(4)),
                after);
    }

    private static long copy(Sql sql, Source source, Former former) throws SQLException {
        AnswerBody body = AnswerBody.of(former.body().getBytes(StandardCharsets.UTF_8));
        return sql.change(
                """
                insert into creatorflow.raw_responses
                    (provider, run_key, stream, page, subject, more, items, found, fetched_at, http_status, digest,
                     body_bytes, body, saved, added, existing, rejected, media_due, media_reused, saved_at)
                values ('adopted', 'adopted/' || ?, ?, 0, ?, false, 1, true, coalesce(?, clock_timestamp()), 200, ?, ?, ?,
                        1, 0, 1, 0, 0, 0, clock_timestamp())
                on conflict do nothing""",
                body.digest(),
                source.stream(),
                former.subject() == null ? former.key() : former.subject(),
                former.at(),
                body.digest(),
                body.length(),
                body.compressed());
    }

    /** When an answer came in, as far as the row knows. */
    private static List<String> times(Sql sql, Source source) throws SQLException {
        ExistingTable table = ExistingTable.read(sql, source.table());
        return table == null
                ? List.of()
                : Stream.of("scraped_at", "created_at", "updated_at")
                        .filter(table.columns()::containsKey)
                        .map(column -> "f." + quoted(column))
                        .collect(Collectors.toList());
    }

    private static String notYet(Sql sql, Source source) throws SQLException {
        return sql.holds("select to_regclass('creatorflow.raw_responses') is null")
                ? ""
                : " and not exists (select 1 from creatorflow.raw_responses known where known.run_key = 'adopted/' || "
                        + DIGEST.replace("%s", "f." + source.column()) + " and known.stream = '" + source.stream()
                        + "' and known.page = 0)";
    }
}
