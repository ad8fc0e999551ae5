-- A provider whose own period is minutes, as Reddit's is: what it says is left is spread over the rest of the period, before any setting of ours,
-- and where nothing is left, calls wait for the next period instead of being refused.
alter table creatorflow.api_limits add column quota_rolls boolean not null default false;

comment on column creatorflow.api_limits.quota_rolls is 'The provider''s period is minutes: calls keep to what it says is left, and wait where nothing is. false = it is a plan''s, which is used up for long.';

-- Must be called outside a transaction block.
create or replace procedure creatorflow.reserve_call(
    p_provider text,
    p_endpoint text,
    p_run_key text,
    p_stream text,
    p_page int,
    p_subject text,
    p_workflow_id text,
    p_batch text,
    p_longest_wait_ms bigint,
    p_probe_patience_ms bigint,
    inout decision text default null,
    inout call_id bigint default null,
    inout wait_micros bigint default null,
    inout gap_micros bigint default null,
    inout refusal text default null,
    inout detail text default null,
    inout until timestamptz default null,
    inout raw_id bigint default null,
    inout items int default null,
    inout cursor_out text default null,
    inout more boolean default null,
    inout account_found boolean default null,
    inout found_id text default null,
    inout found_username text default null)
language plpgsql as $$
declare
    limits creatorflow.api_limits%rowtype;
    moment timestamptz;
    today date;
    day_limit numeric;
    send_time timestamptz;
    probing boolean := false;
    call_ordinal bigint;
    gap interval;
    quota_left bigint;
