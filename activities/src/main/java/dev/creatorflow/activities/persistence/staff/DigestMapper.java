package dev.creatorflow.activities.persistence.staff;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements of {@link DigestReads}. */
interface DigestMapper {
    @Select("""
            select outcome, reason, count(*) as runs from creatorflow.runs
            where outcome is not null and
            """ + FailureReadMapper.ENDED_SINCE + """
            group by outcome, reason order by runs desc, outcome, reason""")
    List<Digest.Ends> ends(@Param("since") Instant since);

    @Select("""
            select count(*) from creatorflow.runs
            where closed_at is null and verdict = 'RUNNING' and started_at < #{now}::timestamptz - interval '6 hours'""")
    long longOpen(@Param("now") Instant now);

    @Select("""
            select coalesce(sum(reels_new + posts_new), 0) as rows_new,
                   coalesce(sum(reels_existing + posts_existing), 0) as rows_updated,
                   coalesce(sum(reels_rejected + posts_rejected), 0) as rows_rejected,
                   (select count(*) from creatorflow.media_objects where stored_at >= #{since}) as media_stored,
                   (select count(*) from creatorflow.media_objects where state = 'LOST' and last_attempt_at >= #{since}) as media_lost,
                   (select count(*) from creatorflow.media_objects where state = 'DUE') as media_due
              from creatorflow.runs where
            """ + FailureReadMapper.ENDED_SINCE)
    Digest.Sums sums(@Param("since") Instant since);

    @Select("""
            select c.provider, count(*) as calls, count(*) filter (where c.outcome in ('FAILED', 'CANCELLED')) as failed,
                   round(count(*) filter (where c.billed is distinct from false) * max(l.price_per_1000_usd) / 1000, 4) as cost_usd
              from creatorflow.api_calls c left join creatorflow.api_limits l on l.provider = c.provider
             where c.send_at >= #{since} and c.outcome is distinct from 'NOT_SENT'
             group by c.provider order by c.provider""")
    List<Digest.Spending> spending(@Param("since") Instant since);

    @Select("""
            select kind, name, slot_at, verdict, outcome, reason, detail, due, done, calls, summary::text as summary
            from creatorflow.batches
            where verdict <> 'PLANNED' and (created_at >= #{since} or closed_at >= #{since} or closed_at is null)
            order by created_at desc limit 50""")
    List<Digest.BatchEnd> batches(@Param("since") Instant since);

    @Select("""
            select happened_at, kind, subject, sentence, command from (
                select * from creatorflow.notices where happened_at >= #{since} order by id desc limit 50) newest
            order by id""")
    List<Digest.Told> notices(@Param("since") Instant since);

    String GROWTH = """
            select username, growth_daily as daily_percent, followers from (
                select distinct on (target) username, growth_daily, followers from creatorflow.runs
                where started_at >= #{since} and growth_daily is not null
                order by target, started_at desc) newest
            """;

    @Select(GROWTH + "where growth_daily > 0 order by growth_daily desc limit 3")
    List<Digest.Growth> growth(@Param("since") Instant since);

    @Select(GROWTH + "where growth_daily < 0 order by growth_daily limit 3")
    List<Digest.Growth> loss(@Param("since") Instant since);
}
