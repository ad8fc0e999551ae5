-- Tables of the system being replaced, under their own names, so that its screens keep working on the same database.
-- Every statement can also run on a database that has these tables already: nothing is dropped, what is missing is added.

create table if not exists public.instagram_creators (
    id bigserial primary key,
    ig_user_id text not null,
    username text not null
);
alter table public.instagram_creators
    add column if not exists full_name text,
    add column if not exists biography text,
    add column if not exists external_url text,
    add column if not exists external_url_type text,
    add column if not exists bio_links jsonb,
    add column if not exists profile_pic_url text,
    add column if not exists profile_pic_url_hd text,
    add column if not exists profile_pic_url_stored boolean not null default false,
    add column if not exists followers_count bigint,
    add column if not exists following_count bigint,
    add column if not exists media_count bigint,
    add column if not exists followers bigint,
    add column if not exists following bigint,
    add column if not exists posts_count bigint,
    add column if not exists is_verified boolean,
    add column if not exists is_private boolean,
    add column if not exists is_business_account boolean,
    add column if not exists is_professional_account boolean,
    add column if not exists category_name text,
    add column if not exists fbid text,
    add column if not exists eimu_id text,
    add column if not exists highlight_reel_count bigint,
    add column if not exists has_clips boolean,
    add column if not exists has_guides boolean,
    add column if not exists has_channel boolean,
    add column if not exists has_onboarded_to_text_post_app boolean,
    add column if not exists hide_like_and_view_counts boolean,
    add column if not exists follower_growth_rate_daily numeric,
    add column if not exists follower_growth_rate_weekly numeric,
    add column if not exists previous_followers_count bigint,
    add column if not exists followers_last_updated timestamptz,
    add column if not exists last_scraped_at timestamptz,
    add column if not exists avg_views_per_reel_cached numeric,
    add column if not exists avg_likes_per_reel_cached numeric,
    add column if not exists avg_comments_per_reel_cached numeric,
    add column if not exists avg_saves_per_reel_cached numeric,
    add column if not exists avg_shares_per_reel_cached numeric,
    add column if not exists avg_likes_per_post_cached numeric,
    add column if not exists avg_comments_per_post_cached numeric,
    add column if not exists avg_saves_per_post_cached numeric,
    add column if not exists avg_shares_per_post_cached numeric,
    add column if not exists save_to_like_ratio numeric,
    add column if not exists avg_engagement_rate numeric,
    add column if not exists engagement_rate_cached numeric,
    add column if not exists best_content_type text,
    add column if not exists viral_content_count_cached bigint,
    add column if not exists viral_threshold_multiplier numeric,
    add column if not exists posting_frequency_per_week numeric,
    add column if not exists posting_consistency_score numeric,
    add column if not exists last_post_days_ago numeric,
    add column if not exists total_api_calls bigint,
    add column if not exists review_status text,
    add column if not exists reviewed_at timestamptz,
    add column if not exists reviewed_by text,
    add column if not exists notes text,
    add column if not exists niche text,
    add column if not exists refresh_tier text not null default 'normal',
    add column if not exists tags text[] not null default '{}',
    add column if not exists categories text[],
    add column if not exists paused boolean not null default false,
    add column if not exists discovery_source text,
    add column if not exists discovery_date timestamptz,
    add column if not exists related_creators_processed boolean not null default false,
    add column if not exists username_is_current boolean not null default true,
    add column if not exists last_raw_id bigint,
    add column if not exists raw_profile_json jsonb,
    add column if not exists created_at timestamptz not null default now(),
    add column if not exists updated_at timestamptz not null default now(),
    add column if not exists body_tags text[],
    add column if not exists tag_confidence jsonb,
    add column if not exists tags_analyzed_at timestamptz,
    add column if not exists model_version text,
    add column if not exists show_account_transparency_details boolean, add column if not exists show_text_post_app_badge boolean, add column if not exists reels_count bigint,
    add column if not exists total_views bigint, add column if not exists avg_views_per_reel numeric, add column if not exists avg_reel_length_sec numeric,
    add column if not exists avg_engagement numeric, add column if not exists last_reels_rollup_at timestamptz, add column if not exists last_rollup_at timestamptz,
    add column if not exists niche_group_id uuid, add column if not exists oc text, add column if not exists models text,
    add column if not exists characteristics text[], add column if not exists ai_analyzed_at timestamptz, add column if not exists quality_score numeric,
    add column if not exists avg_likes numeric, add column if not exists avg_comments numeric, add column if not exists avg_views numeric,
    add column if not exists follower_growth_rate numeric, add column if not exists posts_per_week numeric, add column if not exists reels_percentage numeric,
    add column if not exists stories_per_day numeric, add column if not exists igtv_count bigint, add column if not exists total_reels bigint;

