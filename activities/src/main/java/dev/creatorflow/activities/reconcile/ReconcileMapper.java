package dev.creatorflow.activities.reconcile;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link ReconciliationActivitiesImpl}. */
interface ReconcileMapper {
    record OpenRun(String runKey, String workflowId) {}

    /** @param example a handle; null where there are none */
    record Forgotten(int creators, @Nullable String example) {}

    @Select("""
            select run_key, workflow_id from creatorflow.runs
            where verdict = 'RUNNING' and closed_at is null and workflow_id is not null and started_at < #{before}
            order by started_at limit #{most}""")
    List<OpenRun> open(@Param("before") Instant before, @Param("most") int most);

    @Update("""
            update creatorflow.runs set verdict = 'RAN', closed_at = #{now}, outcome = 'FAILED', reason = 'INTERNAL',
                   detail = #{detail}
            where run_key = #{runKey} and closed_at is null""")
    int close(@Param("runKey") String runKey, @Param("detail") String detail, @Param("now") Instant now);

    @Select("""
            select exists (select from public.instagram_creators where ig_user_id = #{target})
                or exists (select from creatorflow.runs
                           where platform = 'instagram' and target = #{target} and closed_at is null)""")
    boolean known(@Param("target") String target);

    @Select("""
            select count(*) as creators, min(c.username) as example
            from creatorflow.account_state s join public.instagram_creators c on c.ig_user_id = s.ig_user_id
            where s.due_at < #{before} and c.review_status = 'ok' and not c.paused
              and not exists (
                  select from creatorflow.runs r
                  where r.platform = 'instagram' and r.target = s.ig_user_id and r.started_at > s.due_at)""")
    Forgotten forgotten(@Param("before") Instant before);

    /** One line a day about the same thing. */
    @Select("""
            select exists (select from creatorflow.notices where kind = #{kind} and subject = #{subject}
                           and happened_at > clock_timestamp() - interval '20 hours')""")
    boolean told(@Param("kind") String kind, @Param("subject") String subject);

    @Select("""
            select done_until from creatorflow.retention_progress
            where subject = 'FAILED_HISTORIES' and stage = 'EXPORTED'""")
    @Nullable Instant exportedUntil();

    @Update("""
            insert into creatorflow.retention_progress as known (subject, stage, done_until)
            values ('FAILED_HISTORIES', 'EXPORTED', #{until})
            on conflict (subject, stage) do update
                set done_until = greatest(known.done_until, excluded.done_until), updated_at = now()""")
    int exported(@Param("until") Instant until);
}
