package dev.creatorflow.activities.persistence.adoption;

import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.CaseDuplicate;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Holder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Handles that several accounts are stored with, in whatever case. One of them keeps it; the others keep their rows and the name in them, but
 * count as former holders ({@code username_is_current = false}). Which one is right only Instagram knows: the first scrape of an account that
 * really holds the handle takes it back.
 */
final class CaseDuplicates {
    /** Columns that may be missing are read through JSON. */
    private static final String CANDIDATES = """
            with holder as (
                select c.ig_user_id, c.username, lower(c.username) as handle, to_jsonb(c) as facts,
                       count(*) over (partition by lower(c.username)) as holders
                from public.instagram_creators c
                where coalesce((to_jsonb(c) ->> 'username_is_current')::boolean, true)
            )
            select ig_user_id, username, handle, coalesce(facts ->> 'review_status', '') = 'ok' as approved,
                   (facts ->> 'last_scraped_at')::timestamptz as scraped, (facts ->> 'created_at')::timestamptz as created
            from holder where holders > 1
            order by handle, approved desc, scraped desc nulls last, created desc nulls last, ig_user_id desc""";

    private CaseDuplicates() {}

    private record Candidate(
            Holder holder,
            String handle,
            boolean approved,
            @Nullable String scraped,
            @Nullable String created) {}

    static List<CaseDuplicate> find(Sql sql) throws SQLException {
        List<Candidate> candidates = sql.list(
                CANDIDATES,
                row -> new Candidate(
                        new Holder(row.getString("ig_user_id"), row.getString("username")),
                        row.getString("handle"),
                        row.getBoolean("approved"),
                        row.getString("scraped"),
                        row.getString("created")));
        List<CaseDuplicate> duplicates = new ArrayList<>();
        int from = 0;
        while (from < candidates.size()) {
            int to = from + 1;
            while (to < candidates.size()
                    && candidates.get(to).handle().equals(candidates.get(from).handle())) {
                to++;
            }
            duplicates.add(duplicate(candidates.subList(from, to)));
            from = to;
        }
        return duplicates;
    }

    private static CaseDuplicate duplicate(List<Candidate> holders) {
        Candidate winner = holders.getFirst();
        return new CaseDuplicate(
                winner.handle(),
                winner.holder(),
                holders.stream().skip(1).map(Candidate::holder).toList(),
                why(winner, holders.get(1)));
    }

    private static String why(Candidate winner, Candidate next) {
        if (winner.approved() != next.approved()) {
            return "it is the approved one";
        }
        if (!Objects.equals(winner.scraped(), next.scraped())) {
            return "it was scraped last (" + day(winner.scraped()) + ")";
        }
        return Objects.equals(winner.created(), next.created())
                ? "nothing tells them apart; it has the higher id"
                : "it was stored last (" + day(winner.created()) + ")";
    }

    private static String day(@Nullable String time) {
        return time == null
                ? "never"
                : time.substring(0, Math.min(10, time.length())).toLowerCase(Locale.ROOT);
    }

    /** Marks the losers and notes each in the log. Repeating it changes nothing. */
    static void settle(Sql sql, AdoptionLog log) throws SQLException {
        for (CaseDuplicate duplicate : find(sql)) {
            for (Holder loser : duplicate.losers()) {
                sql.change(
                        "update public.instagram_creators set username_is_current = false where ig_user_id = ?",
                        loser.igUserId());
                log.note(
                        "instagram_creators",
                        loser.igUserId(),
                        "username_is_current",
                        "true",
                        "false",
                        "the handle is held by " + duplicate.winner().igUserId() + ": " + duplicate.why());
            }
        }
    }
}