create unique index if not exists instagram_creators_ig_user_id_unique on public.instagram_creators (ig_user_id);
-- A handle is unique among those who hold it now; a former holder keeps it as the last name known.
create unique index if not exists instagram_creators_username_current
    on public.instagram_creators (lower(username)) where username_is_current;
create index if not exists instagram_creators_followers on public.instagram_creators (followers_count desc nulls last, id);
create index if not exists instagram_creators_niche on public.instagram_creators (niche);
create index if not exists instagram_creators_review_status on public.instagram_creators (review_status, id);
create index if not exists instagram_creators_is_private on public.instagram_creators (is_private);
create index if not exists instagram_creators_tags on public.instagram_creators using gin (tags);
create index if not exists instagram_creators_body_tags on public.instagram_creators using gin (body_tags);

comment on table public.instagram_creators is 'Tracked Instagram accounts, one row per account. Identity is ig_user_id; a username is an attribute.';
comment on column public.instagram_creators.id is 'Key of the former system; nothing refers to it.';
comment on column public.instagram_creators.ig_user_id is 'Numeric account id as text, the identity of the creator.';
comment on column public.instagram_creators.username is 'The newest handle known; it is the account''s own while username_is_current.';
comment on column public.instagram_creators.full_name is 'Display name as the profile answer gives it; null = the account has none or it was never delivered.';
comment on column public.instagram_creators.biography is 'Biography text; null = none or never delivered.';
comment on column public.instagram_creators.external_url is 'Link of the biography; null = none or never delivered.';
comment on column public.instagram_creators.external_url_type is 'Kind of external_url by its host: onlyfans, linktree, ..., personal_site, other; null = no link.';
comment on column public.instagram_creators.bio_links is 'Links of the biography as [{url, title, type}], type by host; null = none or never delivered.';
comment on column public.instagram_creators.profile_pic_url is 'Profile picture: our public URL where profile_pic_url_stored, else the provider''s expiring CDN link; null = never delivered.';
comment on column public.instagram_creators.profile_pic_url_hd is 'Legacy of the former discovery (an expiring CDN link); never written.';
comment on column public.instagram_creators.profile_pic_url_stored is 'profile_pic_url is an object of our store: a scrape never replaces it.';
comment on column public.instagram_creators.followers_count is 'Followers by the newest profile answer; null = never delivered.';
comment on column public.instagram_creators.following_count is 'Accounts followed, by the newest profile answer; null = never delivered.';
comment on column public.instagram_creators.media_count is 'Media the account says it has, by the newest profile answer; null = never delivered.';
comment on column public.instagram_creators.followers is 'Legacy name of followers_count; null in new rows.';
comment on column public.instagram_creators.following is 'Legacy name of following_count; null in new rows.';
comment on column public.instagram_creators.posts_count is 'Legacy name of media_count; null in new rows.';
comment on column public.instagram_creators.is_verified is 'Verified badge; null = never delivered.';
comment on column public.instagram_creators.is_private is 'Content is shown to followers only; null = never delivered.';
comment on column public.instagram_creators.is_business_account is 'Business account; null = never delivered.';
comment on column public.instagram_creators.is_professional_account is 'Professional account; null = never delivered.';
comment on column public.instagram_creators.category_name is 'Category the account chose; null = none or never delivered.';
comment on column public.instagram_creators.fbid is 'Facebook id as text; null = never delivered.';
comment on column public.instagram_creators.eimu_id is 'Upstream''s eimu_id as text; null = never delivered.';
comment on column public.instagram_creators.highlight_reel_count is 'Number of story highlights; null = never delivered.';
comment on column public.instagram_creators.has_clips is 'Has reels, by the profile answer; null = never delivered.';
comment on column public.instagram_creators.has_guides is 'Has guides; null = never delivered.';
comment on column public.instagram_creators.has_channel is 'Has a channel; null = never delivered.';
comment on column public.instagram_creators.has_onboarded_to_text_post_app is 'Is on Threads; null = never delivered.';
comment on column public.instagram_creators.hide_like_and_view_counts is 'The owner hides counters on all media; null = never delivered.';
comment on column public.instagram_creators.follower_growth_rate_daily is 'Percent over exactly one day, from the observation nearest to it within the tolerance; null = no such observation; 0 is 0.';
comment on column public.instagram_creators.follower_growth_rate_weekly is 'Percent over exactly seven days, else as the daily rate.';
comment on column public.instagram_creators.previous_followers_count is 'The last follower count that differed from the current one; null = there was none.';
comment on column public.instagram_creators.followers_last_updated is 'When the profile answer behind followers_count was fetched.';
comment on column public.instagram_creators.last_scraped_at is 'When the newest profile or page that was really fetched came in; null = never.';
comment on column public.instagram_creators.avg_views_per_reel_cached is 'Mean plays per reel (analytics avg_reel_views); null = unknown.';
comment on column public.instagram_creators.avg_likes_per_reel_cached is 'Mean likes per reel; null = unknown.';
comment on column public.instagram_creators.avg_comments_per_reel_cached is 'Mean comments per reel; null = unknown.';
comment on column public.instagram_creators.avg_saves_per_reel_cached is 'Mean saves per reel; null = unknown, the provider rarely delivers saves.';
comment on column public.instagram_creators.avg_shares_per_reel_cached is 'Mean shares per reel; null = unknown.';
comment on column public.instagram_creators.avg_likes_per_post_cached is 'Mean likes per post; null = unknown.';
comment on column public.instagram_creators.avg_comments_per_post_cached is 'Mean comments per post; null = unknown.';
comment on column public.instagram_creators.avg_saves_per_post_cached is 'Mean saves per post; null = unknown.';
comment on column public.instagram_creators.avg_shares_per_post_cached is 'Mean shares per post; null = unknown.';
comment on column public.instagram_creators.save_to_like_ratio is 'Saves divided by likes; null = unknown.';
comment on column public.instagram_creators.avg_engagement_rate is 'Percent of followers (analytics engagement_rate); null = unknown.';
comment on column public.instagram_creators.engagement_rate_cached is 'The same number as avg_engagement_rate, percent; null = unknown.';
comment on column public.instagram_creators.best_content_type is 'reels, posts or mixed; null = unknown.';
comment on column public.instagram_creators.viral_content_count_cached is 'Viral media in the analytics window; null = unknown.';
comment on column public.instagram_creators.viral_threshold_multiplier is 'The multiplier the viral count was computed with; null = never computed.';
comment on column public.instagram_creators.posting_frequency_per_week is 'Media per week over the interval both streams cover, pinned ones excluded; null = unknown.';
comment on column public.instagram_creators.posting_consistency_score is '0 (irregular) to 100 (regular); null = unknown.';
comment on column public.instagram_creators.last_post_days_ago is 'Days between the newest medium and the profile answer; null = unknown.';
comment on column public.instagram_creators.total_api_calls is 'HTTP attempts spent on this creator, from the call ledger; null = never counted.';
comment on column public.instagram_creators.review_status is 'Staff-owned. null = pending, ok = approved, non_related = rejected.';
comment on column public.instagram_creators.reviewed_at is 'Staff-owned. When review_status was last set; null = never.';
comment on column public.instagram_creators.reviewed_by is 'Staff-owned. Who set review_status; null = never or unknown.';
comment on column public.instagram_creators.notes is 'Staff-owned free text; null = none.';
comment on column public.instagram_creators.niche is 'Staff-owned niche; null = none. Copied to creator_niche of media as they are saved.';
comment on column public.instagram_creators.refresh_tier is 'Staff-owned. hot, normal or slow: how often the creator is refreshed.';
comment on column public.instagram_creators.tags is 'Staff-owned labels.';
comment on column public.instagram_creators.categories is 'Staff-owned categories; null = none.';
comment on column public.instagram_creators.paused is 'Staff-owned. No scheduled scrape while true; the reason is in creatorflow.audit_log.';
comment on column public.instagram_creators.discovery_source is 'How the creator came in: manual_add, import, scrape, related; null = unknown.';
comment on column public.instagram_creators.discovery_date is 'When the creator came in; null = unknown.';
comment on column public.instagram_creators.related_creators_processed is 'Related accounts of this creator were asked for and stored.';
comment on column public.instagram_creators.username_is_current is 'The account still holds username; false once another account was seen with it.';
comment on column public.instagram_creators.last_raw_id is 'Key in creatorflow.raw_responses of the profile answer this row was last written from; null = none yet.';
comment on column public.instagram_creators.raw_profile_json is 'Legacy; null in new rows, the raw answers are in creatorflow.raw_responses.';
comment on column public.instagram_creators.created_at is 'When the row was written first.';
comment on column public.instagram_creators.updated_at is 'When the row was written last.';
comment on column public.instagram_creators.body_tags is 'Written by the former tagging job; null = not tagged.';
comment on column public.instagram_creators.tag_confidence is 'Written by the former tagging job; null = not tagged.';
comment on column public.instagram_creators.tags_analyzed_at is 'Written by the former tagging job; null = not tagged.';
comment on column public.instagram_creators.model_version is 'Written by the former tagging job; null = not tagged.';
do $$
declare legacy text;
begin
    foreach legacy in array array[
        'show_account_transparency_details', 'show_text_post_app_badge', 'reels_count', 'total_views',
        'avg_views_per_reel', 'avg_reel_length_sec', 'avg_engagement', 'last_reels_rollup_at', 'last_rollup_at',
        'niche_group_id', 'oc', 'models', 'characteristics', 'ai_analyzed_at', 'quality_score', 'avg_likes',
        'avg_comments', 'avg_views', 'follower_growth_rate', 'posts_per_week', 'reels_percentage', 'stories_per_day',
        'igtv_count', 'total_reels']
    loop
        execute format('comment on column public.instagram_creators.%I is %L', legacy, 'Legacy of the former system, never written; null in new rows.');
    end loop;