begin
    select 'STORED', r.id, r.items, r.cursor_out, r.more, r.found, r.found_id, r.found_username
        into decision, raw_id, items, cursor_out, more, account_found, found_id, found_username
        from creatorflow.raw_responses r
        where r.run_key = p_run_key and r.stream = p_stream and r.page = p_page;
    if found then
        return;
    end if;

    perform set_config('synchronous_commit', 'off', true);
    select * into limits from creatorflow.api_limits l where l.provider = p_provider for update;
    if not found then
        decision := 'UNCONFIGURED';
        return;
    end if;

    moment := clock_timestamp();
    -- Where the clock was set back, the queue of send times moves with it.
    if limits.updated_at > moment then
        limits.next_send_at := limits.next_send_at - (limits.updated_at - moment);
    end if;
    today := (moment at time zone 'UTC')::date;
    if limits.day < today then
        limits.day := today;
        limits.day_calls := 0;
    end if;
    if limits.month < date_trunc('month', today)::date then
        limits.month := date_trunc('month', today)::date;
        limits.month_calls := 0;
    end if;

    -- Whether our budget, or the quota by the provider's headers, is used up is looked at afresh below; every other pause holds until its
    -- time, or until staff resume.
    if limits.pause_type <> 'BUDGET_REACHED' and limits.paused_by <> 'the quota headers' and (limits.paused_until is null or limits.paused_until > moment) then
        decision := 'REFUSED';
        refusal := limits.pause_type;
        detail := limits.pause_reason;
        until := limits.paused_until;
        return;
    end if;

    day_limit := coalesce(
        limits.day_cap,
        ceil((limits.month_cap - (limits.month_calls - limits.day_calls))::numeric
            / ((limits.month + interval '1 month')::date - limits.day)));
    if limits.month_calls >= limits.month_cap then
        refusal := 'BUDGET_REACHED';
        detail := format('%s of %s calls of this month', limits.month_calls, limits.month_cap);
        until := (limits.month + interval '1 month') at time zone 'UTC';
    elsif limits.day_calls >= day_limit then
        refusal := 'BUDGET_REACHED';
        detail := format('%s of %s calls of this day', limits.day_calls, day_limit);
        until := (limits.day + interval '1 day') at time zone 'UTC';
    -- Without a time of its own the provider's period is taken to be the calendar month.
    elsif not limits.quota_rolls and limits.quota_remaining - (limits.calls_reserved - limits.quota_ordinal) <= 0
        and coalesce(
            limits.quota_reset_at,
            (date_trunc('month', limits.quota_seen_at at time zone 'UTC') + interval '1 month') at time zone 'UTC') > moment
    then
        refusal := 'QUOTA_EXHAUSTED';
        detail := format('the provider says that %s of %s calls are left', limits.quota_remaining, coalesce(limits.quota_limit::text, 'its'));
        until := coalesce(
            limits.quota_reset_at,
            (date_trunc('month', limits.quota_seen_at at time zone 'UTC') + interval '1 month') at time zone 'UTC');
    end if;
    if refusal is not null then
        decision := 'REFUSED';
        if limits.pause_type is distinct from refusal or limits.pause_reason is distinct from detail then
            update creatorflow.api_limits l set
                day = limits.day, day_calls = limits.day_calls, month = limits.month, month_calls = limits.month_calls,
                pause_type = refusal, pause_reason = detail, paused_at = moment,
                paused_by = case refusal when 'QUOTA_EXHAUSTED' then 'the quota headers' else 'creatorflow' end,
                paused_until = until, updated_at = moment
                where l.provider = p_provider;
            insert into creatorflow.audit_log (requester, action, subject_kind, subject, reason)
                values ('creatorflow', 'pause', 'source', p_provider, detail);
        end if;
        return;
    end if;

    -- A pause by a rule that answers of the provider brought about ends with one call that looks whether its cause is gone.
    if limits.pause_type in ('QUOTA_EXHAUSTED', 'BAD_CREDENTIALS') and limits.paused_by <> 'the quota headers'
        and limits.circuit_state = 'CLOSED' then
        limits.circuit_state := 'OPEN';
        limits.circuit_reason := limits.pause_reason;
        limits.circuit_until := moment;
    end if;
    limits.pause_type := null;
    limits.pause_reason := null;
    limits.paused_by := null;
    limits.paused_at := null;
    limits.paused_until := null;

    if limits.circuit_state <> 'CLOSED' then
        if limits.circuit_until > moment then
            decision := 'REFUSED';
            refusal := 'UPSTREAM_UNAVAILABLE';
            detail := limits.circuit_reason;
            until := limits.circuit_until;
            -- Spread, so that most come back after the probe has been answered.
            wait_micros := 1000000 * case limits.circuit_state
                when 'PROBING' then least(3, extract(epoch from limits.circuit_until - moment)) + random()
                else extract(epoch from limits.circuit_until - moment) + 3 * random() end;
            return;
        end if;
        probing := true;
    end if;

    send_time := greatest(moment, limits.next_send_at);
    gap := make_interval(secs => (1 / limits.requests_per_second)::double precision);
    if limits.quota_rolls and limits.quota_reset_at > moment then
        quota_left := limits.quota_remaining - (limits.calls_reserved - limits.quota_ordinal);
        if quota_left <= 0 then
            send_time := greatest(send_time, limits.quota_reset_at);
        elsif limits.quota_reset_at > send_time then
            gap := greatest(gap, (limits.quota_reset_at - send_time) / quota_left);
        end if;
    end if;
    if send_time - moment > p_longest_wait_ms * interval '1 millisecond' then
        decision := 'COME_BACK';
        wait_micros := 1000000 * extract(epoch from send_time - moment);
        return;
    end if;

    call_ordinal := limits.calls_reserved + 1;
    update creatorflow.api_limits l set
        next_send_at = send_time + gap,
        calls_reserved = call_ordinal,
        day = limits.day,
        day_calls = limits.day_calls + 1,
        month = limits.month,
        month_calls = limits.month_calls + 1,
        pause_type = limits.pause_type,
        pause_reason = limits.pause_reason,
        paused_by = limits.paused_by,
        paused_at = limits.paused_at,
        paused_until = limits.paused_until,
        circuit_state = case when probing then 'PROBING' else limits.circuit_state end,
        circuit_reason = limits.circuit_reason,
        circuit_until = case
            when probing then send_time + p_probe_patience_ms * interval '1 millisecond'
            else limits.circuit_until end,
        circuit_probe = case when probing then call_ordinal else limits.circuit_probe end,
        updated_at = moment
        where l.provider = p_provider;
    commit;

    insert into creatorflow.api_calls
        (provider, ordinal, endpoint, run_key, stream, page, subject, workflow_id, batch, send_at)
        values (p_provider, call_ordinal, p_endpoint, p_run_key, p_stream, p_page, p_subject, p_workflow_id, p_batch, send_time)
        returning id into call_id;
    decision := 'GRANTED';
    -- Where the plan states no limit, a tenth above the rate stands for it.
    gap_micros := 1000000 / coalesce(limits.plan_limit_per_second, 1.1 * limits.requests_per_second);
    wait_micros := greatest(0, 1000000 * extract(epoch from send_time - clock_timestamp()));
end
$$;
