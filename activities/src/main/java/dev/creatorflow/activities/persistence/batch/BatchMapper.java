package dev.creatorflow.activities.persistence.batch;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link BatchStore} that hold for every platform. */
interface BatchMapper {
    /** Targets that may be claimed: who judges the next ones and who claims them look at the same ones. */
    String WAITING = """
            batch = #{batch} and state = 'WAITING' and (not_before is null or not_before <= #{now})
            """;

    String STANDING = """
            select batch, kind, verdict, due, waiting, in_flight, done, calls, planned_done, planned_middle, planned_high
            from creatorflow.batches where batch = #{batch}""";

    /** What a statement changed: how many targets left or entered a state. */
    record Moves(int waiting, int inFlight, int done, long calls, double planned) {}

    /** A slot that was written before, by a reconciliation that came too early, runs after all. */
    @Insert("""
            insert into creatorflow.batches as known
                (batch, kind, platform, name, slot_at, requester, verdict, created_at)
            values (#{batch}, #{kind}, #{platform}, #{name}, #{slotAt}, #{requester}, 'RUNNING', #{now})
            on conflict do nothing""")
    int insert(
            @Param("batch") String batch,
            @Param("kind") String kind,
            @Param("platform") String platform,
            @Param("name") String name,
            @Param("slotAt") @Nullable Instant slotAt,
            @Param("requester") @Nullable String requester,
            @Param("now") Instant now);

    /** The row that stands for the slot already, under whatever id. */
    @Update("""
            update creatorflow.batches set batch = #{batch}, verdict = 'RUNNING', detail = null, reason = null
            where kind = 'CYCLE' and platform = #{platform} and name = #{name} and slot_at = #{slotAt}
              and batch <> #{batch} and opened_at is null""")
    int adoptSlot(
            @Param("batch") String batch,
            @Param("platform") String platform,
            @Param("name") String name,
            @Param("slotAt") Instant slotAt);

    @Update("""
            update creatorflow.batches set
                verdict = 'RUNNING', outcome = null, reason = null, detail = null, closed_at = null,
                opened_at = coalesce(opened_at, #{now})
            where batch = #{batch}""")
    int open(@Param("batch") String batch, @Param("now") Instant now);

    @Update("update creatorflow.batches set due = #{due} where batch = #{batch}")
    int refused(@Param("batch") String batch, @Param("due") long due);

    @Select(STANDING)
    @Nullable BatchStanding standing(@Param("batch") String batch);

    /** Whoever changes targets holds this row: the window is counted by one at a time. */
    @Select(STANDING + " for update")
    @Nullable BatchStanding lock(@Param("batch") String batch);

    /** Targets of an earlier execution that failed or were stopped get another chance when the batch is started again. */
    @Update("""
            update creatorflow.batch_targets set
                state = 'WAITING', attempts = 0, not_before = null, ended_at = null, outcome = null, reason = null
            where batch = #{batch} and state = 'DONE'
              and (outcome = 'FAILED' or (outcome = 'STOPPED' and reason <> 'CANCELLED'))""")
    int revive(@Param("batch") String batch);

    /** Counts anew; for opening only. */
    @Update("""
            update creatorflow.batches b set
                due = t.due, waiting = t.waiting, in_flight = t.in_flight, done = t.due - t.waiting - t.in_flight,
                calls = t.calls, planned_done = t.planned_done
            from (select count(*) as due,
                         count(*) filter (where state = 'WAITING') as waiting,
                         count(*) filter (where state in ('CLAIMED', 'STARTED')) as in_flight,
                         coalesce(sum(calls), 0) as calls,
                         coalesce(sum(planned_calls) filter (where state = 'DONE'), 0) as planned_done
                  from creatorflow.batch_targets where batch = #{batch}) t
            where b.batch = #{batch}""")
    int count(@Param("batch") String batch);

