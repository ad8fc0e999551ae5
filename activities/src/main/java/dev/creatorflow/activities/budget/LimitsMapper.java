package dev.creatorflow.activities.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The row of a provider in {@code creatorflow.api_limits}. */
interface LimitsMapper {
    /** Staff's rate stays, unless the plan no longer allows it. A refused key is tried again: a new start
     * may bring a new key; a used-up budget is looked at again where a cap changed. */
    @Insert("""
            insert into creatorflow.api_limits as l
                (provider, requests_per_second, settings_requests_per_second, plan_limit_per_second,
                 day_cap, month_cap, price_per_1000_usd, quota_rolls)
            values
                (#{l.provider}, #{l.requestsPerSecond}, #{l.requestsPerSecond}, #{l.planLimitPerSecond},
                 #{l.dailyCap}, #{l.monthlyCap}, #{l.pricePer1000Usd}, #{l.quotaRolls})
            on conflict (provider) do update set
                requests_per_second = case
                    when l.rate_set_by = 'settings' or l.requests_per_second > excluded.plan_limit_per_second
                    then excluded.requests_per_second else l.requests_per_second end,
                rate_set_by = case
                    when l.requests_per_second > excluded.plan_limit_per_second then 'settings' else l.rate_set_by end,
                rate_reason = case
                    when l.requests_per_second > excluded.plan_limit_per_second then null else l.rate_reason end,
                rate_set_at = case
                    when l.rate_set_by = 'settings' and l.requests_per_second = excluded.requests_per_second
                        or l.rate_set_by <> 'settings'
                            and l.requests_per_second <= coalesce(excluded.plan_limit_per_second, l.requests_per_second)
                    then l.rate_set_at else clock_timestamp() end,
                settings_requests_per_second = excluded.settings_requests_per_second,
                plan_limit_per_second = excluded.plan_limit_per_second,
                day_cap = excluded.day_cap,
                month_cap = excluded.month_cap,
                price_per_1000_usd = excluded.price_per_1000_usd,
                quota_rolls = excluded.quota_rolls,
                paused_until = case
                    when l.pause_type = 'BAD_CREDENTIALS'
                        or l.pause_type = 'BUDGET_REACHED'
                            and (l.day_cap, l.month_cap) is distinct from (excluded.day_cap, excluded.month_cap)
                    then clock_timestamp() else l.paused_until end,
                updated_at = clock_timestamp()
            """)
    int configure(@Param("l") ProviderLimits limits);

    @Select("""
            select circuit_state as state, circuit_reason as reason, circuit_until as until,
                   circuit_openings as openings, circuit_probe as probe, consecutive_failures as failures
              from creatorflow.api_limits where provider = #{provider} for update
            """)
    @Nullable Circuit lockCircuit(@Param("provider") String provider);

    @Select("select clock_timestamp()")
    Instant now();

    @Update("""
            update creatorflow.api_limits
               set circuit_state = #{c.state}, circuit_reason = #{c.reason}, circuit_until = #{c.until},
                   circuit_openings = #{c.openings}, circuit_probe = #{c.probe},
                   consecutive_failures = #{c.failures}, updated_at = clock_timestamp()
             where provider = #{provider}
            """)
    int writeCircuit(@Param("provider") String provider, @Param("c") Circuit circuit);

    /** Only news newer than what is known: answers overtake each other. */
    @Update("""
            update creatorflow.api_limits
               set quota_limit = coalesce(#{q.limit}, quota_limit), quota_remaining = #{q.remaining},
                   quota_reset_at = clock_timestamp() + #{resetSeconds}::float8 * interval '1 second',
                   quota_ordinal = #{ordinal}, quota_seen_at = clock_timestamp(), updated_at = clock_timestamp()
             where provider = #{provider} and coalesce(quota_ordinal, 0) < #{ordinal}
            """)
    int noteQuota(
            @Param("provider") String provider,
            @Param("ordinal") long ordinal,
            @Param("q") ProviderQuota quota,
            @Param("resetSeconds") @Nullable Double resetSeconds);

    /** A pause by a rule; never takes the place of one by staff, and leaves an equal one as it is. */
    @Update("""
            update creatorflow.api_limits
               set pause_type = #{type}, pause_reason = #{reason}, paused_by = 'creatorflow',
                   paused_at = clock_timestamp(),
                   paused_until = coalesce(
                       clock_timestamp() + #{seconds}::float8 * interval '1 second',
                       (date_trunc('month', clock_timestamp() at time zone 'UTC') + interval '1 month') at time zone 'UTC'),
                   updated_at = clock_timestamp()
             where provider = #{provider}
               and (pause_type is null or paused_until <= clock_timestamp()
                    or pause_type not in ('SOURCE_PAUSED', #{type}))
            """)
    int pauseByRule(
            @Param("provider") String provider,
            @Param("type") String type,
            @Param("reason") String reason,
            @Param("seconds") @Nullable Double seconds);

    /** Holds every source while the disk is short; lapses by itself. Never takes the place of a pause by staff or by the provider. */
    @Update("""
            update creatorflow.api_limits
               set pause_reason = case when pause_type = 'DISK_FULL' then pause_reason else #{reason} end,
                   paused_at = case when pause_type = 'DISK_FULL' then paused_at else clock_timestamp() end,
                   pause_type = 'DISK_FULL', paused_by = 'creatorflow',
                   paused_until = clock_timestamp() + #{seconds} * interval '1 second', updated_at = clock_timestamp()
             where pause_type is null or pause_type in ('DISK_FULL', 'BUDGET_REACHED') or paused_until <= clock_timestamp()
            """)
    int pauseForDisk(@Param("reason") String reason, @Param("seconds") long seconds);

