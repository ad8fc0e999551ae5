-- Reddit's files: which rows of Reddit use which, and where the stored ones stand in those rows.

alter table creatorflow.media_links
    drop constraint media_links_owner_table_check,
    add constraint media_links_owner_table_check check (owner_table in (
        'instagram_creators', 'instagram_reels', 'instagram_posts', 'reddit_posts', 'reddit_subreddits', 'reddit_users'));

comment on column creatorflow.media_links.row_key is 'The row: media_pk of a reel or post, ig_user_id of a creator, reddit_id of a Reddit post, lower-case name of a community or redditor.';
comment on column creatorflow.media_links.position is 'Place in the carousel or gallery from 0; of a community''s pictures 0 is the icon and 1 the banner; 0 for everything else.';
comment on column creatorflow.media_links.media_pk is 'The file''s own medium: a carousel child''s id in a carousel, the media id in a gallery, the user id (or r_ and u_ with the name at Reddit) for a profile picture.';
comment on column creatorflow.media_objects.media_pk is 'The file''s own medium: a carousel child''s id in a carousel, the media id in a gallery, the user id (or r_ and u_ with the name at Reddit) for a profile picture.';
comment on column creatorflow.media_objects.target is 'Whose transfer fetches it: the Instagram user id, or r/name or u/name of Reddit in lower case, that showed it last.';
comment on column creatorflow.media_objects.next_attempt_at is 'When a due file is tried again; null on a due file = not with this link, a fresh one is awaited (Instagram only).';
comment on column creatorflow.media_objects.source_url is 'The widest upstream link known; Instagram''s are signed and expire. Stays after storing as the record of where the bytes came from; null where that was deleted upstream.';

-- Whose files an erased author's history brought is looked up by the name.
create index media_objects_of_reddit on creatorflow.media_objects (target) where platform = 'reddit';

alter table public.reddit_posts
    add column if not exists media_urls text[],
    add column if not exists media_cover_url text,
    add column if not exists media_stored boolean not null default false;

comment on column public.reddit_posts.media_urls is 'Public addresses of the stored files: picture or video, or the items of the gallery in its order; null = none is stored.';
comment on column public.reddit_posts.media_cover_url is 'Public address of the stored picture that stands for the video; null = none is stored.';
comment on column public.reddit_posts.media_stored is 'Every file that Reddit keeps of the post and that is wanted is stored; false also where it has none.';

alter table public.reddit_subreddits
    add column if not exists icon_stored_url text,
    add column if not exists banner_stored_url text;

comment on column public.reddit_subreddits.icon_stored_url is 'Public address of the stored icon, the newest one seen; null = none is stored.';
comment on column public.reddit_subreddits.banner_stored_url is 'Public address of the stored banner, the newest one seen; null = none is stored.';

alter table public.reddit_users add column if not exists icon_stored_url text;

comment on column public.reddit_users.icon_stored_url is 'Public address of the stored picture of a redditor of ours, the newest one seen; null = none is stored, or not ours.';
