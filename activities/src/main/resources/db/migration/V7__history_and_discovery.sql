-- What old history becomes, and the columns of fixed-age observations and of related creators.

create table creatorflow.retention_progress (
    subject text not null,
    stage text not null,
    done_until timestamptz not null,
    updated_at timestamptz not null default now(),
    primary key (subject, stage)
);

comment on table creatorflow.retention_progress is 'How far history has been thinned, so that every night goes on where the last one stopped. A row that is deleted lets its stage begin anew.';
comment on column creatorflow.retention_progress.subject is 'MEDIA_OBSERVATIONS or FOLLOWER_HISTORY.';
comment on column creatorflow.retention_progress.stage is 'DAILY (one a day is kept), WEEKLY (one a week), ENDS (only the first, the last and the labelled ones).';
comment on column creatorflow.retention_progress.done_until is 'Everything observed before is thinned.';
comment on column creatorflow.retention_progress.updated_at is 'When it last moved on.';

create table creatorflow.api_call_days (
    provider text not null,
    day date not null,
    endpoint text not null,
    outcome text not null,
    failure_type text not null,
    calls bigint not null,
    billed bigint not null,
    billing_unknown bigint not null,
    body_bytes bigint not null,
    latency_ms bigint not null,
    primary key (provider, day, endpoint, outcome, failure_type)
);

comment on table creatorflow.api_call_days is 'Daily totals of the API calls whose single rows are older than API_CALLS_RETENTION; no call is in both tables.';
comment on column creatorflow.api_call_days.provider is 'The provider asked: instagram, reddit.';
comment on column creatorflow.api_call_days.day is 'UTC day of the send time.';
comment on column creatorflow.api_call_days.endpoint is 'The endpoint without its parameters.';
comment on column creatorflow.api_call_days.outcome is 'As in api_calls; UNKNOWN = the end was never recorded.';
comment on column creatorflow.api_call_days.failure_type is 'As in api_calls; empty = none.';
comment on column creatorflow.api_call_days.calls is 'Calls.';
comment on column creatorflow.api_call_days.billed is 'Of those, calls the provider bills.';
comment on column creatorflow.api_call_days.billing_unknown is 'Of those, calls of which that is not known; they count as paid.';
comment on column creatorflow.api_call_days.body_bytes is 'Bytes of the answers'' bodies, uncompressed.';
comment on column creatorflow.api_call_days.latency_ms is 'Sum of the milliseconds from sending to the end, where known.';

-- Rows arrive in the order of their time, so a block range index of a few pages finds an hour of them.
create index if not exists media_observations_by_time on creatorflow.media_observations using brin (observed_at);
create index if not exists instagram_follower_history_by_time on public.instagram_follower_history using brin (recorded_at);

alter table public.instagram_creators
    add column if not exists follower_growth_rate_monthly numeric,
    add column if not exists observe boolean not null default false;

comment on column public.instagram_creators.follower_growth_rate_monthly is 'Percent over exactly 30 days, else as the daily rate.';
comment on column public.instagram_creators.observe is 'Staff-owned. New media are observed 1 h, 6 h, 24 h, 72 h, 7 d and 30 d after posting, which costs extra calls.';

alter table creatorflow.discoveries
    add column place int not null default 0,
    add column outcome text,
    add column resolved_at timestamptz,
    add column profile_raw_id bigint,
    add column followers bigint,
    add column claimed_by text,
    add column claimed_at timestamptz;
create index discoveries_waiting on creatorflow.discoveries (source_ig_user_id, place) where outcome is null;

comment on column creatorflow.discoveries.place is 'Order in which the source led to its accounts, from 0.';
comment on column creatorflow.discoveries.outcome is 'KNOWN (stored or looked at before: no call), STORED, BELOW_MINIMUM, NOT_FOUND, IDENTITY_CHANGED; null = its profile is still to be asked for.';
comment on column creatorflow.discoveries.resolved_at is 'When the outcome was known; null = it is not.';
comment on column creatorflow.discoveries.profile_raw_id is 'Key in raw_responses of the account''s profile; null = none was asked for.';
comment on column creatorflow.discoveries.followers is 'Followers by that profile; null = unknown.';
comment on column creatorflow.discoveries.claimed_by is 'The run that asks for the profile, so that no other run pays for it too; null = none yet.';
comment on column creatorflow.discoveries.claimed_at is 'When it was claimed; a claim is void after 15 minutes.';

alter table creatorflow.media_observations add column age_seconds bigint;

comment on column creatorflow.media_observations.age_seconds is 'True age of the medium at a labelled observation, seconds since its publication; null = an ordinary observation.';
comment on column creatorflow.media_observations.age_label is '1h, 6h, 24h, 72h, 7d or 30d where the age lies within that label''s tolerance, one per medium and label; null = an ordinary observation.';

create table creatorflow.observation_misses (
    media_pk text not null,
    age_label text not null,
    missed_at timestamptz not null,
    primary key (media_pk, age_label)
);

comment on table creatorflow.observation_misses is 'Fixed ages at which a medium was looked for and was not on the pages: they stay unknown and cost no further call.';
comment on column creatorflow.observation_misses.media_pk is 'The medium.';
comment on column creatorflow.observation_misses.age_label is 'As in media_observations.';
comment on column creatorflow.observation_misses.missed_at is 'When it was looked for.';
