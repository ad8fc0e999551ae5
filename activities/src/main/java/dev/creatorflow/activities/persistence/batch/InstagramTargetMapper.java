package dev.creatorflow.activities.persistence.batch;

import java.time.Duration;
import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Which Instagram creators are due, and whether they still are. */
interface InstagramTargetMapper {
    /**
     * Makes the times at which creators are due agree with what staff want, whoever wrote it: an approved one without a time gets one, one that
     * is no longer approved or is paused loses it, and one whose tier became faster does not wait out the slower interval.
     */
    @Update("""
            with wanted as (
                select c.ig_user_id, a.due_at,
                       case when c.review_status = 'ok' and not c.paused then case
                            when a.due_at is null then coalesce(c.last_scraped_at + tier.every, #{now}::timestamptz)
                            when a.due_at > #{now}::timestamptz + tier.every
                                 and coalesce(a.state, 'UNKNOWN') in ('ACTIVE', 'UNKNOWN') and c.media_count is distinct from 0
                            then greatest(#{now}::timestamptz, c.last_scraped_at + tier.every)
                            else a.due_at end end as wanted_at
                from public.instagram_creators c
                cross join lateral (
                    select case c.refresh_tier when 'hot' then #{hot}::interval when 'slow' then #{slow}::interval
                           else #{normal}::interval end as every) tier
                left join creatorflow.account_state a on a.ig_user_id = c.ig_user_id
                where c.ig_user_id is not null
                  and (c.review_status = 'ok' and not c.paused or a.due_at is not null)
            )
            insert into creatorflow.account_state as known
                (ig_user_id, state, since, sightings, last_sighting_at, due_at)
            select ig_user_id, 'UNKNOWN', #{now}, 0, #{now}, wanted_at from wanted
            where wanted_at is distinct from due_at
            on conflict (ig_user_id) do update set due_at = excluded.due_at""")
    int agreeOnDueTimes(
            @Param("hot") Duration hot,
            @Param("normal") Duration normal,
            @Param("slow") Duration slow,
            @Param("now") Instant now);

    /** Writes down the creators that are due, the longest overdue first. */
    @Update("""
            insert into creatorflow.batch_targets (batch, target, username, place)
            select #{batch}, due.ig_user_id, c.username, row_number() over (order by due.due_at, due.ig_user_id)
            from (select ig_user_id, due_at from creatorflow.account_state
                  where due_at <= #{now} order by due_at, ig_user_id limit #{most}) due
            join public.instagram_creators c on c.ig_user_id = due.ig_user_id
            where c.username is not null
            on conflict do nothing""")
    int due(@Param("batch") String batch, @Param("most") @Nullable Integer most, @Param("now") Instant now);

    @Select("select count(*) from creatorflow.account_state where due_at <= #{now}")
    long countDue(@Param("now") Instant now);

    /**
     * Drops those of the next targets that are not wanted any more: in a cycle creators that are no longer due, because staff paused or rejected
     * them or somebody scraped them meanwhile; in a backfill the rejected, and those scraped since it was planned with no wider window to walk.
     */
    @Select("""
            with next as (
                select target from creatorflow.batch_targets where attempts = 0 and
            """ + BatchMapper.WAITING + """
                order by place limit #{room}
            ), judged as (
                select next.target, case
                    when c.ig_user_id is null then case when next.target like '@%' then null else 'NOT_WANTED' end
                    when c.review_status = 'non_related' then 'NOT_WANTED'
                    when b.kind = 'CYCLE' and a.due_at is null then 'NOT_WANTED'
                    when b.kind = 'CYCLE' and a.due_at > #{now} then 'DONE_MEANWHILE'
                    when b.kind = 'BACKFILL' and t.window_reels is null and c.last_scraped_at > b.created_at
                        then 'DONE_MEANWHILE' end as reason
                from next
                join creatorflow.batches b on b.batch = #{batch}
                join creatorflow.batch_targets t on t.batch = #{batch} and t.target = next.target
                left join public.instagram_creators c on c.ig_user_id = next.target
                left join creatorflow.account_state a on a.ig_user_id = next.target
            ), dropped as (
                update creatorflow.batch_targets t set state = 'DROPPED', reason = judged.reason, ended_at = #{now}
                from judged
                where t.batch = #{batch} and t.target = judged.target and judged.reason is not null
                returning 1
            )
            select -count(*)::int as waiting, 0 as in_flight, count(*)::int as done, 0::bigint as calls, 0::float8 as planned
            from dropped""")
    BatchMapper.Moves dropUnwanted(@Param("batch") String batch, @Param("room") int room, @Param("now") Instant now);
}
