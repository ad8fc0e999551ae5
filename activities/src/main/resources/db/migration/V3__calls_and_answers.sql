-- What was asked of the providers, what they answered, and how much of it may be asked.

create table creatorflow.api_limits (
    provider text primary key,
    requests_per_second numeric not null check (requests_per_second > 0),
    settings_requests_per_second numeric not null check (settings_requests_per_second > 0),
    rate_set_by text not null default 'settings',
    rate_reason text,
    rate_set_at timestamptz not null default clock_timestamp(),
    plan_limit_per_second numeric check (plan_limit_per_second > 0),
    next_send_at timestamptz not null default clock_timestamp(),
    calls_reserved bigint not null default 0,
    day date not null default (clock_timestamp() at time zone 'UTC')::date,
    day_calls bigint not null default 0,
    day_cap bigint check (day_cap >= 0),
    month date not null default date_trunc('month', clock_timestamp() at time zone 'UTC')::date,
    month_calls bigint not null default 0,
    month_cap bigint check (month_cap >= 0),
    price_per_1000_usd numeric check (price_per_1000_usd >= 0),
    pause_type text,
    pause_reason text,
    paused_by text,
    paused_at timestamptz,
    paused_until timestamptz,
    quota_limit bigint,
    quota_remaining bigint,
    quota_reset_at timestamptz,
    quota_ordinal bigint,
    quota_seen_at timestamptz,
    circuit_state text not null default 'CLOSED' check (circuit_state in ('CLOSED', 'OPEN', 'PROBING')),
    circuit_reason text,
    circuit_until timestamptz,
    circuit_openings int not null default 0,
    circuit_probe bigint,
    consecutive_failures int not null default 0,
    updated_at timestamptz not null default clock_timestamp(),
    check ((pause_type is null) = (pause_reason is null))
) with (fillfactor = 20, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);

comment on table creatorflow.api_limits is 'One row per provider: how fast and how much it may be asked, over all workers. Every reservation locks this row for an instant.';
comment on column creatorflow.api_limits.provider is 'The provider: instagram, reddit.';
comment on column creatorflow.api_limits.requests_per_second is 'Requests per second over all workers; the only source of the rate.';
comment on column creatorflow.api_limits.settings_requests_per_second is 'The rate the settings ask for; in force unless staff set another.';
comment on column creatorflow.api_limits.rate_set_by is 'Who set the rate in force: settings, or the member of staff whose rate wins over the settings.';
comment on column creatorflow.api_limits.rate_reason is 'Why staff set it; null = it is the settings''.';
comment on column creatorflow.api_limits.rate_set_at is 'When the rate in force was set.';
comment on column creatorflow.api_limits.plan_limit_per_second is 'Requests per second above which the plan refuses; null = the plan states none.';
comment on column creatorflow.api_limits.next_send_at is 'The next free send time.';
comment on column creatorflow.api_limits.calls_reserved is 'Reservations ever made; a call''s ordinal is this count at its reservation.';
comment on column creatorflow.api_limits.day is 'The UTC day day_calls counts.';
comment on column creatorflow.api_limits.day_calls is 'Calls reserved on that day, whatever became of them, less those given back unsent.';
comment on column creatorflow.api_limits.day_cap is 'Calls allowed per UTC day; null = what is left of the month spread over its remaining days.';
comment on column creatorflow.api_limits.month is 'First day of the UTC month month_calls counts.';
comment on column creatorflow.api_limits.month_calls is 'Calls reserved in that month, whatever became of them, less those given back unsent.';
comment on column creatorflow.api_limits.month_cap is 'Calls allowed per UTC month; null = no cap of ours.';
comment on column creatorflow.api_limits.price_per_1000_usd is 'US dollars per 1,000 calls; null = unknown.';
comment on column creatorflow.api_limits.pause_type is 'Why no call is sent, as the failure type callers get: SOURCE_PAUSED (staff or a safety rule), QUOTA_EXHAUSTED, BAD_CREDENTIALS; null = not paused.';
comment on column creatorflow.api_limits.pause_reason is 'The reason in one sentence; null = not paused.';
comment on column creatorflow.api_limits.paused_by is 'Who paused: a member of staff, or the rule.';
comment on column creatorflow.api_limits.paused_at is 'Since when; null = not paused.';
comment on column creatorflow.api_limits.paused_until is 'When calls go on by themselves, first with a single probe; null = not paused, or until staff resume.';
comment on column creatorflow.api_limits.quota_limit is 'Calls the provider says its period allows; null = it never said.';
comment on column creatorflow.api_limits.quota_remaining is 'Calls the provider said were left when call quota_ordinal was answered; null = it never said.';
comment on column creatorflow.api_limits.quota_reset_at is 'When the provider said its period starts anew; null = it never said.';
comment on column creatorflow.api_limits.quota_ordinal is 'Ordinal of the call whose answer said so; calls reserved since are taken off.';
comment on column creatorflow.api_limits.quota_seen_at is 'When that answer came.';
comment on column creatorflow.api_limits.circuit_state is 'CLOSED = calls flow; OPEN = refused until circuit_until after repeated outages; PROBING = one call is out to see.';
comment on column creatorflow.api_limits.circuit_reason is 'The failure that opened it; null = closed.';
comment on column creatorflow.api_limits.circuit_until is 'OPEN: when a probe may go; PROBING: when the probe counts as lost; null = closed.';
comment on column creatorflow.api_limits.circuit_openings is 'Openings in a row without a useful answer between; the pause doubles with each.';
comment on column creatorflow.api_limits.circuit_probe is 'Ordinal of the probe that is out; null = none.';
comment on column creatorflow.api_limits.consecutive_failures is 'Outages in a row without a useful answer between.';
comment on column creatorflow.api_limits.updated_at is 'Last change of this row, reservations included.';

