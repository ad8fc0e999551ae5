-- Rebuilding from stored answers: what a replay needs to know of a run, and what it reports.

alter table creatorflow.runs add column walks jsonb;

comment on column creatorflow.runs.walks is 'How each stream''s walk ended: [{"stream", "end"}], end null where it broke off; null = nothing was walked. A replay of the run closes its ranges by this.';

create table creatorflow.reprocess_creators (
    name text not null,
    ig_user_id text not null,
    runs int not null,
    answers int not null,
    media bigint not null,
    changed bigint not null,
    kept_newer bigint not null,
    error text,
    done_at timestamptz not null default clock_timestamp(),
    primary key (name, ig_user_id)
);
comment on table creatorflow.reprocess_creators is 'Creators that a reprocess went through; the newest reprocess of a name replaces the rows of the one before.';
comment on column creatorflow.reprocess_creators.name is 'Name of the reprocess: archive/reprocess/<name>.';
comment on column creatorflow.reprocess_creators.ig_user_id is 'The creator.';
comment on column creatorflow.reprocess_creators.runs is 'Runs that were replayed.';
comment on column creatorflow.reprocess_creators.answers is 'Stored answers that were mapped again.';
comment on column creatorflow.reprocess_creators.media is 'Entries of those answers.';
comment on column creatorflow.reprocess_creators.changed is 'Rows that were written because they differed.';
comment on column creatorflow.reprocess_creators.kept_newer is 'Rows left alone because a newer answer came in meanwhile.';
comment on column creatorflow.reprocess_creators.error is 'Why nothing of the creator was written, one sentence; null = it was rebuilt.';
comment on column creatorflow.reprocess_creators.done_at is 'When it was done with.';

create table creatorflow.reprocess_changes (
    name text not null,
    ig_user_id text not null,
    table_name text not null,
    column_name text not null,
    changed bigint not null,
    example text,
    before text,
    after text,
    cause text not null,
    primary key (name, ig_user_id, table_name, column_name)
);
comment on table creatorflow.reprocess_changes is 'Which values a reprocess moved, and why.';
comment on column creatorflow.reprocess_changes.name is 'Name of the reprocess.';
comment on column creatorflow.reprocess_changes.ig_user_id is 'The creator.';
comment on column creatorflow.reprocess_changes.table_name is 'Table of the values.';
comment on column creatorflow.reprocess_changes.column_name is 'Column; in creator_metrics_daily the name of the output; * = whole rows came or went.';
comment on column creatorflow.reprocess_changes.changed is 'Rows in which it moved.';
comment on column creatorflow.reprocess_changes.example is 'Key of one of these rows, the newest where rows have a time.';
comment on column creatorflow.reprocess_changes.before is 'Its value before, as text; null = unknown.';
comment on column creatorflow.reprocess_changes.after is 'Its value now, as text; null = unknown.';
comment on column creatorflow.reprocess_changes.cause is 'FORMULA (its version changed), MAPPING (the answers are read differently now), or RULES (same answers and formula version: a setting changed, or the row was edited).';

-- What is odd about the fields of answers, per day, and what is held back because of it.

create table creatorflow.drift_answers (
    day date not null,
    endpoint text not null,
    observed bigint not null,
    primary key (day, endpoint)
);
comment on table creatorflow.drift_answers is 'How many objects were looked at per UTC day and endpoint: what the counts of field_drift are a share of.';
comment on column creatorflow.drift_answers.day is 'UTC day the answers were fetched.';
comment on column creatorflow.drift_answers.endpoint is 'profile, reels or posts.';
comment on column creatorflow.drift_answers.observed is 'Media of pages, or profiles.';

create table creatorflow.field_drift (
    day date not null,
    endpoint text not null,
    field text not null,
    kind text not null,
    count bigint not null,
    primary key (endpoint, field, kind, day)
);
create index field_drift_by_day on creatorflow.field_drift (day);
comment on table creatorflow.field_drift is 'Odd fields of answers per UTC day. Workers add to it every few seconds; one that is killed loses what it counted since.';
comment on column creatorflow.field_drift.day is 'UTC day the answers were fetched.';
comment on column creatorflow.field_drift.endpoint is 'profile, reels or posts.';
comment on column creatorflow.field_drift.field is 'The provider''s name of the field, dotted where nested.';
comment on column creatorflow.field_drift.kind is 'UNKNOWN (nobody has met the field yet), MISSING, NULL, RETYPED (another JSON type than can be read) or OUT_OF_RANGE.';
comment on column creatorflow.field_drift.count is 'Objects with the oddity.';