end $$;

create table if not exists public.instagram_reels (
    id bigserial primary key,
    media_pk text not null
) with (fillfactor = 85);
alter table public.instagram_reels
    add column if not exists media_id text,
    add column if not exists shortcode text,
    add column if not exists creator_id text,
    add column if not exists creator_username text,
    add column if not exists creator_niche text,
    add column if not exists owner_id text,
    add column if not exists owner_username text,
    add column if not exists product_type text,
    add column if not exists media_type int,
    add column if not exists taken_at timestamptz,
    add column if not exists caption_text text,
    add column if not exists hashtags text[],
    add column if not exists hashtag_count int,
    add column if not exists mentions text[],
    add column if not exists mention_count int,
    add column if not exists play_count bigint,
    add column if not exists ig_play_count bigint,
    add column if not exists view_count bigint,
    add column if not exists like_count bigint,
    add column if not exists likes_hidden boolean not null default false,
    add column if not exists comment_count bigint,
    add column if not exists share_count bigint,
    add column if not exists save_count bigint,
    add column if not exists reshare_count bigint,
    add column if not exists media_repost_count bigint,
    add column if not exists engagement_count bigint,
    add column if not exists engagement_rate numeric(20,2),
    add column if not exists is_pinned boolean not null default false,
    add column if not exists is_paid_partnership boolean default false,
    add column if not exists has_shared_to_fb int default 0,
    add column if not exists video_duration numeric,
    add column if not exists video_url text,
    add column if not exists video_url_stored boolean not null default false,
    add column if not exists thumbnail_url text,
    add column if not exists thumbnail_url_stored boolean not null default false,
    add column if not exists has_audio boolean,
    add column if not exists is_unified_video boolean default false,
    add column if not exists is_dash_eligible int,
    add column if not exists number_of_qualities int,
    add column if not exists original_width int,
    add column if not exists original_height int,
    add column if not exists first_seen_at timestamptz,
    add column if not exists scraped_at timestamptz,
    add column if not exists missing_since timestamptz,
    add column if not exists last_raw_id bigint,
    add column if not exists raw_media_json jsonb,
    add column if not exists created_at timestamptz not null default now(),
    add column if not exists updated_at timestamptz not null default now(),
    add column if not exists pinned_in_reels_tab boolean, add column if not exists video_urls text[], add column if not exists cover_url text,
    add column if not exists audio_type text, add column if not exists music_canonical_id text, add column if not exists original_audio_title text,
    add column if not exists audio_asset_id text, add column if not exists audio_best_cluster_id text, add column if not exists ig_artist_id text,
    add column if not exists ig_artist_username text, add column if not exists permalink text, add column if not exists creator_niche_id uuid,
    add column if not exists is_viral boolean, add column if not exists viral_detected_at timestamptz, add column if not exists viral_multiplier numeric;

