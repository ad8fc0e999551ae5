-- Tables of the former system that belong to no platform.

create table if not exists public.system_logs (
    id bigserial primary key,
    "timestamp" timestamptz not null default now()
);
alter table public.system_logs
    add column if not exists level text,
    add column if not exists source text,
    add column if not exists script_name text,
    add column if not exists message text,
    add column if not exists context jsonb,
    add column if not exists duration_ms bigint,
    add column if not exists items_processed bigint,
    add column if not exists user_id text,
    add column if not exists ip_address text;

create index if not exists system_logs_newest on public.system_logs (source, "timestamp" desc);
create index if not exists system_logs_by_time on public.system_logs ("timestamp");

comment on table public.system_logs is 'Events for the old screens; kept as long as LOG_RETENTION says.';
comment on column public.system_logs.id is 'Running number.';
comment on column public.system_logs."timestamp" is 'When it happened.';
comment on column public.system_logs.level is 'debug, info, warning, error, critical or success.';
comment on column public.system_logs.source is 'The part that logs, e.g. instagram_scraper.';
comment on column public.system_logs.script_name is 'The part in more detail; null = none.';
comment on column public.system_logs.message is 'One sentence.';
comment on column public.system_logs.context is 'Facts behind the message; never a secret.';
comment on column public.system_logs.duration_ms is 'Milliseconds; null = not measured.';
comment on column public.system_logs.items_processed is 'Items; null = not counted.';
comment on column public.system_logs.user_id is 'Who acted; null = nobody.';
comment on column public.system_logs.ip_address is 'Legacy, never written.';

create table if not exists public.system_control (
    id bigserial primary key,
    script_name text not null
);
alter table public.system_control
    add column if not exists script_type text,
    add column if not exists enabled boolean not null default true,
    add column if not exists status text not null default 'stopped',
    add column if not exists config jsonb not null default '{}',
    add column if not exists schedule text,
    add column if not exists last_heartbeat timestamptz,
    add column if not exists pid int,
    add column if not exists started_at timestamptz,
    add column if not exists stopped_at timestamptz,
    add column if not exists updated_at timestamptz not null default now(),
    add column if not exists updated_by text,
    add column if not exists last_error text,
    add column if not exists last_error_at timestamptz,
    add column if not exists memory_mb numeric,
    add column if not exists cpu_percent numeric,
    add column if not exists max_runtime_minutes int,
    add column if not exists requests_today bigint,
    add column if not exists last_request_reset timestamptz,
    add column if not exists consecutive_errors int not null default 0,
    add column if not exists created_at timestamptz not null default now();

create unique index if not exists system_control_script_name on public.system_control (script_name);

comment on table public.system_control is 'The switch and the pulse of each platform, as old screens read and set them.';
comment on column public.system_control.id is 'Running number.';
comment on column public.system_control.script_name is 'instagram_scraper or reddit_scraper.';
comment on column public.system_control.script_type is 'What kind of script: scraper.';
comment on column public.system_control.enabled is 'false, also when set by an old screen, pauses the platform within seconds.';
comment on column public.system_control.status is 'running, stopped or error, as old screens show it.';
comment on column public.system_control.config is 'Cycle times and counts for old screens.';
comment on column public.system_control.schedule is 'Informational; null = none.';
comment on column public.system_control.last_heartbeat is 'When the platform''s worker last showed that it lives; null = never.';
comment on column public.system_control.pid is 'Legacy process id; never written.';
comment on column public.system_control.started_at is 'When it was last started or resumed; null = never.';
comment on column public.system_control.stopped_at is 'When it was last stopped or paused; null = never.';
comment on column public.system_control.updated_at is 'When the row was last written.';
comment on column public.system_control.updated_by is 'Who wrote it last.';
comment on column public.system_control.last_error is 'The newest error, one sentence; null = none.';
comment on column public.system_control.last_error_at is 'When; null = none.';
comment on column public.system_control.memory_mb is 'Legacy, never written.';
comment on column public.system_control.cpu_percent is 'Legacy, never written.';
comment on column public.system_control.max_runtime_minutes is 'Legacy, never written.';
comment on column public.system_control.requests_today is 'Calls of the UTC day, from the call ledger; null = unknown.';
comment on column public.system_control.last_request_reset is 'Legacy, never written.';
comment on column public.system_control.consecutive_errors is 'Failed cycles in a row.';
comment on column public.system_control.created_at is 'When the row was written first.';
