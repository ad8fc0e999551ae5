-- What the adoption of a former database changed, for whoever has to take a change back. Adoption itself creates it before everything else.

create schema if not exists creatorflow;

create table if not exists creatorflow.adoption_log (
    id bigint generated always as identity primary key,
    happened_at timestamptz not null default clock_timestamp(),
    requester text not null,
    table_name text not null,
    row_key text,
    what text not null,
    before text,
    after text,
    reason text
);
create index if not exists adoption_log_of_row on creatorflow.adoption_log (table_name, row_key);

comment on table creatorflow.adoption_log is 'Changes that db adopt made to tables of the former system, one row per column, index or row; empty where the database was never adopted.';
comment on column creatorflow.adoption_log.id is 'Running number.';
comment on column creatorflow.adoption_log.happened_at is 'When it was changed.';
comment on column creatorflow.adoption_log.requester is 'Who ran db adopt.';
comment on column creatorflow.adoption_log.table_name is 'Table in schema public.';
comment on column creatorflow.adoption_log.row_key is 'ig_user_id of the changed row; null = the table''s shape was changed.';
comment on column creatorflow.adoption_log.what is 'Column, index or trigger that was changed.';
comment on column creatorflow.adoption_log.before is 'What it was: a value, a type, a default; null = it was not there.';
comment on column creatorflow.adoption_log.after is 'What it is now.';
comment on column creatorflow.adoption_log.reason is 'Why; null = the schema asks for it.';