create table creatorflow.api_calls (
    id bigint generated always as identity primary key,
    provider text not null,
    ordinal bigint not null,
    endpoint text not null,
    run_key text not null,
    stream text not null,
    page int not null,
    subject text not null,
    workflow_id text,
    batch text,
    state text not null default 'SENT' check (state in ('SENT', 'DONE')),
    send_at timestamptz not null,
    sent_at timestamptz,
    finished_at timestamptz,
    http_status int,
    outcome text check (outcome in ('SUCCEEDED', 'FAILED', 'CANCELLED', 'NOT_SENT')),
    failure_type text,
    failure_detail text,
    latency_ms int,
    billed boolean,
    body_bytes bigint,
    quota_limit bigint,
    quota_remaining bigint,
    quota_reset_at timestamptz,
    check ((state = 'DONE') = (outcome is not null))
) with (fillfactor = 85);

create index api_calls_of_run on creatorflow.api_calls (run_key);
create index api_calls_by_time on creatorflow.api_calls (provider, send_at);

comment on table creatorflow.api_calls is 'One row per HTTP attempt: the only source of cost and success figures.';
comment on column creatorflow.api_calls.id is 'Running number.';
comment on column creatorflow.api_calls.provider is 'The provider asked: instagram, reddit.';
comment on column creatorflow.api_calls.ordinal is 'The provider''s reservation count at this call; grows with time, gaps are reservations cut short by a crash.';
comment on column creatorflow.api_calls.endpoint is 'The endpoint without its parameters.';
comment on column creatorflow.api_calls.run_key is 'The run that pays.';
comment on column creatorflow.api_calls.stream is 'What was asked for: profile, reels, posts.';
comment on column creatorflow.api_calls.page is 'Number of the request in its stream, from 0.';
comment on column creatorflow.api_calls.subject is 'Whom it is about: the Instagram user id, or @handle while the id is unknown.';
comment on column creatorflow.api_calls.workflow_id is 'The workflow that asked; null = none.';
comment on column creatorflow.api_calls.batch is 'Cycle or backfill the run belongs to; null = a single run, or it was not said.';
comment on column creatorflow.api_calls.state is 'SENT from the reservation on, so that a call lost in a crash stays SENT and counts as paid; DONE once its end is known.';
comment on column creatorflow.api_calls.send_at is 'The send time it was given.';
comment on column creatorflow.api_calls.sent_at is 'When the request left, on the database''s clock; null = it did not, or that is not known.';
comment on column creatorflow.api_calls.finished_at is 'When its end was recorded; null = not yet, or lost.';
comment on column creatorflow.api_calls.http_status is 'HTTP status; null = no answer came.';
comment on column creatorflow.api_calls.outcome is 'SUCCEEDED (an answer was stored), FAILED, CANCELLED (given up in flight), NOT_SENT (given back before it left); null = not known.';
comment on column creatorflow.api_calls.failure_type is 'Type of the failure; null = none.';
comment on column creatorflow.api_calls.failure_detail is 'The failure in one sentence; null = none.';
comment on column creatorflow.api_calls.latency_ms is 'Milliseconds from sending to the last byte or the failure; null = not sent, or not known.';
comment on column creatorflow.api_calls.billed is 'Whether the provider bills it; null = not known, counted as paid.';
comment on column creatorflow.api_calls.body_bytes is 'Bytes of the answer''s body, uncompressed; null = none came.';
comment on column creatorflow.api_calls.quota_limit is 'Calls the provider''s period allows, from its headers; null = not said.';
comment on column creatorflow.api_calls.quota_remaining is 'Calls left in it, from its headers; null = not said.';
comment on column creatorflow.api_calls.quota_reset_at is 'When it starts anew, from its headers; null = not said.';

