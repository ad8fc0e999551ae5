-- A budget that is used up pauses its source like every other stop: with a reason, seen by staff and told once. Otherwise as before
-- (see V3_1): one round trip that looks for a stored answer, checks every bound, takes a send time and writes the ledger row.
--
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
    elsif limits.quota_remaining - (limits.calls_reserved - limits.quota_ordinal) <= 0
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
    if send_time - moment > p_longest_wait_ms * interval '1 millisecond' then
        decision := 'COME_BACK';
        wait_micros := 1000000 * extract(epoch from send_time - moment);
        return;
    end if;

    call_ordinal := limits.calls_reserved + 1;
    update creatorflow.api_limits l set
        next_send_at = send_time + make_interval(secs => (1 / limits.requests_per_second)::double precision),
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

comment on column creatorflow.api_limits.pause_type is 'Why no call is sent, as the failure type callers get: SOURCE_PAUSED (staff, or the switch of the old screens), QUOTA_EXHAUSTED, BAD_CREDENTIALS, BUDGET_REACHED (a cap of ours), DISK_FULL; null = not paused.';

-- What people are to be told: the digest reads it, and the webhook gets it. Written in the transaction of what it tells about.
create table creatorflow.notices (
    id bigint generated always as identity primary key,
    happened_at timestamptz not null default clock_timestamp(),
    kind text not null,
    subject text not null,
    sentence text not null,
    command text,
    attempts int not null default 0,
    last_error text,
    sent_at timestamptz,
    given_up_at timestamptz
);
create index notices_newest on creatorflow.notices (happened_at desc);
create index notices_to_send on creatorflow.notices (id) where sent_at is null and given_up_at is null;

comment on table creatorflow.notices is 'What people are to be told: pauses, budget stops, refused keys, ends of cycles. The digest reads it and NOTIFY_WEBHOOK_URL gets it.';
comment on column creatorflow.notices.id is 'Running number.';
comment on column creatorflow.notices.happened_at is 'When it happened.';
comment on column creatorflow.notices.kind is 'SOURCE_PAUSED, BUDGET_REACHED, QUOTA_EXHAUSTED, BAD_CREDENTIALS, DISK_FULL, RESUMED, SUMMARY.';
comment on column creatorflow.notices.subject is 'The provider, cycle or backfill it is about.';
comment on column creatorflow.notices.sentence is 'What happened, for a person; never a secret.';
comment on column creatorflow.notices.command is 'What to type about it; null = nothing to do.';
comment on column creatorflow.notices.attempts is 'Deliveries tried; 0 = none yet, or no webhook is set.';
comment on column creatorflow.notices.last_error is 'Why the newest delivery failed; null = none failed.';
comment on column creatorflow.notices.sent_at is 'When the webhook took it; null = not yet, or no webhook is set.';
comment on column creatorflow.notices.given_up_at is 'When delivery was given up; null = it was not.';

-- The switch of the old screens and the pause of a source are one thing seen from two sides. The row changes in the transaction that
-- changes the other one, so the next reservation of every worker sees it, and no worker has to look.
create function creatorflow.switch_pauses_source() returns trigger language plpgsql as $$
declare
    source text := regexp_replace(new.script_name, '_scraper$', '');
    who text := coalesce(nullif(new.updated_by, ''), 'system_control');
begin
    if not new.enabled then
        update creatorflow.api_limits set
            pause_type = 'SOURCE_PAUSED', pause_reason = format('switched off in system_control by %s', who),
            paused_by = who, paused_at = clock_timestamp(), paused_until = null, updated_at = clock_timestamp()
            where provider = source and pause_type is distinct from 'SOURCE_PAUSED';
        if found then
            insert into creatorflow.audit_log (requester, action, subject_kind, subject, reason)
                values (who, 'pause', 'source', source, 'switched off in system_control');
        end if;
    elsif tg_op = 'UPDATE' then
        update creatorflow.api_limits set
            pause_type = null, pause_reason = null, paused_by = null, paused_at = null, paused_until = null,
            updated_at = clock_timestamp()
            where provider = source and pause_type = 'SOURCE_PAUSED';
        if found then
            insert into creatorflow.audit_log (requester, action, subject_kind, subject, reason)
                values (who, 'resume', 'source', source, 'switched on in system_control');
        end if;
    end if;
    return null;