create unique index if not exists instagram_reels_media_pk_unique on public.instagram_reels (media_pk);
create index if not exists instagram_reels_creator_newest on public.instagram_reels (creator_id, taken_at desc);
create index if not exists instagram_reels_taken_at on public.instagram_reels (taken_at desc);

comment on table public.instagram_reels is 'Media of the reels stream, one row per medium.';
comment on column public.instagram_reels.id is 'Key of the former system; nothing refers to it.';
comment on column public.instagram_reels.media_pk is 'Digits of the upstream id before the underscore, never from a JSON number.';
comment on column public.instagram_reels.media_id is 'Upstream''s pk_ownerid; null = not delivered.';
comment on column public.instagram_reels.shortcode is 'The code in instagram.com/p/<code>; null = not delivered.';
comment on column public.instagram_reels.creator_id is 'ig_user_id of the tracked creator this row belongs to: the owner where the owner is tracked, else the first tracked account that showed it.';
comment on column public.instagram_reels.creator_username is 'That creator''s handle when the row was last written.';
comment on column public.instagram_reels.creator_niche is 'That creator''s niche when the row was last written; null = none.';
comment on column public.instagram_reels.owner_id is 'ig_user_id of the account the medium belongs to; differs from creator_id on co-authored media; null = not delivered.';
comment on column public.instagram_reels.owner_username is 'The owner''s handle in the newest answer; null = not delivered.';
comment on column public.instagram_reels.product_type is 'Upstream''s product_type: clips, feed, carousel_container, ...; null = not delivered.';
comment on column public.instagram_reels.media_type is '1 photo, 2 video, 8 carousel.';
comment on column public.instagram_reels.taken_at is 'Publication time; null = not delivered or impossible.';
comment on column public.instagram_reels.caption_text is 'The whole caption; null = none, or never delivered.';
comment on column public.instagram_reels.hashtags is 'Hashtags with #, in order, repeats and case kept, every alphabet; null = no caption was ever delivered.';
comment on column public.instagram_reels.hashtag_count is 'Length of hashtags; null as hashtags.';
comment on column public.instagram_reels.mentions is 'Mentioned handles with @, in order, repeats kept; null = no caption was ever delivered.';
comment on column public.instagram_reels.mention_count is 'Length of mentions; null as mentions.';
comment on column public.instagram_reels.play_count is 'play_count: Instagram and, where the session sees it, Facebook; null = never delivered.';
comment on column public.instagram_reels.ig_play_count is 'ig_play_count: Instagram alone; null = never delivered.';
comment on column public.instagram_reels.view_count is 'view_count or video_view_count, which is not plays; null = never delivered.';
comment on column public.instagram_reels.like_count is 'Likes; while likes_hidden the last number from before, null = never delivered.';
comment on column public.instagram_reels.likes_hidden is 'The owner hides likes: what the answer says of them is not stored, and analytics take them as unknown.';
comment on column public.instagram_reels.comment_count is 'Comments; null = never delivered.';
comment on column public.instagram_reels.share_count is 'share_count as delivered; null = never delivered.';
comment on column public.instagram_reels.save_count is 'save_count as delivered; null = never delivered.';
comment on column public.instagram_reels.reshare_count is 'reshare_count, what people call shares; null = never delivered.';
comment on column public.instagram_reels.media_repost_count is 'media_repost_count; null = never delivered.';
comment on column public.instagram_reels.engagement_count is 'like_count + comment_count; null = one of them is unknown.';
comment on column public.instagram_reels.engagement_rate is 'Percent of the followers in the same run''s profile; null = engagement or followers unknown, or no followers.';
comment on column public.instagram_reels.is_pinned is 'Pinned in the tab it was last seen in: comes first there and may be old.';
comment on column public.instagram_reels.is_paid_partnership is 'Labelled as paid partnership; null = never delivered.';
comment on column public.instagram_reels.has_shared_to_fb is 'Upstream''s code for sharing to Facebook; null = never delivered.';
comment on column public.instagram_reels.video_duration is 'Seconds; null = no video or never delivered.';
comment on column public.instagram_reels.video_url is 'The video: our public URL where video_url_stored, else an expiring CDN link; null = no video.';
comment on column public.instagram_reels.video_url_stored is 'video_url is an object of our store: a scrape never replaces it.';
comment on column public.instagram_reels.thumbnail_url is 'The cover or the photo: our public URL where thumbnail_url_stored, else an expiring CDN link.';
comment on column public.instagram_reels.thumbnail_url_stored is 'thumbnail_url is an object of our store: a scrape never replaces it.';
comment on column public.instagram_reels.has_audio is 'Has sound; null = never delivered.';
comment on column public.instagram_reels.is_unified_video is 'Upstream''s flag; null = never delivered.';
comment on column public.instagram_reels.is_dash_eligible is 'Upstream''s flag, 0 or 1; null = never delivered.';
comment on column public.instagram_reels.number_of_qualities is 'Renditions upstream has; null = never delivered.';
comment on column public.instagram_reels.original_width is 'Pixels; null = never delivered.';
comment on column public.instagram_reels.original_height is 'Pixels; null = never delivered.';
comment on column public.instagram_reels.first_seen_at is 'When the answer that showed this medium first was fetched.';
comment on column public.instagram_reels.scraped_at is 'When the answer this row was last written from was fetched.';
comment on column public.instagram_reels.missing_since is 'Since when a full walk no longer shows the medium; null = it was there.';
comment on column public.instagram_reels.last_raw_id is 'Key in creatorflow.raw_responses of that answer; null in rows of the former system.';
comment on column public.instagram_reels.raw_media_json is 'Legacy; null in new rows, the raw answers are in creatorflow.raw_responses.';
comment on column public.instagram_reels.created_at is 'When the row was written first.';
comment on column public.instagram_reels.updated_at is 'When the row was written last.';
do $$
declare legacy text;
begin
    foreach legacy in array array[
        'pinned_in_reels_tab', 'video_urls', 'cover_url', 'audio_type', 'music_canonical_id', 'original_audio_title',
        'audio_asset_id', 'audio_best_cluster_id', 'ig_artist_id', 'ig_artist_username', 'permalink',
        'creator_niche_id', 'is_viral', 'viral_detected_at', 'viral_multiplier']
    loop
        execute format('comment on column public.instagram_reels.%I is %L', legacy, 'Legacy of the former system, never written; null in new rows.');
    end loop;
