package dev.creatorflow.activities.budget;

import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statement of {@link SourceGate}: what {@code reserve_call} would refuse, read only. */
interface GateMapper {
    /** @param type why, as the type of failure that a call would get; null where calls flow */
    record GateRow(
            @Nullable String type,
            @Nullable String detail,
            @Nullable Instant until) {}

    @Select("""
            with limits as (
                select l.*, clock_timestamp() as moment,
                       case when l.day = (clock_timestamp() at time zone 'UTC')::date then l.day_calls else 0 end as today,
                       case when l.month = date_trunc('month', clock_timestamp() at time zone 'UTC')::date
                            then l.month_calls else 0 end as this_month,
                       date_trunc('month', clock_timestamp() at time zone 'UTC')::date as month_start,
                       (clock_timestamp() at time zone 'UTC')::date as day_start
                from creatorflow.api_limits l where l.provider = #{provider}
            ), allowed as (
                select limits.*, coalesce(day_cap, ceil((month_cap - (this_month - today))::numeric
                           / ((month_start + interval '1 month')::date - day_start))) as day_limit,
                       coalesce(quota_reset_at, (date_trunc('month', quota_seen_at at time zone 'UTC')
                           + interval '1 month') at time zone 'UTC') as quota_until
                from limits
            )
            select case
                       when pause_type is not null and coalesce(paused_until > moment, true)
                           then pause_type
                       when this_month >= month_cap or today >= day_limit then 'BUDGET_REACHED'
                       when not quota_rolls and quota_remaining - (calls_reserved - quota_ordinal) <= 0 and quota_until > moment
                           then 'QUOTA_EXHAUSTED'
                       when circuit_state = 'OPEN' and circuit_until > moment then 'UPSTREAM_UNAVAILABLE' end as type,
                   case
                       when pause_type is not null and coalesce(paused_until > moment, true) then pause_reason
                       when this_month >= month_cap then this_month || ' of ' || month_cap || ' calls of this month'
                       when today >= day_limit then today || ' of ' || day_limit || ' calls of this day'
                       when not quota_rolls and quota_remaining - (calls_reserved - quota_ordinal) <= 0 and quota_until > moment
                           then 'the provider says that no call is left'
                       else circuit_reason end as detail,
                   case
                       when pause_type is not null and coalesce(paused_until > moment, true) then paused_until
                       when this_month >= month_cap then (month_start + interval '1 month') at time zone 'UTC'
                       when today >= day_limit then (day_start + interval '1 day') at time zone 'UTC'
                       when not quota_rolls and quota_remaining - (calls_reserved - quota_ordinal) <= 0 and quota_until > moment then quota_until
                       else circuit_until end as until
            from allowed""")
    @Nullable GateRow closed(@Param("provider") String provider);
}