create table creatorflow.field_holds (
    id bigint generated always as identity primary key,
    endpoint text not null,
    field text not null,
    since timestamptz not null,
    sentence text not null,
    released_at timestamptz,
    released_by text,
    accepted boolean not null default false
);
create unique index field_holds_open on creatorflow.field_holds (endpoint, field) where released_at is null;
comment on table creatorflow.field_holds is 'Fields whose values are not published because they drifted. What was known before stays.';
comment on column creatorflow.field_holds.id is 'Running number.';
comment on column creatorflow.field_holds.endpoint is 'profile, reels or posts.';
comment on column creatorflow.field_holds.field is 'The provider''s name of the field.';
comment on column creatorflow.field_holds.since is 'Answers fetched from then on are held back in this field.';
comment on column creatorflow.field_holds.sentence is 'What was seen, against what is usual.';
comment on column creatorflow.field_holds.released_at is 'Answers fetched from then on are published again; null = still held.';
comment on column creatorflow.field_holds.released_by is 'Who released it; null = still held, or the field came back to normal by itself.';
comment on column creatorflow.field_holds.accepted is 'Staff looked at it and found the values right: a reprocess publishes those of the time it was held, too.';

-- Where a creator stands among those of the same niche.

create table creatorflow.niche_percentiles (
    day date not null,
    niche text not null,
    name text not null,
    n int not null,
    p10 double precision,
    p25 double precision,
    p50 double precision,
    p75 double precision,
    p90 double precision,
    computed_at timestamptz not null default clock_timestamp(),
    primary key (niche, name, day)
);
comment on table creatorflow.niche_percentiles is 'How an output is spread over the approved creators of a niche, by each one''s newest known value of the 30 days up to the day.';
comment on column creatorflow.niche_percentiles.day is 'UTC day.';
comment on column creatorflow.niche_percentiles.niche is 'Staff''s niche, as it is on the creator.';
comment on column creatorflow.niche_percentiles.name is 'Name of the output in creator_metrics_daily, or followers.';
comment on column creatorflow.niche_percentiles.n is 'Creators with a known value; below 5 no percentile is given.';
comment on column creatorflow.niche_percentiles.p10 is 'Value that 10 % of them do not exceed; null = fewer than 5 creators.';
comment on column creatorflow.niche_percentiles.p25 is 'The same for 25 %.';
comment on column creatorflow.niche_percentiles.p50 is 'The same for 50 %: the median.';
comment on column creatorflow.niche_percentiles.p75 is 'The same for 75 %.';
comment on column creatorflow.niche_percentiles.p90 is 'The same for 90 %.';
comment on column creatorflow.niche_percentiles.computed_at is 'When it was computed.';

-- Retention of raw answers: by age, and an object of the archive goes with the last row that names it.
create index raw_responses_by_age on creatorflow.raw_responses (fetched_at);
create index raw_responses_by_object on creatorflow.raw_responses (archive_key) where archive_key is not null;

-- Which stored answer a medium's newest JSON is in. PostgreSQL cannot open gzip, nor a bucket: see docs/decisions/008-reprocess.md.
create view creatorflow.media_raw_answers as
    select medium.media_pk, medium.creator_id, medium.kind, answer.id as raw_id, answer.stream, answer.page, answer.fetched_at,
           answer.digest, answer.body_bytes, answer.body, answer.archive_key, answer.archive_offset, answer.archive_length
    from (select media_pk, creator_id, 'reel' as kind, last_raw_id from public.instagram_reels
          union all
          select media_pk, creator_id, 'post', last_raw_id from public.instagram_posts) medium
    join creatorflow.raw_responses answer on answer.id = medium.last_raw_id;

comment on view creatorflow.media_raw_answers is 'The newest answer that holds a medium''s whole JSON (the former raw_media_json), and where its gzip is: in body, or in the archive bucket at these bytes.';
comment on column creatorflow.media_raw_answers.media_pk is 'The medium; one row per table it is in.';
comment on column creatorflow.media_raw_answers.creator_id is 'ig_user_id of the creator it is kept under.';
comment on column creatorflow.media_raw_answers.kind is 'reel or post: the table.';
comment on column creatorflow.media_raw_answers.raw_id is 'Key in raw_responses.';
comment on column creatorflow.media_raw_answers.stream is 'reels or posts.';
comment on column creatorflow.media_raw_answers.page is 'Number of the request in its stream, from 0.';
comment on column creatorflow.media_raw_answers.fetched_at is 'When it was fetched.';
comment on column creatorflow.media_raw_answers.digest is 'SHA-256 of the uncompressed body.';
comment on column creatorflow.media_raw_answers.body_bytes is 'Bytes of the uncompressed body.';
comment on column creatorflow.media_raw_answers.body is 'The body, gzip; null = it is in the archive.';
comment on column creatorflow.media_raw_answers.archive_key is 'Object in the archive bucket; null = not archived.';
comment on column creatorflow.media_raw_answers.archive_offset is 'First byte of its gzip member in that object.';
comment on column creatorflow.media_raw_answers.archive_length is 'Bytes of that member.';
