package dev.creatorflow.activities.persistence.staff;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link SqlFailureReads}. */
interface FailureReadMapper {
    /** Runs that ended since: the index is by their start, and none takes a week. */
    String ENDED_SINCE = """
            started_at >= #{since}::timestamptz - interval '7 days' and closed_at >= #{since}
            """;

    /**
     * The first cause of a run is the last call that failed in a way its reason speaks of: attempts before it were made good by their
     * retries. Where no call failed, it is the run's own sentence.
     */
    String FAILED = """
            with kinds as (
                select * from json_to_recordset(#{causes}::json) as kind (type text, reason text)
            ), failed as (
                select run.* from creatorflow.runs run
                where
            """ + ENDED_SINCE + """
                  and run.outcome in ('FAILED', 'PARTIAL', 'STOPPED') and run.reason is distinct from 'CANCELLED'
                  and not exists (
                      select 1 from creatorflow.runs later
                      where later.started_at > run.started_at and later.platform = run.platform
                        and later.verdict in ('RUNNING', 'RAN')
                        and (later.target = run.target
                             or run.target is null and lower(later.username) = lower(run.username)))
            ), caused as (
                select failed.*, call.provider,
                       coalesce(call.failure_type, failed.reason) as error_type,
                       regexp_replace(regexp_replace(
                           coalesce(call.failure_detail, failed.detail, 'no cause was recorded'),
                           '@[A-Za-z0-9._]+', '@…', 'g'), '[0-9]{4,}', '…', 'g') as cause
                from failed left join lateral (
                    select c.provider, c.failure_type, c.failure_detail from creatorflow.api_calls c
                    join kinds on kinds.type = c.failure_type and kinds.reason = failed.reason
                    where c.run_key = failed.run_key and c.outcome = 'FAILED'
                    order by c.id desc limit 1) call on true
            ), named as (
                select *, left(md5(concat_ws('|', outcome, reason, error_type, provider, cause)), 6) as group_id
                from caused
            )
            """;

    @Select(FAILED + """
            select group_id as id, outcome, reason, error_type, provider, cause, count(*) as runs,
                   min(started_at) as oldest, max(started_at) as newest,
                   (array_agg(run_key order by started_at desc))[1] as example_run,
                   (array_agg(username order by started_at desc))[1] as example_username
            from named
            group by group_id, outcome, reason, error_type, provider, cause
            order by runs desc, newest desc""")
    List<FailureGroup> groups(@Param("since") Instant since, @Param("causes") String causes);

    @Select(FAILED + """
            select group_id, run_key, target, username, workflow_id, "trigger", batch, outcome, reason,
                   window_reels, window_posts, started_at, closed_at
            from named
            where (#{group}::text is null or group_id = #{group})
              and (#{name}::text is null or run_key = #{name} or workflow_id = #{name} or target = #{name}
                   or lower(username) = lower(#{name}))
            order by started_at desc""")
    List<FailedRun> runs(
            @Param("since") Instant since,
            @Param("causes") String causes,
            @Param("group") @Nullable String group,
            @Param("name") @Nullable String name);
}