    @Update("""
            update creatorflow.api_limits
               set pause_type = 'SOURCE_PAUSED', pause_reason = #{reason}, paused_by = #{by},
                   paused_at = clock_timestamp(), paused_until = #{until}, updated_at = clock_timestamp()
             where provider = #{provider}
            """)
    int pause(
            @Param("provider") String provider,
            @Param("reason") String reason,
            @Param("by") String by,
            @Param("until") @Nullable Instant until);

    /** What the provider last said of its quota is forgotten too: the person who resumes knows better. */
    @Update("""
            update creatorflow.api_limits
               set pause_type = null, pause_reason = null, paused_by = null, paused_at = null, paused_until = null,
                   quota_remaining = null, quota_reset_at = null,
                   circuit_until = case circuit_state when 'CLOSED' then null else clock_timestamp() end,
                   updated_at = clock_timestamp()
             where provider = #{provider}
            """)
    int resume(@Param("provider") String provider);

    @Update("""
            update creatorflow.api_limits
               set requests_per_second = coalesce(#{rate}, settings_requests_per_second),
                   rate_set_by = case when #{rate}::numeric is null then 'settings' else #{by} end,
                   rate_reason = case when #{rate}::numeric is null then null else #{reason} end,
                   rate_set_at = clock_timestamp(), updated_at = clock_timestamp()
             where provider = #{provider}
            """)
    int rate(
            @Param("provider") String provider,
            @Param("rate") @Nullable BigDecimal rate,
            @Param("reason") String reason,
            @Param("by") String by);

    @Insert("""
            insert into creatorflow.audit_log (requester, action, subject_kind, subject, reason, before, after)
            values (#{by}, #{action}, 'source', #{provider}, #{reason}, #{before}::jsonb, #{after}::jsonb)
            """)
    int audit(
            @Param("by") String by,
            @Param("action") String action,
            @Param("provider") String provider,
            @Param("reason") String reason,
            @Param("before") @Nullable String before,
            @Param("after") @Nullable String after);

    /** The steered part of the row as JSON, for the audit. */
    @Select("""
            select jsonb_strip_nulls(jsonb_build_object(
                       'requestsPerSecond', requests_per_second, 'rateSetBy', rate_set_by,
                       'pause', pause_type, 'pauseReason', pause_reason, 'pausedUntil', paused_until))::text
              from creatorflow.api_limits where provider = #{provider}
            """)
    @Nullable String steered(@Param("provider") String provider);

    /** Days and months that are over count as empty; the figures of calls come from the ledger. */
    @Select("""
            with moment as (
                select clock_timestamp() as now,
                       (clock_timestamp() at time zone 'UTC')::date as day,
                       date_trunc('month', clock_timestamp() at time zone 'UTC')::date as month
            ), sums as (
                select provider,
                       count(*) filter (where send_at >= m.day::timestamp at time zone 'UTC') as day_sent,
                       count(*) filter (where send_at >= m.day::timestamp at time zone 'UTC'
                           and outcome = 'SUCCEEDED') as day_succeeded,
                       count(*) filter (where send_at >= m.day::timestamp at time zone 'UTC'
                           and outcome in ('FAILED', 'CANCELLED')) as day_failed,
                       count(*) as month_sent,
                       count(*) filter (where billed is distinct from false) as month_billed
                  from creatorflow.api_calls cross join moment m
                 where send_at >= m.month::timestamp at time zone 'UTC' and outcome is distinct from 'NOT_SENT'
              group by provider
            )
            select l.provider, l.requests_per_second, l.settings_requests_per_second, l.rate_set_by, l.rate_reason,
                   l.plan_limit_per_second,
                   case when l.day = m.day then l.day_calls else 0 end as day_calls, l.day_cap,
                   case when l.month = m.month then l.month_calls else 0 end as month_calls, l.month_cap,
                   coalesce(l.day_cap, case when l.month_cap is not null then greatest(0, ceil(
                       (l.month_cap - case when l.month = m.month
                           then l.month_calls - case when l.day = m.day then l.day_calls else 0 end else 0 end)::numeric
                       / ((m.month + interval '1 month')::date - m.day)))::bigint end) as day_allowance,
                   coalesce(s.day_sent, 0) as day_sent, coalesce(s.day_succeeded, 0) as day_succeeded,
                   coalesce(s.day_failed, 0) as day_failed, coalesce(s.month_sent, 0) as month_sent,
                   coalesce(s.month_billed, 0) as month_billed, l.price_per_1000_usd,
                   l.quota_limit, l.quota_remaining, l.quota_reset_at, l.quota_seen_at,
                   case when l.paused_until <= m.now then null else l.pause_type end as pause_type,
                   l.pause_reason, l.paused_by, l.paused_at, l.paused_until,
                   l.circuit_state, l.circuit_reason, l.circuit_until, l.consecutive_failures, m.now as as_of
              from creatorflow.api_limits l cross join moment m left join sums s on s.provider = l.provider
             order by l.provider
            """)
    List<SourceUsage> usage();
}
