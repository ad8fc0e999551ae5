package dev.creatorflow.activities.persistence.batch;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link SlotLedger}. */
interface SlotMapper {
    @Select("""
            select slot_at from creatorflow.batches
            where kind = 'CYCLE' and platform = #{platform} and name = #{name} and slot_at >= #{from} order by slot_at""")
    List<Instant> written(@Param("platform") String platform, @Param("name") String name, @Param("from") Instant from);

    @Insert("""
            with paused as (
                select reason from (
                    select action, reason from creatorflow.audit_log
                    where subject_kind = 'schedule' and subject = #{name} and action in ('pause', 'resume')
                      and happened_at <= #{slot}
                    order by happened_at desc, id desc limit 1) last
                where action = 'pause'
            ), running as (
                select max(slot_at) as slot_at from (
                    select slot_at from creatorflow.batches
                    where kind = 'CYCLE' and platform = #{platform} and name = #{name} and slot_at < #{slot}
                      and opened_at is not null and coalesce(closed_at, 'infinity') >= #{slot}
                    union all select #{runsSince}::timestamptz) known
                having max(slot_at) is not null
            )
            insert into creatorflow.batches (batch, kind, platform, name, slot_at, verdict, detail, created_at)
            select #{batch}, 'CYCLE', #{platform}, #{name}, #{slot},
                   case when exists (select 1 from paused) then 'PAUSED'
                        when exists (select 1 from running) then 'SKIPPED'
                        when #{pausedNow}::text is not null then 'PAUSED' else 'MISSED' end,
                   case when exists (select 1 from paused) then 'the schedule was paused: ' || (select coalesce(reason, 'no reason given') from paused)
                        when exists (select 1 from running) then 'the cycle of ' || to_char(
                            (select slot_at from running) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || 'Z was still running'
                        when #{pausedNow}::text is not null then 'the schedule is paused: ' || #{pausedNow}
                        else 'Temporal was not there to start it' end,
                   #{now}
            on conflict do nothing""")
    int judge(
            @Param("platform") String platform,
            @Param("name") String schedule,
            @Param("batch") String batch,
            @Param("slot") Instant slot,
            @Param("runsSince") @Nullable Instant runsSince,
            @Param("pausedNow") @Nullable String pausedNow,
            @Param("now") Instant now);

    @Insert("""
            insert into creatorflow.audit_log (happened_at, requester, action, subject_kind, subject, reason)
            values (#{now}, #{requester}, #{action}, 'schedule', #{schedule}, #{reason})""")
    int audit(
            @Param("schedule") String schedule,
            @Param("action") String action,
            @Param("requester") String requester,
            @Param("reason") @Nullable String reason,
            @Param("now") Instant now);
}
