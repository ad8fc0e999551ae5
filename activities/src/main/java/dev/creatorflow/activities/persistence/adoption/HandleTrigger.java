package dev.creatorflow.activities.persistence.adoption;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;

/**
 * The former system let no two rows have one username, ever; here a former holder keeps the name in its row. Its constraint stays, nothing is
 * dropped: where a handle really changes hands, a trigger moves the former holder's copy out of the way first, to {@code name~id}, which no
 * handle can be. What it was is in {@code creatorflow.username_history}.
 */
final class HandleTrigger {
    static final String NAME = "creatorflow_former_handle";

    private static final String CREATE = """
            create or replace function creatorflow.free_former_handle() returns trigger language plpgsql as $$
            begin
                update public.instagram_creators
                set username = username || '~' || ig_user_id
                where %1$s = %2$s and not username_is_current and ig_user_id <> new.ig_user_id;
                return new;
            end $$;
            comment on function creatorflow.free_former_handle() is
                'Where the former system''s constraint lets no two rows have one username: a former holder becomes name~id.';
            create index if not exists creatorflow_former_handles on public.instagram_creators (%1$s)
                where not username_is_current;
            create trigger creatorflow_former_handle before insert or update of username, username_is_current
                on public.instagram_creators for each row when (new.username_is_current)
                execute function creatorflow.free_former_handle();
            """;

    private HandleTrigger() {}

    /** The constraint; {@code anyCase} where it takes names that differ only in case for the same. */
    record Constraint(String name, boolean anyCase) {}

    /** The former system's constraint, where it is there and nothing deals with it yet. */
    static Optional<Constraint> wantedBy(Sql sql) throws SQLException {
        ExistingTable table = ExistingTable.read(sql, "instagram_creators");
        if (table == null
                || sql.holds("select exists (select 1 from pg_trigger where tgname = ? and not tgisinternal)", NAME)) {
            return Optional.empty();
        }
        return table.indexes().values().stream()
                .filter(index -> "username".equals(index.onAlone()))
                .map(index -> new Constraint(index.name(), index.definition().contains("lower(")))
                .max(Comparator.comparing(Constraint::anyCase));
    }

    static void create(Sql sql, AdoptionLog log, Constraint constraint) throws SQLException {
        sql.run(
                constraint.anyCase()
                        ? CREATE.formatted("lower(username)", "lower(new.username)")
                        : CREATE.formatted("username", "new.username"));
        log.note("instagram_creators", null, NAME, null, "trigger", "the constraint " + constraint.name() + " stays");
    }
}
