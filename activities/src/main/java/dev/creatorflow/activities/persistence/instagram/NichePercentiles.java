package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Where the creators of a niche stand, per output and UTC day. Thread-safe. */
public final class NichePercentiles {
    private final Database database;
    private final Clock clock;

    public NichePercentiles(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Computes the day's percentiles, over the approved creators of each niche, from what each one's newest day of the last 30 says. An output
     * that is unknown on that day is left out for that creator. One statement a niche, so that no transaction grows with the agency.
     *
     * @param beat called after each niche
     * @return outputs of niches that were written
     */
    public int refresh(Runnable beat) {
        Instant now = clock.instant();
        int written = 0;
        for (String niche : database.autocommit(
                statements -> statements.mapper(Percentiles.class).niches())) {
            written += database.autocommit(
                    statements -> statements.mapper(Percentiles.class).refresh(niche, now));
            beat.run();
        }
        return written;
    }

    interface Percentiles {
        @Select("select distinct niche from public.instagram_creators where niche is not null and review_status = 'ok'")
        List<String> niches();

        /** Below 5 creators only their number is written: a quarter of four is one person. */
        @Update("""
                with creator as (
                    select ig_user_id, followers_count from public.instagram_creators
                    where niche = #{niche} and review_status = 'ok'
                ), newest as (
                    select creator.ig_user_id, last.day
                    from creator cross join lateral (
                        select max(day) as day from creatorflow.creator_metrics_daily metric
                        where metric.ig_user_id = creator.ig_user_id
                          and metric.day <= (#{now}::timestamptz at time zone 'UTC')::date
                          and metric.day > (#{now}::timestamptz at time zone 'UTC')::date - 30) last
                ), value as (
                    select metric.name, metric.value
                    from newest join creatorflow.creator_metrics_daily metric using (ig_user_id, day)
                    where metric.value is not null and metric.name not like 'legacy%'
                    union all
                    select 'followers', followers_count from creator where followers_count is not null
                ), spread as (
                    select name, count(*)::int as n,
                           percentile_cont(array[0.1, 0.25, 0.5, 0.75, 0.9]) within group (order by value) as p
                    from value group by name
                )
                insert into creatorflow.niche_percentiles (day, niche, name, n, p10, p25, p50, p75, p90, computed_at)
                select (#{now}::timestamptz at time zone 'UTC')::date, #{niche}, name, n,
                       case when n >= 5 then p[1] end, case when n >= 5 then p[2] end, case when n >= 5 then p[3] end,
                       case when n >= 5 then p[4] end, case when n >= 5 then p[5] end, #{now}
                from spread
                on conflict (niche, name, day) do update set n = excluded.n, p10 = excluded.p10, p25 = excluded.p25,
                    p50 = excluded.p50, p75 = excluded.p75, p90 = excluded.p90, computed_at = excluded.computed_at""")
        int refresh(@Param("niche") String niche, @Param("now") Instant now);
    }
}