    /**
     * Takes in the runs that were closed since their target was claimed. One that the source stopped waits again, at its place; one that failed
     * for a reason that passes is tried once more at the end. Both keep their run key, so that nothing is paid for twice.
     */
    @Select("""
            with ended as (
                select t.target, r.outcome, r.reason, r.closed_at,
                       case when r.batch = t.batch then r.calls_total else 0 end as calls,
                       case when r.outcome = 'STOPPED' and r.reason in ('BUDGET_REACHED', 'QUOTA_EXHAUSTED', 'PAUSED')
                                 or r.reason = 'BAD_CREDENTIALS' then t.attempts < 50
                            when r.outcome = 'FAILED' and r.reason in ('UPSTREAM_DOWN', 'RATE_LIMITED', 'INTERNAL')
                                 then t.attempts < 2
                            else false end as again,
                       r.outcome = 'FAILED' and r.reason <> 'BAD_CREDENTIALS' as at_the_end
                from creatorflow.batch_targets t join creatorflow.runs r on r.run_key = t.run_key
                where t.batch = #{batch} and t.state in ('CLAIMED', 'STARTED')
                  and r.closed_at is not null and r.closed_at is distinct from t.closed_before
            ), before as (
                select t.target, t.calls, t.planned_calls from creatorflow.batch_targets t
                where t.batch = #{batch} and t.target in (select target from ended)
            ), settled as (
                update creatorflow.batch_targets t set
                    state = case when ended.again then 'WAITING' else 'DONE' end,
                    outcome = ended.outcome, reason = ended.reason, calls = ended.calls,
                    ended_at = case when not ended.again then #{now}::timestamptz end,
                    not_before = case when ended.again then #{now}::timestamptz + interval '1 minute' end,
                    place = case when ended.again and ended.at_the_end then t.place + 1000000000000 else t.place end
                from ended
                where t.batch = #{batch} and t.target = ended.target
                returning t.target, ended.again
            )
            select count(*) filter (where again)::int as waiting, -count(*)::int as in_flight,
                   count(*) filter (where not again)::int as done,
                   coalesce(sum(ended.calls - before.calls), 0)::bigint as calls,
                   coalesce(sum(before.planned_calls) filter (where not again), 0)::float8 as planned
            from settled join ended using (target, again) join before using (target)""")
    Moves settle(@Param("batch") String batch, @Param("now") Instant now);

    @Select("select coalesce(sum(calls), 0) from creatorflow.batch_targets where batch = #{batch} and state = 'DONE'")
    long callsOfEnded(@Param("batch") String batch);

    /** Gives the next targets to the caller, each with the run key it keeps from now on. */
    @Select("""
            with next as (
                select target from creatorflow.batch_targets where
            """ + WAITING + """
                order by place limit #{room} for update
            ), claimed as (
                update creatorflow.batch_targets t set
                    state = 'CLAIMED', claimed_at = #{now}, looked_at = null, not_before = null,
                    attempts = t.attempts + 1, run_key = coalesce(t.run_key, gen_random_uuid()::text),
                    closed_before = (select closed_at from creatorflow.runs r where r.run_key = t.run_key)
                from next where t.batch = #{batch} and t.target = next.target
                returning 1
            )
            select -count(*)::int as waiting, count(*)::int as in_flight, 0 as done, 0::bigint as calls, 0::float8 as planned
            from claimed""")
    Moves claim(@Param("batch") String batch, @Param("room") int room, @Param("now") Instant now);

    @Update("""
            update creatorflow.batches set
                waiting = waiting + #{m.waiting}, in_flight = in_flight + #{m.inFlight}, done = done + #{m.done},
                calls = calls + #{m.calls}, planned_done = planned_done + #{m.planned}
            where batch = #{batch}""")
    int move(@Param("batch") String batch, @Param("m") Moves moves);

    /** Targets that were added while the batch runs. */
    @Update("update creatorflow.batches set due = due + #{added}, waiting = waiting + #{added} where batch = #{batch}")
    int grow(@Param("batch") String batch, @Param("added") int added);

    /** Claimed and not known to be started: of this step, or of one that was cut off. */
    @Select("""
            select t.target, t.username, t.run_key, t.workflow_id, t.window_reels, t.window_posts,
                   r.run_key is not null and (r.closed_at is null or r.closed_at is distinct from t.closed_before) as run_opened
            from creatorflow.batch_targets t left join creatorflow.runs r on r.run_key = t.run_key
            where t.batch = #{batch} and t.state = 'CLAIMED' order by t.claimed_at, t.place limit #{most}""")
    List<BatchTarget> claimed(@Param("batch") String batch, @Param("most") int most);

