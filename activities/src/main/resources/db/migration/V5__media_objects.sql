-- What is kept of the upstreams' media: one row per file that is wanted or stored, and which row uses which file in which place.

create table creatorflow.media_objects (
    id bigint generated always as identity primary key,
    source_key text unique,
    platform text not null,
    target text not null,
    media_pk text not null,
    role text not null check (role in ('VIDEO', 'COVER', 'IMAGE', 'PROFILE_PICTURE')),
    state text not null default 'DUE' check (state in ('DUE', 'STORED', 'LOST')),
    sha256 text unique check (sha256 ~ '^[0-9a-f]{64}$'),
    original_sha256 text unique check (original_sha256 ~ '^[0-9a-f]{64}$'),
    perceptual_hash bigint,
    bytes bigint check (bytes > 0),
    content_type text,
    width int,
    height int,
    duration_seconds numeric(12, 3),
    object_key text unique,
    public_url text,
    attempts int not null default 0,
    last_attempt_at timestamptz,
    next_attempt_at timestamptz,
    failure_kind text,
    last_error text,
    source_url text,
    source_width int,
    source_height int,
    source_url_expires_at timestamptz,
    etag text,
    first_seen_at timestamptz not null,
    stored_at timestamptz,
    check (state <> 'STORED' or (sha256 is not null and bytes is not null and object_key is not null and public_url is not null)),
    check (state <> 'DUE' or source_url is not null)
);
create index media_objects_due on creatorflow.media_objects (platform, target, next_attempt_at) where state = 'DUE';
create index media_objects_at_risk on creatorflow.media_objects (source_url_expires_at) where state = 'DUE';
create index media_objects_lost on creatorflow.media_objects (platform, target) where state = 'LOST';
create index media_objects_alike on creatorflow.media_objects (perceptual_hash) where perceptual_hash is not null;

comment on table creatorflow.media_objects is 'One row per stored file, and one per file that is wanted and not stored yet. Two files with the same bytes are one row.';
comment on column creatorflow.media_objects.id is 'Key.';
comment on column creatorflow.media_objects.source_key is 'The upstream file this row was made for: platform/medium/role, or platform/user/profile_picture/digest of the link''s file name. Further files with the same bytes are known by media_links.source_key.';
comment on column creatorflow.media_objects.platform is 'instagram or reddit.';
comment on column creatorflow.media_objects.target is 'Whose transfer fetches it: the Instagram user id (or lower-case subreddit or user) that showed it last.';
comment on column creatorflow.media_objects.media_pk is 'The file''s own medium: a carousel child''s id in a carousel, the user id for a profile picture.';
comment on column creatorflow.media_objects.role is 'What the file is to its medium: VIDEO, COVER, IMAGE or PROFILE_PICTURE.';
comment on column creatorflow.media_objects.state is 'DUE: wanted, not stored yet; STORED: in the store, checked; LOST: given up, failure_kind and last_error say why.';
comment on column creatorflow.media_objects.sha256 is 'SHA-256 of the stored bytes, lower-case hex; null until stored.';
comment on column creatorflow.media_objects.original_sha256 is 'SHA-256 of the bytes as fetched, where a transcoded file is stored in their place; null where they are stored as fetched.';
comment on column creatorflow.media_objects.perceptual_hash is '64-bit difference hash of the picture (bits compared by Hamming distance): the same picture in other bytes is near. Null for what cannot be decoded and for videos.';
comment on column creatorflow.media_objects.bytes is 'Size of the stored file in bytes; null until stored.';
comment on column creatorflow.media_objects.content_type is 'Type found in the bytes themselves, never the declared one; null until stored.';
comment on column creatorflow.media_objects.width is 'Pixels, read from the file; null where it does not say or is not stored.';
comment on column creatorflow.media_objects.height is 'Pixels, read from the file; null where it does not say or is not stored.';
comment on column creatorflow.media_objects.duration_seconds is 'Seconds, read from the video file; null for pictures and where the file does not say.';
comment on column creatorflow.media_objects.object_key is 'Key in the public bucket: media/<first two of sha256>/<sha256>.<extension>; null until stored.';
comment on column creatorflow.media_objects.public_url is 'Address under which the stored file is read; null until stored.';
comment on column creatorflow.media_objects.attempts is 'Failed transfers so far. An unreachable object store is not counted.';
comment on column creatorflow.media_objects.last_attempt_at is 'When a transfer was tried last; null = never.';
comment on column creatorflow.media_objects.next_attempt_at is 'When a due file is tried again; null on a due file = not with this link, a fresh one is awaited.';
comment on column creatorflow.media_objects.failure_kind is 'What kept the last attempt from succeeding (LINK_EXPIRED, WRONG_TYPE, TRUNCATED, TOO_LARGE, REFUSED, UNAVAILABLE, …); null = none failed.';
comment on column creatorflow.media_objects.last_error is 'One sentence on the last failure, without the link''s signature; null = none failed.';
comment on column creatorflow.media_objects.source_url is 'The widest upstream link known, signed and expiring. Stays after storing as the record of where the bytes came from.';
comment on column creatorflow.media_objects.source_width is 'Width in pixels the upstream states for source_url; null = not stated.';
comment on column creatorflow.media_objects.source_height is 'Height in pixels the upstream states for source_url; null = not stated.';
comment on column creatorflow.media_objects.source_url_expires_at is 'When source_url stops working, from its oe parameter; null = it does not say.';
comment on column creatorflow.media_objects.etag is 'ETag the upstream sent with the bytes; null = none.';
comment on column creatorflow.media_objects.first_seen_at is 'When an answer named the file first.';
comment on column creatorflow.media_objects.stored_at is 'When the bytes were in the store; null until then.';

create table creatorflow.media_links (
    owner_table text not null check (owner_table in ('instagram_creators', 'instagram_reels', 'instagram_posts')),
    row_key text not null,
    role text not null check (role in ('VIDEO', 'COVER', 'IMAGE', 'PROFILE_PICTURE')),
    position int not null check (position >= 0),
    source_key text not null,
    media_pk text not null,
    object_id bigint not null references creatorflow.media_objects (id),
    linked_at timestamptz not null,
    replaced_at timestamptz,
    primary key (owner_table, row_key, role, position, source_key)
);
create unique index media_links_place on creatorflow.media_links (owner_table, row_key, role, position) where replaced_at is null;
create index media_links_source on creatorflow.media_links (source_key);
create index media_links_medium on creatorflow.media_links (media_pk, role);
create index media_links_object on creatorflow.media_links (object_id);

comment on table creatorflow.media_links is 'Which row uses which file in which place. A file whose link is here is never fetched twice, whatever object holds its bytes.';
comment on column creatorflow.media_links.owner_table is 'Table of schema public the row is in.';
comment on column creatorflow.media_links.row_key is 'The row: media_pk of a reel or post, ig_user_id of a creator.';
comment on column creatorflow.media_links.role is 'What the file is to the row: VIDEO, COVER, IMAGE or PROFILE_PICTURE.';
comment on column creatorflow.media_links.position is 'Place in the carousel from 0; 0 for everything else.';
comment on column creatorflow.media_links.source_key is 'The upstream file, as in media_objects.source_key.';
comment on column creatorflow.media_links.media_pk is 'The file''s own medium: a carousel child''s id in a carousel, the user id for a profile picture.';
comment on column creatorflow.media_links.object_id is 'The object that holds, or will hold, the bytes.';
comment on column creatorflow.media_links.linked_at is 'When an answer showed the file in this place first.';
comment on column creatorflow.media_links.replaced_at is 'When another file took the place, as with a changed profile picture; null = the place''s current file.';