create table creatorflow.raw_responses (
    id bigint generated always as identity primary key,
    provider text not null,
    run_key text not null,
    stream text not null,
    page int not null check (page >= 0),
    subject text not null,
    call_id bigint,
    cursor_in text,
    cursor_out text,
    more boolean not null,
    items int not null check (items >= 0),
    found boolean not null,
    found_id text,
    found_username text,
    fetched_at timestamptz not null default clock_timestamp(),
    http_status int not null,
    digest text not null,
    body_bytes bigint not null,
    body bytea,
    archive_key text,
    archive_offset bigint,
    archive_length bigint,
    archived_at timestamptz,
    saved int,
    added int,
    existing int,
    rejected int,
    media_due int,
    media_reused int,
    unpinned int,
    known int,
    saved_at timestamptz,
    unique (run_key, stream, page),
    check (body is not null or archive_key is not null),
    check ((archive_key is null) = (archive_offset is null)),
    check ((archive_key is null) = (archive_length is null)),
    check ((saved_at is null) = (saved is null))
) with (fillfactor = 90);

-- Bodies are compressed already.
alter table creatorflow.raw_responses alter column body set storage external;

create index raw_responses_to_pack on creatorflow.raw_responses (provider, subject, fetched_at)
    where archive_key is null and saved_at is not null;
create index raw_responses_by_content on creatorflow.raw_responses (provider, subject, digest)
    where archive_key is not null;

comment on table creatorflow.raw_responses is 'Every answer that was paid for, as it came, and what its rows became. A run never asks for what stands here.';
comment on column creatorflow.raw_responses.id is 'Running number; workflows name an answer by it.';
comment on column creatorflow.raw_responses.provider is 'The provider that answered: instagram, reddit.';
comment on column creatorflow.raw_responses.run_key is 'The run that paid.';
comment on column creatorflow.raw_responses.stream is 'What was asked for: profile, reels, posts.';
comment on column creatorflow.raw_responses.page is 'Number of the request in its stream, from 0, empty pages included.';
comment on column creatorflow.raw_responses.subject is 'Whom it is about: the Instagram user id, or @handle where none was found.';
comment on column creatorflow.raw_responses.call_id is 'The row of api_calls that fetched it; that row may have been aggregated away since.';
comment on column creatorflow.raw_responses.cursor_in is 'The cursor sent; null = the newest page, or not a page.';
comment on column creatorflow.raw_responses.cursor_out is 'The cursor of the next page, opaque; null = the answer has none.';
comment on column creatorflow.raw_responses.more is 'The provider says that there is a next page.';
comment on column creatorflow.raw_responses.items is 'Entries in the answer, mapped or not; a profile has 1.';
comment on column creatorflow.raw_responses.found is 'False where the provider knows no such account.';
comment on column creatorflow.raw_responses.found_id is 'Profile: the id the handle has; null = not found, or not a profile.';
comment on column creatorflow.raw_responses.found_username is 'Profile: the handle as the provider writes it; null = not found, or not a profile.';
comment on column creatorflow.raw_responses.fetched_at is 'When it was stored; analytics and reprocessing compute as of this time.';
comment on column creatorflow.raw_responses.http_status is 'HTTP status of the answer.';
comment on column creatorflow.raw_responses.digest is 'SHA-256 of the uncompressed body, lower-case hex.';
comment on column creatorflow.raw_responses.body_bytes is 'Bytes of the uncompressed body.';
comment on column creatorflow.raw_responses.body is 'The body, gzip; null = it is in the archive.';
comment on column creatorflow.raw_responses.archive_key is 'Object in the archive bucket that holds the body; equal bodies of a subject share one, so it may go only when no row names it; null = not archived.';
comment on column creatorflow.raw_responses.archive_offset is 'First byte of its gzip member in that object; null = not archived.';
comment on column creatorflow.raw_responses.archive_length is 'Bytes of that member; null = not archived.';
comment on column creatorflow.raw_responses.archived_at is 'When the archive confirmed it; null = not archived.';
comment on column creatorflow.raw_responses.saved is 'Rows written from it, as the database confirmed; null = not saved yet.';
comment on column creatorflow.raw_responses.added is 'Of those, new rows; null = not saved yet.';
comment on column creatorflow.raw_responses.existing is 'Of those, rows that were there before; null = not saved yet.';
comment on column creatorflow.raw_responses.rejected is 'Entries that could not be mapped or stored; null = not saved yet.';
comment on column creatorflow.raw_responses.media_due is 'Files that became due with it; null = not saved yet.';
comment on column creatorflow.raw_responses.media_reused is 'Files that were in the store already; null = not saved yet.';
comment on column creatorflow.raw_responses.unpinned is 'Items of the page that are not pinned; null = not saved yet.';
comment on column creatorflow.raw_responses.known is 'Of those, items stored before the run; null = not saved yet.';
comment on column creatorflow.raw_responses.saved_at is 'When its rows were committed, in the same transaction; null = not saved yet.';