    /** @param rows JSON {@code [{"target", "run_key", "workflow_id"}]} */
    @Update("""
            update creatorflow.batch_targets t set
                state = 'STARTED', workflow_id = s.workflow_id,
                closed_before = case when t.run_key = s.run_key then t.closed_before end, run_key = s.run_key
            from json_to_recordset(#{rows}::json) as s (target text, run_key text, workflow_id text)
            where t.batch = #{batch} and t.target = s.target and t.state = 'CLAIMED'""")
    int started(@Param("batch") String batch, @Param("rows") String rows);

    /** Claimed targets wait again, at their places and as if this attempt had not been made. */
    @Select("""
            with postponed as (
                update creatorflow.batch_targets t set
                    state = 'WAITING', attempts = t.attempts - 1, not_before = #{now}::timestamptz + interval '1 minute'
                where t.batch = #{batch} and t.state = 'CLAIMED'
                  and t.target = any(#{targets,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
                returning 1
            )
            select count(*)::int as waiting, -count(*)::int as in_flight, 0 as done, 0::bigint as calls, 0::float8 as planned
            from postponed""")
    Moves postpone(@Param("batch") String batch, @Param("targets") List<String> targets, @Param("now") Instant now);

    /** Started long ago, and their run has not ended: the longest not looked at first. */
    @Select("""
            with late as (
                select t.target from creatorflow.batch_targets t
                where t.batch = #{batch} and t.state = 'STARTED'
                  and greatest(t.claimed_at, t.looked_at) < #{before}
                order by greatest(t.claimed_at, t.looked_at) limit #{most}
            ), looked as (
                update creatorflow.batch_targets t set looked_at = #{now}
                from late where t.batch = #{batch} and t.target = late.target
                returning t.target, t.username, t.run_key, t.workflow_id, t.window_reels, t.window_posts
            )
            select looked.target, looked.username, looked.run_key,
                   coalesce(r.workflow_id, looked.workflow_id) as workflow_id,
                   looked.window_reels, looked.window_posts, r.run_key is not null as run_opened
            from looked left join creatorflow.runs r on r.run_key = looked.run_key""")
    List<BatchTarget> late(
            @Param("batch") String batch,
            @Param("before") Instant before,
            @Param("now") Instant now,
            @Param("most") int most);

    /** Settles a target whose execution is gone and whose run was never closed. */
    @Select("""
            with lost as (
                update creatorflow.batch_targets t set
                    state = 'DONE', outcome = #{outcome}, reason = #{reason}, ended_at = #{now}
                where t.batch = #{batch} and t.target = #{target} and t.state = 'STARTED'
                  and not exists (select 1 from creatorflow.runs r where r.run_key = t.run_key
                                  and r.closed_at is not null and r.closed_at is distinct from t.closed_before)
                returning t.planned_calls
            )
            select 0 as waiting, -count(*)::int as in_flight, count(*)::int as done, 0::bigint as calls,
                   coalesce(sum(planned_calls), 0)::float8 as planned from lost""")
    Moves lose(
            @Param("batch") String batch,
            @Param("target") String target,
            @Param("outcome") String outcome,
            @Param("reason") @Nullable String reason,
            @Param("now") Instant now);

    @Update("""
            update creatorflow.batches set
                verdict = #{verdict}, outcome = #{outcome}, reason = #{reason}, detail = #{detail},
                closed_at = #{now}, summary = #{summary}::jsonb
            where batch = #{batch}""")
    int close(
            @Param("batch") String batch,
            @Param("verdict") String verdict,
            @Param("outcome") String outcome,
            @Param("reason") @Nullable String reason,
            @Param("detail") @Nullable String detail,
            @Param("summary") String summary,
            @Param("now") Instant now);

    @Insert("""
            insert into creatorflow.audit_log (happened_at, requester, action, subject_kind, subject, reason)
            values (#{now}, #{requester}, #{action}, 'batch', #{batch}, #{reason})""")
    int audit(
            @Param("batch") String batch,
            @Param("action") String action,
            @Param("requester") String requester,
            @Param("reason") String reason,
            @Param("now") Instant now);
}
