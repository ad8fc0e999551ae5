-- A database of the former system as it may be found: types, defaults and names that nobody planned, handles that differ only in case, columns
-- nobody knows any more, URLs of three stores and of the CDN. Generated for tests; no real account is in it.

do $$ begin
    if not exists (select 1 from pg_roles where rolname = 'anon') then create role anon nologin; end if;
    if not exists (select 1 from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
end $$;
grant usage on schema public to anon, authenticated;

create type public.review_state as enum ('ok', 'non_related');

create table public.instagram_creators (
    id serial primary key,
    ig_user_id text not null unique,
    username text not null unique,
    full_name character varying(120),
    biography text,
    external_url text,
    external_url_type character varying(30),
    bio_links json,
    profile_pic_url text,
    profile_pic_url_hd text,
    followers_count integer,
    following_count integer,
    media_count integer,
    followers integer,
    following integer,
    posts_count integer,
    is_verified boolean not null default false,
    is_private boolean default false,
    is_business_account boolean,
    is_professional_account boolean,
    follower_growth_rate_daily numeric(5,2),
    follower_growth_rate_weekly numeric(5,2),
    previous_followers_count integer,
    followers_last_updated timestamp without time zone,
    last_scraped_at timestamptz,
    avg_views_per_reel_cached numeric(12,2) not null default 0,
    avg_likes_per_reel_cached real,
    avg_comments_per_reel_cached double precision,
    avg_likes_per_post_cached integer,
    avg_comments_per_post_cached numeric(10,2),
    avg_saves_per_reel_cached numeric(10,2),
    avg_shares_per_reel_cached numeric(10,2),
    avg_saves_per_post_cached numeric(10,2),
    avg_shares_per_post_cached numeric(10,2),
    save_to_like_ratio numeric(5,2),
    avg_engagement_rate numeric(5,2),
    engagement_rate_cached numeric(5,2),
    best_content_type text,
    viral_content_count_cached integer not null default 0,
    viral_threshold_multiplier numeric(3,1),
    posting_frequency_per_week numeric(5,2),
    posting_consistency_score numeric(5,2),
    last_post_days_ago integer,
    total_api_calls integer,
    review_status public.review_state,
    reviewed_at timestamptz,
    reviewed_by text,
    notes text,
    niche text,
    discovery_source text,
    discovery_date timestamptz,
    related_creators_processed boolean,
    fbid text,
    eimu_id text,
    raw_profile_json jsonb,
    created_at timestamptz default now(),
    updated_at timestamptz,
    body_tags text[],
    categories text[],
    quality_score numeric(3,1),
    agency_code text not null default 'B9',
    onboarding_step smallint
);
create index idx_creators_followers on public.instagram_creators (followers desc);
create index idx_creators_niche on public.instagram_creators (niche);

create table public.instagram_reels (
    id serial primary key,
    media_pk text unique,
    media_id text,
    shortcode text,
    creator_id text references public.instagram_creators (ig_user_id),
    creator_username text,
    creator_niche text,
    product_type text,
    media_type smallint,
    taken_at timestamp without time zone,
    caption_text character varying(2000),
    hashtags jsonb default '[]',
    hashtag_count integer,
    mention_count integer,
    play_count integer not null default 0,
    ig_play_count integer,
    like_count integer not null default 0,
    comment_count integer not null default 0,
    share_count integer,
    save_count integer,
    engagement_count integer,
    engagement_rate numeric(10,2),
    has_audio boolean,
    video_duration real,
    video_url text,
    thumbnail_url text,
    cover_url text,
    is_paid_partnership boolean default false,
    has_shared_to_fb integer default 0,
    is_unified_video boolean,
    is_dash_eligible boolean,
    number_of_qualities text,
    raw_media_json jsonb,
    scraped_at timestamptz,
    created_at timestamptz default now(),
    updated_at timestamptz,
    is_viral boolean,
    viral_multiplier numeric(6,2),
    campaign_ref text
);

create table public.instagram_posts (
    id bigserial primary key,
    media_pk bigint unique,
    media_id text,
    shortcode text,
    creator_id text,
    creator_username text,
    creator_niche text,
    product_type text default 'feed',
    post_type text,
    media_type integer,
    taken_at text,
    caption_text text,
    hashtags character varying[],
    hashtag_count integer,
    mention_count integer,
    carousel_media_count integer,
    image_urls jsonb,
    video_duration numeric(6,1),
    view_count integer,
    like_count integer,
    comment_count integer,
    share_count integer,
    save_count integer,
    engagement_count integer,
    engagement_rate numeric(5,2),
    is_paid_partnership integer default 0,
    has_shared_to_fb integer,
    comments_disabled boolean,
    sharing_friction_info json,
    original_width integer,
    original_height integer,
    accessibility_caption text,
    thumbnail_url text,
    raw_media_json json,
    scraped_at timestamptz,
    created_at timestamptz default now()
);

create table public.instagram_follower_history (
    id serial primary key,
    creator_id text,
    username text,
    followers_count integer,
    following_count integer,
    media_count integer,
    recorded_at timestamptz default now()
);

create table public.system_logs (
    id bigserial primary key,
    "timestamp" timestamptz default now(),
    level text, source text, script_name text, message text, context jsonb, duration_ms integer, items_processed integer
);

create table public.instagram_niche_groups (id uuid primary key default gen_random_uuid(), label text, created_at timestamptz default now());

create view public.instagram_creator_reel_stats as
    select creator_id, count(*) as total_reels, sum(play_count) as total_views, avg(play_count) as avg_views_per_reel,
           avg(video_duration) as avg_reel_length_sec, avg(engagement_rate) as avg_engagement
    from public.instagram_reels group by creator_id;
create view public.top_creators with (security_invoker = true) as
    select c.username, c.followers_count, s.total_views
    from public.instagram_creators c left join public.instagram_creator_reel_stats s on s.creator_id = c.ig_user_id;
comment on view public.top_creators is 'For the wall screen.';

grant select on public.instagram_creator_reel_stats, public.top_creators to authenticated;
grant select, insert, update on public.instagram_creators, public.instagram_reels, public.instagram_posts to authenticated;
grant select on public.system_logs to anon;
alter table public.instagram_creators enable row level security;
create policy staff_reads on public.instagram_creators for select to authenticated using (true);
create policy staff_edits on public.instagram_creators for update to authenticated using (notes is distinct from 'locked');

insert into public.instagram_creators
    (ig_user_id, username, full_name, profile_pic_url, followers_count, following_count, media_count, follower_growth_rate_daily,
     last_scraped_at, followers_last_updated, avg_views_per_reel_cached, avg_likes_per_reel_cached, last_post_days_ago, total_api_calls,
     review_status, niche, notes, related_creators_processed, raw_profile_json, created_at, onboarding_step, engagement_rate_cached)
select (7000000000 + n)::text, 'creator_' || n, 'Creator ' || n,
       case n % 3 when 0 then 'https://media.b9-dashboard.com/profile_pictures/' || (7000000000 + n) || '/profile.jpg'
                  when 1 then 'https://scontent-iad3-1.cdninstagram.com/v/t51/' || n || '.jpg?oe=68D0' end,
       case when n % 7 > 0 then n * 1000 end, n, n * 10, n % 5 - 2.25,
       timestamptz '2025-10-11 02:00:00+00' + n * interval '1 minute', timestamp '2025-10-11 02:00:00', n * 1.5, n * 0.1, n % 40,
       case when n % 5 > 0 then n end,
       case n % 4 when 0 then 'ok'::public.review_state when 1 then 'non_related'::public.review_state end,
       case when n % 2 = 0 then 'fitness' end, case when n % 10 = 0 then 'note ' || n end, case when n % 3 > 0 then n % 2 = 0 end,
       case when n % 6 = 0 then jsonb_build_object('id', (7000000000 + n)::text, 'username', 'creator_' || n, 'status', true) end,
       timestamptz '2025-08-01 00:00:00+00' + n * interval '1 hour', n % 4, 3.25
from generate_series(1, 120) n;

-- One person, two spellings: the one that is approved and was scraped is the account of today.
insert into public.instagram_creators (ig_user_id, username, review_status, last_scraped_at, created_at) values
    ('8001', 'NatureLover', null, null, '2025-01-01'), ('8002', 'naturelover', 'ok', '2025-10-11', '2025-02-01'),
    ('8003', 'Twice.Told', null, '2025-09-01', '2025-01-01'), ('8004', 'twice.told', null, '2025-10-01', '2024-01-01'),
    ('8005', 'TWICE.TOLD', null, null, '2025-01-01');

insert into public.instagram_reels
    (media_pk, media_id, shortcode, creator_id, creator_username, product_type, media_type, taken_at, caption_text, hashtags, hashtag_count,
     play_count, ig_play_count, like_count, comment_count, engagement_count, engagement_rate, video_duration, video_url, thumbnail_url, cover_url,
     is_dash_eligible, number_of_qualities, raw_media_json, scraped_at, campaign_ref)
select (3700000000000000000 + n)::text, (3700000000000000000 + n) || '_' || (7000000000 + n % 120 + 1), 'R' || n,
       (7000000000 + n % 120 + 1)::text, 'creator_' || (n % 120 + 1), 'clips', 2, timestamp '2025-09-16 05:20:00' + n * interval '1 hour',
       'Reel ' || n || ' #été #fun', case n % 3 when 0 then '["#été", "#fun"]'::jsonb when 1 then '[]'::jsonb end, 2,
       n * 1000, case when n % 2 = 0 then n * 900 end, n * 10, n, n * 11, 999.99, n % 60 + 0.5,
       case n % 4 when 0 then 'https://media.b9dashboard.com/videos/2025/09/' || n || '.mp4'
                  when 1 then 'https://media.b9-dashboard.com/videos/2025/10/' || n || '.mp4'
                  when 2 then 'https://pub-0123456789abcdef.r2.dev/videos/2025/08/' || n || '.mp4'
                  else 'https://scontent-iad3-1.cdninstagram.com/o1/v/t16/' || n || '.mp4?oe=68D0' end,
       'https://scontent-iad3-1.cdninstagram.com/v/' || n || '.jpg', case when n % 9 = 0 then 'https://media.b9dashboard.com/covers/' || n || '.jpg' end,
       n % 2 = 0, (n % 5)::text,
       case when n % 10 > 0 then jsonb_build_object('pk', (3700000000000000000 + n)::text, 'play_count', n * 1000, 'like_count', n * 10) end,
       timestamptz '2025-10-10 00:00:00+00', case when n % 50 = 0 then 'spring' end
from generate_series(1, 900) n;

insert into public.instagram_posts
    (media_pk, media_id, shortcode, creator_id, creator_username, post_type, media_type, taken_at, caption_text, hashtags, carousel_media_count,
     image_urls, like_count, comment_count, engagement_rate, is_paid_partnership, sharing_friction_info, raw_media_json, scraped_at)
select 3600000000000000000 + n, (3600000000000000000 + n) || '_' || (7000000000 + n % 120 + 1), 'P' || n, (7000000000 + n % 120 + 1)::text,
       'creator_' || (n % 120 + 1), case n % 2 when 0 then 'carousel' else 'image' end, case n % 2 when 0 then 8 else 1 end,
       case n % 3 when 0 then '2025-09-16T05:20:00+00:00' when 1 then '2025-02-28 23:59:59.123456+02' end,
       'Post ' || n, case when n % 2 = 0 then array['#a', '#b'] end, case n % 2 when 0 then 2 else 0 end,
       case when n % 4 = 0 then jsonb_build_array('https://media.b9-dashboard.com/photos/2025/09/' || n || '_0.jpg',
                                                  'https://scontent.cdninstagram.com/v/' || n || '_1.jpg')
            when n % 4 = 2 then 'null'::jsonb end,
       n, n % 7, 999.99, n % 2, '{"a":  1}', case when n % 2 = 0 then json_build_object('pk', 3600000000000000000 + n, 'like_count', n) end,
       timestamptz '2025-10-09 12:00:00+00'
from generate_series(1, 240) n;

insert into public.instagram_follower_history (creator_id, username, followers_count, recorded_at)
select (7000000000 + n)::text, 'creator_' || n, n * 1000 - day * 10, timestamptz '2025-10-11 02:00:00+00' - day * interval '1 day'
from generate_series(1, 120) n, generate_series(0, 9) day;

insert into public.system_logs (level, source, message) select 'info', 'instagram_scraper', 'line ' || n from generate_series(1, 300) n;