end $$;

create table if not exists public.instagram_posts (
    id bigserial primary key,
    media_pk text not null
) with (fillfactor = 85);
alter table public.instagram_posts
    add column if not exists media_id text,
    add column if not exists shortcode text,
    add column if not exists creator_id text,
    add column if not exists creator_username text,
    add column if not exists creator_niche text,
    add column if not exists owner_id text,
    add column if not exists owner_username text,
    add column if not exists product_type text,
    add column if not exists media_type int,
    add column if not exists taken_at timestamptz,
    add column if not exists caption_text text,
    add column if not exists hashtags text[],
    add column if not exists hashtag_count int,
    add column if not exists mentions text[],
    add column if not exists mention_count int,
    add column if not exists post_type text,
    add column if not exists carousel_media_count int,
    add column if not exists view_count bigint,
    add column if not exists like_count bigint,
    add column if not exists likes_hidden boolean not null default false,
    add column if not exists comment_count bigint,
    add column if not exists share_count bigint,
    add column if not exists save_count bigint,
    add column if not exists reshare_count bigint,
    add column if not exists media_repost_count bigint,
    add column if not exists engagement_count bigint,
    add column if not exists engagement_rate numeric(20,2),
    add column if not exists is_pinned boolean not null default false,
    add column if not exists is_paid_partnership boolean default false,
    add column if not exists has_shared_to_fb int default 0,
    add column if not exists video_duration numeric,
    add column if not exists video_url text,
    add column if not exists video_url_stored boolean not null default false,
    add column if not exists thumbnail_url text,
    add column if not exists thumbnail_url_stored boolean not null default false,
    add column if not exists image_urls text[],
    add column if not exists image_urls_stored boolean not null default false,
    add column if not exists video_urls text[],
    add column if not exists video_urls_stored boolean not null default false,
    add column if not exists comments_disabled boolean default false,
    add column if not exists sharing_friction_info jsonb,
    add column if not exists original_width int,
    add column if not exists original_height int,
    add column if not exists accessibility_caption text,
    add column if not exists first_seen_at timestamptz,
    add column if not exists scraped_at timestamptz,
    add column if not exists missing_since timestamptz,
    add column if not exists last_raw_id bigint,
    add column if not exists raw_media_json jsonb,
    add column if not exists created_at timestamptz not null default now(),
    add column if not exists updated_at timestamptz not null default now(),
    add column if not exists location_name text, add column if not exists location_id text, add column if not exists sponsor_tags jsonb,
    add column if not exists permalink text, add column if not exists mentioned_users text[], add column if not exists is_comments_disabled boolean,
    add column if not exists has_liked boolean, add column if not exists has_more_comments boolean, add column if not exists max_num_visible_preview_comments int,
    add column if not exists preview_comments jsonb, add column if not exists creator_niche_id uuid, add column if not exists is_viral boolean,
    add column if not exists viral_detected_at timestamptz, add column if not exists viral_multiplier numeric;

