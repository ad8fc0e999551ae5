-- What repairing media needs: when a target's fresh links were asked for, which upload is under way, what was fetched before it was transcoded.

alter table creatorflow.media_objects
    add column original_bytes bigint check (original_bytes > 0),
    add column upload_key text;

comment on column creatorflow.media_objects.original_bytes is 'Size in bytes as fetched, where a transcoded file is stored in its place; null where it is stored as fetched.';
comment on column creatorflow.media_objects.upload_key is 'Key under which a transfer is writing this due file to the store, so that the sweep of orphans leaves it alone; null = none is.';

create index media_objects_medium on creatorflow.media_objects (media_pk) where state = 'STORED';
create index media_objects_upload on creatorflow.media_objects (upload_key) where upload_key is not null;

create table creatorflow.link_askings (
    run_key text primary key,
    platform text not null,
    target text not null,
    asked_at timestamptz not null,
    calls int not null check (calls > 0),
    waiting int not null check (waiting >= 0),
    lost int not null check (lost >= 0)
);
create index link_askings_target on creatorflow.link_askings (platform, target, asked_at desc);

comment on table creatorflow.link_askings is 'Requests upstream for fresh links of files whose signed links were dead, one row per asking; a target is left in peace for some hours after one.';
comment on column creatorflow.link_askings.run_key is 'Key of the asking; its calls and answers carry it too.';
comment on column creatorflow.link_askings.platform is 'instagram or reddit.';
comment on column creatorflow.link_askings.target is 'As media_objects.target.';
comment on column creatorflow.link_askings.asked_at is 'When the asking ended.';
comment on column creatorflow.link_askings.calls is 'Paid requests it made.';
comment on column creatorflow.link_askings.waiting is 'Files that still waited for a link after it.';
comment on column creatorflow.link_askings.lost is 'Files given up after it, because no fresh link ever came.';
