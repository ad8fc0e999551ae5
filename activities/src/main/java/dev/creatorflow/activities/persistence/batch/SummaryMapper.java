package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.workflows.batch.BatchSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link BatchSummaries}. */
interface SummaryMapper {
    record Head(
            String platform,
            String kind,
            String name,
            @Nullable Instant openedAt,
            long due,
            long calls,
            @Nullable Long plannedLow,
            @Nullable Long plannedHigh,
            @Nullable BigDecimal costUsd) {}

    record RowCounts(long rowsNew, long rowsUpdated, long filesDue) {}

    record FileCounts(long due, long lost) {}

    @Select("""
            select b.platform, b.kind, b.name, b.opened_at, b.due, b.calls, b.planned_low, b.planned_high,
                   round(l.price_per_1000_usd * b.calls / 1000, 4) as cost_usd
            from creatorflow.batches b left join creatorflow.api_limits l on l.provider = b.platform
            where b.batch = #{batch}""")
    @Nullable Head head(@Param("batch") String batch);

    @Select("""
            select case state when 'DROPPED' then 'DROPPED' when 'DONE' then outcome else 'LEFT' end as outcome,
                   case when state in ('DROPPED', 'DONE') then reason end as reason, count(*) as count
            from creatorflow.batch_targets where batch = #{batch}
            group by 1, 2 order by 3 desc, 1, 2""")
    List<BatchSummary.Ends> ends(@Param("batch") String batch);

    @Select("""
            select coalesce(sum(r.reels_new + r.posts_new), 0) as rows_new,
                   coalesce(sum(r.reels_existing + r.posts_existing), 0) as rows_updated,
                   coalesce(sum(r.media_due), 0) as files_due
            from creatorflow.batch_targets t join creatorflow.runs r on r.run_key = t.run_key
            where t.batch = #{batch} and t.state = 'DONE'""")
    RowCounts rows(@Param("batch") String batch);

    @Select("""
            select coalesce(sum(case when m.state = 'DUE' then 1 else 0 end), 0) as due,
                   coalesce(sum(case when m.state = 'LOST' then 1 else 0 end), 0) as lost
            from creatorflow.batch_targets t
            join creatorflow.batches b on b.batch = t.batch
            join creatorflow.media_objects m on m.platform = b.platform and m.target = t.target
                and m.state in ('DUE', 'LOST') and m.first_seen_at >= b.opened_at
            where t.batch = #{batch} and t.state = 'DONE'""")
    FileCounts files(@Param("batch") String batch);

    /** Those that grew most; with {@code sign} -1 those that lost most. */
    @Select("""
            select r.username, r.growth_daily as daily_percent, r.followers
            from creatorflow.batch_targets t join creatorflow.runs r on r.run_key = t.run_key
            where t.batch = #{batch} and t.state = 'DONE' and r.growth_daily * #{sign} > 0
            order by r.growth_daily * #{sign} desc, r.username limit 5""")
    List<BatchSummary.Growth> growth(@Param("batch") String batch, @Param("sign") int sign);

    /** Reels that were below the bar whenever they were seen before, and are above it now. */
    @Select("""
            with bar as (
                select t.target, greatest(#{minViews}, #{multiplier} * coalesce(c.avg_views_per_reel_cached, 0)) as views,
                       c.username, b.opened_at
                from creatorflow.batch_targets t
                join creatorflow.batches b on b.batch = t.batch
                join public.instagram_creators c on c.ig_user_id = t.target
                where t.batch = #{batch} and t.state = 'DONE' and b.platform = 'instagram'
            )
            select bar.username, reel.shortcode, coalesce(reel.ig_play_count, reel.play_count) as plays
            from bar join public.instagram_reels reel on reel.creator_id = bar.target
            where reel.taken_at >= bar.opened_at - interval '14 days'
              and coalesce(reel.ig_play_count, reel.play_count) >= bar.views
              and not exists (
                select 1 from creatorflow.media_observations seen
                where seen.media_pk = reel.media_pk and seen.observed_at < bar.opened_at
                  and coalesce(seen.ig_play_count, seen.play_count) >= bar.views)
            order by 3 desc, 1 limit 5""")
    List<BatchSummary.Viral> viral(
            @Param("batch") String batch, @Param("minViews") long minViews, @Param("multiplier") double multiplier);
}
