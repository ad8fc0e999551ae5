package dev.creatorflow.activities.drift;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of drift. */
interface DriftMapper {
    /** @param releasedAt null while it is held */
    record Hold(
            String endpoint,
            String field,
            Instant since,
            @Nullable Instant releasedAt) {
        boolean covers(Instant fetchedAt) {
            return !fetchedAt.isBefore(since) && (releasedAt == null || fetchedAt.isBefore(releasedAt));
        }
    }

    @Select("select endpoint, field, since, released_at from creatorflow.field_holds where not accepted")
    List<Hold> holds();

    @Insert("""
            insert into creatorflow.drift_answers as known (day, endpoint, observed)
            select day, endpoint, count
            from json_to_recordset(#{rows}::json) as added (day date, endpoint text, count bigint)
            order by 1, 2
            on conflict (day, endpoint) do update set observed = known.observed + excluded.observed""")
    int addObserved(@Param("rows") String rows);

    @Insert("""
            insert into creatorflow.field_drift as known (day, endpoint, field, kind, count)
            select day, endpoint, field, kind, count
            from json_to_recordset(#{rows}::json) as added (day date, endpoint text, field text, kind text, count bigint)
            order by 1, 2, 3, 4
            on conflict (endpoint, field, kind, day) do update set count = known.count + excluded.count""")
    int addOdd(@Param("rows") String rows);

    /**
     * The share of objects in which a watched field was of no use, today and over the 14 days before. A day tells something from 200 objects on,
     * the days before from 500 on; without those nothing is known to be usual.
     */
    String SHARES = """
            with watched as (
                select * from json_to_recordset(#{watched}::json) as watched (endpoint text, field text)
            ), seen as (
                select endpoint, coalesce(sum(observed) filter (where day = #{today}), 0) as now,
                       coalesce(sum(observed) filter (where day < #{today}), 0) as before
                from creatorflow.drift_answers where day between #{today}::date - 14 and #{today}::date group by endpoint
            ), useless as (
                select watched.endpoint, watched.field,
                       coalesce(sum(drift.count) filter (where drift.day = #{today}), 0) as now,
                       coalesce(sum(drift.count) filter (where drift.day < #{today}), 0) as before
                from watched left join creatorflow.field_drift drift
                    on drift.endpoint = watched.endpoint
                   and drift.field in (watched.field, watched.field || '.count')
                   and drift.kind in ('MISSING', 'NULL', 'RETYPED', 'OUT_OF_RANGE')
                   and drift.day between #{today}::date - 14 and #{today}::date
                group by watched.endpoint, watched.field
            ), share as (
                select useless.endpoint, useless.field, seen.now as observed, seen.before as observed_before,
                       least(1, useless.now / seen.now::numeric) as share,
                       case when seen.before >= 500 then least(1, useless.before / seen.before::numeric) end as usual
                from useless join seen using (endpoint) where seen.now >= 200
            )
            """;

    /** Three times as often of no use as usual, and by a quarter of all objects more. */
    String DRIFTS = "usual is not null and share > usual + 0.25 and share > usual * 3";

    @Insert(SHARES + """
            insert into creatorflow.field_holds (endpoint, field, since, sentence)
            select endpoint, field, #{now},
                   format('%s of %s was missing or unreadable in %s %% of %s objects on %s; in the 14 days before it was %s %% of %s.',
                          field, endpoint, round(share * 100), observed, #{today}::date, round(usual * 100), observed_before)
            from share
            where\s""" + DRIFTS + """
              and not exists (select from creatorflow.field_holds accepted
                  where accepted.endpoint = share.endpoint and accepted.field = share.field
                    and accepted.accepted and accepted.released_at > #{now}::timestamptz - interval '14 days')
            on conflict do nothing""")
    int hold(@Param("today") LocalDate today, @Param("now") Instant now, @Param("watched") String watched);

    /** A field that was fine for a whole sample of a later day is published again. */
    @Update(SHARES + """
            update creatorflow.field_holds held set released_at = #{now}
            from share
            where held.released_at is null and held.endpoint = share.endpoint and held.field = share.field
              and (held.since at time zone 'UTC')::date < #{today}::date and not (\s""" + DRIFTS + ")")
    int release(@Param("today") LocalDate today, @Param("now") Instant now, @Param("watched") String watched);
}