create unique index if not exists instagram_posts_media_pk_unique on public.instagram_posts (media_pk);
create index if not exists instagram_posts_creator_newest on public.instagram_posts (creator_id, taken_at desc);
create index if not exists instagram_posts_taken_at on public.instagram_posts (taken_at desc);
create index if not exists instagram_posts_like_count on public.instagram_posts (like_count desc nulls last);
create index if not exists instagram_posts_engagement_rate on public.instagram_posts (engagement_rate desc nulls last);

comment on table public.instagram_posts is 'Media of the feed stream, one row per medium; holds reels too where the feed shows them, so that counts over both tables go by media_pk.';
comment on column public.instagram_posts.id is 'Key of the former system; nothing refers to it.';
comment on column public.instagram_posts.media_pk is 'Digits of the upstream id before the underscore, never from a JSON number.';
comment on column public.instagram_posts.media_id is 'Upstream''s pk_ownerid; null = not delivered.';
comment on column public.instagram_posts.shortcode is 'The code in instagram.com/p/<code>; null = not delivered.';
comment on column public.instagram_posts.creator_id is 'ig_user_id of the tracked creator this row belongs to: the owner where the owner is tracked, else the first tracked account that showed it.';
comment on column public.instagram_posts.creator_username is 'That creator''s handle when the row was last written.';
comment on column public.instagram_posts.creator_niche is 'That creator''s niche when the row was last written; null = none.';
comment on column public.instagram_posts.owner_id is 'ig_user_id of the account the medium belongs to; differs from creator_id on co-authored media; null = not delivered.';
comment on column public.instagram_posts.owner_username is 'The owner''s handle in the newest answer; null = not delivered.';
comment on column public.instagram_posts.product_type is 'Upstream''s product_type: clips, feed, carousel_container, ...; null = not delivered.';
comment on column public.instagram_posts.media_type is '1 photo, 2 video, 8 carousel.';
comment on column public.instagram_posts.taken_at is 'Publication time; null = not delivered or impossible.';
comment on column public.instagram_posts.caption_text is 'The whole caption; null = none, or never delivered.';
comment on column public.instagram_posts.hashtags is 'Hashtags with #, in order, repeats and case kept, every alphabet; null = no caption was ever delivered.';
comment on column public.instagram_posts.hashtag_count is 'Length of hashtags; null as hashtags.';
comment on column public.instagram_posts.mentions is 'Mentioned handles with @, in order, repeats kept; null = no caption was ever delivered.';
comment on column public.instagram_posts.mention_count is 'Length of mentions; null as mentions.';
comment on column public.instagram_posts.post_type is 'carousel, video or image.';
comment on column public.instagram_posts.carousel_media_count is 'Number of slides; 0 for a single image or video.';
comment on column public.instagram_posts.view_count is 'View or play count as delivered with the feed; null = never delivered.';
comment on column public.instagram_posts.like_count is 'Likes; while likes_hidden the last number from before, null = never delivered.';
comment on column public.instagram_posts.likes_hidden is 'The owner hides likes: what the answer says of them is not stored, and analytics take them as unknown.';
comment on column public.instagram_posts.comment_count is 'Comments; null = never delivered.';
comment on column public.instagram_posts.share_count is 'share_count as delivered; null = never delivered.';
comment on column public.instagram_posts.save_count is 'save_count as delivered; null = never delivered.';
comment on column public.instagram_posts.reshare_count is 'reshare_count, what people call shares; null = never delivered.';
comment on column public.instagram_posts.media_repost_count is 'media_repost_count; null = never delivered.';
comment on column public.instagram_posts.engagement_count is 'like_count + comment_count; null = one of them is unknown.';
comment on column public.instagram_posts.engagement_rate is 'Percent of the followers in the same run''s profile; null = engagement or followers unknown, or no followers.';
comment on column public.instagram_posts.is_pinned is 'Pinned in the tab it was last seen in: comes first there and may be old.';
comment on column public.instagram_posts.is_paid_partnership is 'Labelled as paid partnership; null = never delivered.';
comment on column public.instagram_posts.has_shared_to_fb is 'Upstream''s code for sharing to Facebook; null = never delivered.';
comment on column public.instagram_posts.video_duration is 'Seconds; null = no video or never delivered.';
comment on column public.instagram_posts.video_url is 'The video: our public URL where video_url_stored, else an expiring CDN link; null = no video.';
comment on column public.instagram_posts.video_url_stored is 'video_url is an object of our store: a scrape never replaces it.';
comment on column public.instagram_posts.thumbnail_url is 'The cover or the photo: our public URL where thumbnail_url_stored, else an expiring CDN link.';
comment on column public.instagram_posts.thumbnail_url_stored is 'thumbnail_url is an object of our store: a scrape never replaces it.';
comment on column public.instagram_posts.image_urls is 'The stills of the slides in order (a video slide by its cover), or the single photo; null = a video. Our public URLs where image_urls_stored, CDN links else.';
comment on column public.instagram_posts.image_urls_stored is 'At least one element of image_urls is an object of our store: a scrape never replaces the list.';
comment on column public.instagram_posts.video_urls is 'The videos of a carousel in order; null = none. As image_urls.';
comment on column public.instagram_posts.video_urls_stored is 'At least one element of video_urls is an object of our store: a scrape never replaces the list.';
comment on column public.instagram_posts.comments_disabled is 'Comments are switched off; null = never delivered.';
comment on column public.instagram_posts.sharing_friction_info is 'As delivered; null = never delivered.';
comment on column public.instagram_posts.original_width is 'Pixels; null = never delivered.';
comment on column public.instagram_posts.original_height is 'Pixels; null = never delivered.';
comment on column public.instagram_posts.accessibility_caption is 'Alternative text; null = none or never delivered.';
comment on column public.instagram_posts.first_seen_at is 'When the answer that showed this medium first was fetched.';
comment on column public.instagram_posts.scraped_at is 'When the answer this row was last written from was fetched.';
comment on column public.instagram_posts.missing_since is 'Since when a full walk no longer shows the medium; null = it was there.';
comment on column public.instagram_posts.last_raw_id is 'Key in creatorflow.raw_responses of that answer; null in rows of the former system.';
comment on column public.instagram_posts.raw_media_json is 'Legacy; null in new rows, the raw answers are in creatorflow.raw_responses.';
comment on column public.instagram_posts.created_at is 'When the row was written first.';
comment on column public.instagram_posts.updated_at is 'When the row was written last.';
do $$
declare legacy text;
begin
    foreach legacy in array array[
        'location_name', 'location_id', 'sponsor_tags', 'permalink', 'mentioned_users', 'is_comments_disabled',
        'has_liked', 'has_more_comments', 'max_num_visible_preview_comments', 'preview_comments', 'creator_niche_id',
        'is_viral', 'viral_detected_at', 'viral_multiplier']
    loop
        execute format('comment on column public.instagram_posts.%I is %L', legacy, 'Legacy of the former system, never written; null in new rows.');
    end loop;
