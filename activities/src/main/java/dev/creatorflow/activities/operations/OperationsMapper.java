package dev.creatorflow.activities.operations;

import dev.creatorflow.activities.operations.PipelineFigures.SourceFigures;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link Operations}. */
interface OperationsMapper {
    /** @param dueSince null where nothing is due */
    record Backlog(long due, @Nullable Instant dueSince, long open, long media) {}

    @Select("""
            select count(*) as due, min(due_at) as due_since,
                   (select count(*) from creatorflow.runs where closed_at is null and verdict = 'RUNNING') as open,
                   (select count(*) from creatorflow.media_objects where state = 'DUE') as media
              from creatorflow.account_state where due_at <= #{now}""")
    Backlog backlog(@Param("now") Instant now);

    /** Days and months that are over count as empty. */
    @Select("""
            with moment as (
                select (clock_timestamp() at time zone 'UTC')::date as day,
                       date_trunc('month', clock_timestamp() at time zone 'UTC')::date as month
            ), counted as (
                select l.*, case when l.day = m.day then l.day_calls else 0 end as day_used,
                       case when l.month = m.month then l.month_calls else 0 end as month_used,
                       (m.month + interval '1 month')::date - m.day as days_left
                  from creatorflow.api_limits l cross join moment m
            )
            select provider, requests_per_second,
                   case when day_cap is not null then greatest(0, day_cap - day_used)
                        when month_cap is not null then greatest(0,
                            ceil((month_cap - (month_used - day_used))::numeric / days_left)::bigint - day_used) end as day_left,
                   case when month_cap is not null then greatest(0, month_cap - month_used) end as month_left,
                   quota_remaining - (calls_reserved - quota_ordinal) as quota_left,
                   case when paused_until <= clock_timestamp() then null else pause_type end as pause_type
              from counted order by provider""")
    List<SourceFigures> sources();

    /** The pulse: what old screens take for a living process, and the calls of the UTC day. */
    @Update("""
            update public.system_control control
               set last_heartbeat = clock_timestamp(),
                   requests_today = case when l.day = (clock_timestamp() at time zone 'UTC')::date then l.day_calls else 0 end,
                   started_at = case when control.status = 'stopped' and control.enabled
                       then clock_timestamp() else control.started_at end,
                   status = case when not control.enabled then 'stopped'
                       when l.pause_type is not null and (l.paused_until is null or l.paused_until > clock_timestamp())
                       then control.status else 'running' end
              from creatorflow.api_limits l
             where control.script_name = l.provider || '_scraper'""")
    int beat();
}
