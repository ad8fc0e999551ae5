package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What is odd about the provider's answers, and staff's word on fields that are held back. Thread-safe. */
public final class DriftStaff {
    private final Database database;
    private final Clock clock;

    public DriftStaff(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param sentence what was seen, against what is usual */
    public record Held(String endpoint, String field, Instant since, String sentence) {}

    /**
     * A field's oddity over the last days.
     *
     * @param share of the objects of these days, 0 to 1
     */
    public record Odd(
            String endpoint,
            String field,
            String kind,
            long count,
            @Nullable Double share,
            LocalDate newest) {}

    /** Fields whose values are not published at present. */
    public List<Held> held() {
        return database.autocommit(statements -> statements.mapper(Drifts.class).held());
    }

    /** Oddities of the last days; fields that are usually missing or null are left to their shares. */
    public List<Odd> odd(int days) {
        LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1L);
        return database.autocommit(statements -> statements.mapper(Drifts.class).odd(from));
    }

    /**
     * Publishes a held field again.
     *
     * @param accepted the values that came in meanwhile are right: a reprocess publishes them, and the field is not held again for 14 days
     * @return false where it is not held
     */
    public boolean release(String endpoint, String field, boolean accepted, Requester requester) {
        return database.autocommit(statements ->
                        statements.mapper(Drifts.class).release(endpoint, field, accepted, requester, clock.instant()))
                > 0;
    }

    interface Drifts {
        @Select("""
                select endpoint, field, since, sentence from creatorflow.field_holds
                where released_at is null order by since, endpoint, field""")
        List<Held> held();

        @Select("""
                select drift.endpoint, drift.field, drift.kind, sum(drift.count)::bigint as count,
                       (sum(drift.count) / nullif((select sum(observed) from creatorflow.drift_answers seen
                            where seen.endpoint = drift.endpoint and seen.day >= #{from}), 0))::float8 as share,
                       max(drift.day) as newest
                from creatorflow.field_drift drift where drift.day >= #{from}
                group by drift.endpoint, drift.field, drift.kind
                order by drift.kind in ('MISSING', 'NULL'), count desc, drift.endpoint, drift.field""")
        List<Odd> odd(@Param("from") LocalDate from);

        @Select("""
                with released as (
                    update creatorflow.field_holds set released_at = #{now}, released_by = #{requester.name},
                        accepted = #{accepted}
                    where endpoint = #{endpoint} and field = #{field} and released_at is null
                    returning endpoint || '/' || field as subject, sentence
                ), audited as (
                    insert into creatorflow.audit_log (happened_at, requester, action, subject_kind, subject, reason, before)
                    select #{now}, #{requester.name}, case when #{accepted} then 'accept' else 'release' end, 'field',
                           subject, #{requester.reason}, jsonb_build_object('held', sentence)
                    from released
                )
                select count(*) from released""")
        int release(
                @Param("endpoint") String endpoint,
                @Param("field") String field,
                @Param("accepted") boolean accepted,
                @Param("requester") Requester requester,
                @Param("now") Instant now);
    }
}