end
$$;
comment on function creatorflow.switch_pauses_source is 'Carries system_control.enabled over to the pause of its source.';

create trigger switch_is_set after insert on public.system_control
    for each row when (not new.enabled) execute function creatorflow.switch_pauses_source();
create trigger switch_is_turned after update of enabled on public.system_control
    for each row when (old.enabled is distinct from new.enabled) execute function creatorflow.switch_pauses_source();

-- A source that is new takes over how its switch stands.
create function creatorflow.source_follows_switch() returns trigger language plpgsql as $$
declare
    switch public.system_control%rowtype;
begin
    insert into public.system_control (script_name, script_type, enabled, status, updated_by)
        values (new.provider || '_scraper', 'scraper', true, 'stopped', 'creatorflow')
        on conflict (script_name) do nothing;
    select * into switch from public.system_control where script_name = new.provider || '_scraper';
    if not switch.enabled and new.pause_type is null then
        update creatorflow.api_limits set
            pause_type = 'SOURCE_PAUSED',
            pause_reason = format('switched off in system_control by %s', coalesce(nullif(switch.updated_by, ''), 'an old screen')),
            paused_by = coalesce(nullif(switch.updated_by, ''), 'system_control'), paused_at = clock_timestamp()
            where provider = new.provider;
    end if;
    return null;
end
$$;
comment on function creatorflow.source_follows_switch is 'Enters the switch of a new source, or takes over how it stands.';

create trigger source_is_new after insert on creatorflow.api_limits
    for each row execute function creatorflow.source_follows_switch();

-- Staff's pause turns the switch of the old screens; a pause by a rule shows there as an error. Both become a notice.
create function creatorflow.pause_shows_everywhere() returns trigger language plpgsql as $$
declare
    resume text := format('./creatorflow budget resume %s --reason ...', new.provider);