end $$;

create table if not exists public.instagram_follower_history (
    id bigserial primary key,
    creator_id text not null,
    recorded_at timestamptz not null default now()
);
alter table public.instagram_follower_history
    add column if not exists username text,
    add column if not exists followers_count bigint,
    add column if not exists following_count bigint,
    add column if not exists media_count bigint,
    add column if not exists run_key text;

create unique index if not exists instagram_follower_history_run on public.instagram_follower_history (run_key) where run_key is not null;
create index if not exists instagram_follower_history_newest on public.instagram_follower_history (creator_id, recorded_at desc);

comment on table public.instagram_follower_history is 'Followers over time: one row per profile answer. Insert only.';
comment on column public.instagram_follower_history.id is 'Running number.';
comment on column public.instagram_follower_history.creator_id is 'ig_user_id of the creator.';
comment on column public.instagram_follower_history.recorded_at is 'When the profile answer was fetched.';
comment on column public.instagram_follower_history.username is 'The handle at that time.';
comment on column public.instagram_follower_history.followers_count is 'Followers; null = not delivered.';
comment on column public.instagram_follower_history.following_count is 'Accounts followed; null = not delivered.';
comment on column public.instagram_follower_history.media_count is 'Media the account says it has; null = not delivered.';
comment on column public.instagram_follower_history.run_key is 'The run whose profile answer this is, one row per run; null in rows of the former system.';