begin
    if new.pause_type is null then
        update public.system_control set
            enabled = true, status = 'running', started_at = clock_timestamp(), last_error = null, last_error_at = null,
            updated_at = clock_timestamp(),
            updated_by = case when enabled then updated_by else 'creatorflow' end
            where script_name = new.provider || '_scraper';
        insert into creatorflow.notices (kind, subject, sentence) values
            ('RESUMED', new.provider, format('Requests to %s go on after: %s', new.provider, old.pause_reason));
        return null;
    end if;
    if new.pause_type = 'SOURCE_PAUSED' then
        update public.system_control set
            enabled = false, status = 'stopped', stopped_at = clock_timestamp(), updated_at = clock_timestamp(),
            updated_by = case when enabled then new.paused_by else updated_by end
            where script_name = new.provider || '_scraper';
    else
        update public.system_control set
            status = 'error', last_error = left(new.pause_reason, 500), last_error_at = clock_timestamp(),
            updated_at = clock_timestamp()
            where script_name = new.provider || '_scraper';
    end if;
    if new.pause_type is distinct from old.pause_type or new.pause_type <> 'BUDGET_REACHED' then
        insert into creatorflow.notices (kind, subject, sentence, command) values (
            new.pause_type, new.provider,
            format('Requests to %s are paused by %s: %s%s', new.provider, coalesce(new.paused_by, 'creatorflow'), new.pause_reason,
                coalesce('; they go on by themselves after '
                    || to_char(new.paused_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC', '')),
            case new.pause_type
                when 'BUDGET_REACHED' then './creatorflow budget show'
                when 'DISK_FULL' then './creatorflow doctor'
                when 'BAD_CREDENTIALS' then 'set RAPIDAPI_KEY, restart the worker'
                else resume end);
    end if;
    return null;
end
$$;
comment on function creatorflow.pause_shows_everywhere is 'Carries the pause of a source over to the old screens'' switch and into notices.';

create trigger pause_changed after update on creatorflow.api_limits
    for each row
    when (old.pause_type is distinct from new.pause_type or old.pause_reason is distinct from new.pause_reason)
    execute function creatorflow.pause_shows_everywhere();

-- The old screens' log: one line per run, in the transaction that closes it.
create function creatorflow.run_to_system_logs() returns trigger language plpgsql as $$
begin
    insert into public.system_logs (level, source, script_name, message, context, duration_ms, items_processed) values (
        case new.outcome when 'COMPLETE' then 'success' when 'FAILED' then 'error' else 'warning' end,
        new.platform || '_scraper', new.platform || '_scraper',
        format('@%s %s%s: %s reels and %s posts saved, %s new', new.username, lower(new.outcome),
            coalesce(' (' || lower(replace(new.reason, '_', ' ')) || ')', ''),
            new.reels_saved, new.posts_saved, new.reels_new + new.posts_new),
        jsonb_strip_nulls(jsonb_build_object(
            'username', new.username, 'run', new.run_key, 'outcome', new.outcome, 'reason', new.reason,
            'reels_saved', new.reels_saved, 'posts_saved', new.posts_saved,
            'total_saved', new.reels_saved + new.posts_saved, 'new_records', new.reels_new + new.posts_new,
            'engagement_rate', round(new.engagement_rate::numeric, 2),
            'api_calls', new.calls_total, 'successful_calls', new.calls_succeeded, 'failed_calls', new.calls_failed)),
        1000 * extract(epoch from new.closed_at - new.started_at),
        new.reels_saved + new.posts_saved);
    return null;
end
$$;
comment on function creatorflow.run_to_system_logs is 'Tells the old screens'' log of a run that ended.';

create trigger run_is_closed after update on creatorflow.runs
    for each row when (old.closed_at is null and new.closed_at is not null and new.outcome is not null)
    execute function creatorflow.run_to_system_logs();

-- A cycle or backfill that ends is told, and the old screens see their cycle times.
create function creatorflow.batch_is_told() returns trigger language plpgsql as $$
declare
    title text := format('%s %s', initcap(new.kind), new.name);
    cycles jsonb;
begin
    if tg_op = 'UPDATE' and new.closed_at is not null and old.closed_at is null and new.outcome is not null then
        insert into creatorflow.notices (kind, subject, sentence, command) values (
            'SUMMARY', new.batch,
            format('%s ended %s%s: %s of %s targets done, %s calls%s', title, new.outcome, coalesce(' (' || new.reason || ')', ''),
                new.done, new.due, new.calls, coalesce(': ' || new.detail, '')),
            coalesce(new.summary #>> '{needs,0,command}', './creatorflow digest'));
        insert into public.system_logs (level, source, script_name, message, context, duration_ms, items_processed) values (
            case new.outcome when 'COMPLETE' then 'success' when 'FAILED' then 'error' else 'warning' end,
            new.platform || '_scraper', new.platform || '_scraper',
            format('%s ended %s: %s of %s done', title, lower(new.outcome), new.done, new.due),
            jsonb_build_object('cycle', new.name, 'creators_processed', new.done, 'api_calls', new.calls),
            1000 * extract(epoch from new.closed_at - new.opened_at), new.done);
    end if;
    if new.kind = 'CYCLE' then
        select jsonb_strip_nulls(jsonb_build_object(
                'total_cycles_completed', count(*) filter (where b.verdict in ('RAN', 'FAILED')),
                'current_cycle', count(*) filter (where b.opened_at is not null),
                'cycle_started_at', max(b.opened_at),
                'last_cycle_completed_at', max(b.closed_at) filter (where b.verdict in ('RAN', 'FAILED')),
                'in_waiting_period', not coalesce(bool_or(b.opened_at is not null and b.closed_at is null), false)))
            into cycles
            from creatorflow.batches b where b.platform = new.platform and b.kind = 'CYCLE';
        update public.system_control control set
            config = control.config || cycles, updated_at = clock_timestamp(),
            consecutive_errors = case
                when new.closed_at is null or tg_op = 'UPDATE' and old.closed_at is not null then control.consecutive_errors
                when new.outcome = 'FAILED' then control.consecutive_errors + 1
                else 0 end
            where control.script_name = new.platform || '_scraper';
    end if;
    return null;
end
$$;
comment on function creatorflow.batch_is_told is 'Tells people, and the old screens, of cycles and backfills.';

create trigger batch_opens_or_closes after update on creatorflow.batches
    for each row
    when (old.opened_at is distinct from new.opened_at or old.closed_at is distinct from new.closed_at)
    execute function creatorflow.batch_is_told();
create trigger batch_is_new after insert on creatorflow.batches
    for each row when (new.opened_at is not null) execute function creatorflow.batch_is_told();

create index runs_by_name on creatorflow.runs (lower(username), started_at desc);
drop index creatorflow.runs_of_handle_without_account;
