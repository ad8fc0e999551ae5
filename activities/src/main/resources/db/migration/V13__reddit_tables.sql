-- Reddit. Tables of the system being replaced keep their names and columns in schema public; on a database that has them, what is missing is
-- added and nothing is dropped. What is new lives in schema creatorflow.

create table if not exists public.reddit_subreddits (
    id bigserial primary key,
    name text not null
);
alter table public.reddit_subreddits
    add column if not exists title text,
    add column if not exists description text,
    add column if not exists public_description text,
    add column if not exists subscribers bigint,
    add column if not exists over18 boolean,
    add column if not exists created_utc timestamptz,
    add column if not exists allow_images boolean,
    add column if not exists allow_videos boolean,
    add column if not exists allow_polls boolean,
    add column if not exists spoilers_enabled boolean,
    add column if not exists icon_img text,
    add column if not exists banner_img text,
    add column if not exists community_icon text,
    add column if not exists header_img text,
    add column if not exists mobile_banner_image text,
    add column if not exists banner_background_color text,
    add column if not exists primary_color text,
    add column if not exists key_color text,
    add column if not exists display_name_prefixed text,
    add column if not exists lang text,
    add column if not exists url text,
    add column if not exists subreddit_type text,
    add column if not exists submission_type text,
    add column if not exists is_quarantined boolean,
    add column if not exists link_flair_enabled boolean,
    add column if not exists user_flair_enabled_in_sr boolean,
    add column if not exists wiki_enabled boolean,
    add column if not exists link_flair_position text,
    add column if not exists user_flair_position text,
    add column if not exists submit_text text,
    add column if not exists submit_text_html text,
    add column if not exists verification_required boolean,
    add column if not exists rules_data jsonb,
    add column if not exists engagement numeric,
    add column if not exists subreddit_score numeric,
    add column if not exists avg_upvotes_per_post numeric,
    add column if not exists review text,
    add column if not exists primary_category text,
    add column if not exists tags jsonb,
    add column if not exists last_scraped_at timestamptz,
    add column if not exists created_at timestamptz not null default now(),
    add column if not exists updated_at timestamptz not null default now(),
    add column if not exists tags_updated_at timestamptz,
    add column if not exists tags_updated_by text,
    add column if not exists category_id uuid,
    add column if not exists accounts_active bigint,
    add column if not exists avg_comments_per_post numeric,
    add column if not exists best_posting_day text,
    add column if not exists best_posting_hour int,
    add column if not exists top_content_type text,
    add column if not exists image_post_avg_score numeric,
    add column if not exists video_post_avg_score numeric,
    add column if not exists text_post_avg_score numeric,
    add column if not exists link_post_avg_score numeric,
    add column if not exists min_post_karma bigint,
    add column if not exists min_comment_karma bigint,
    add column if not exists min_account_age_days bigint,
    add column if not exists requirement_sample_size bigint,
    add column if not exists requirements_last_updated timestamptz,
    add column if not exists comment_to_upvote_ratio numeric,
    add column if not exists total_upvotes_hot_30 bigint,
    add column if not exists total_posts_hot_30 bigint,
    add column if not exists subscriber_engagement_ratio numeric,
    add column if not exists avg_engagement_velocity numeric,
    add column if not exists nsfw_percentage numeric,
    add column if not exists filter_status text,
    add column if not exists filter_reason text,
    add column if not exists filter_keywords jsonb,
    add column if not exists filtered_at timestamptz,
    add column if not exists seller_ban_detected boolean,
    add column if not exists verification_required_detected boolean,
    add column if not exists display_name text,
    add column if not exists nsfw boolean,
    add column if not exists reddit_id text,
    add column if not exists over18_reported boolean,
    add column if not exists over18_override boolean,
    add column if not exists community_score numeric,
    add column if not exists metrics_at timestamptz,
    add column if not exists metrics_version int,
    add column if not exists suggested_review text,
    add column if not exists suggested_phrase text,
    add column if not exists suggested_theme text,
    add column if not exists suggested_at timestamptz,
    add column if not exists depth int,
    add column if not exists due_at timestamptz,
    add column if not exists posts_seen_until timestamptz,
    add column if not exists superseded boolean not null default false,
    add column if not exists last_raw_id bigint;

comment on table public.reddit_subreddits is 'Communities. One row per name, whatever its case.';
comment on column public.reddit_subreddits.id is 'Running number.';
comment on column public.reddit_subreddits.name is 'The name as Reddit writes it, or as it was asked for until it is known; unique whatever its case.';
comment on column public.reddit_subreddits.title is 'Title; null = unknown.';
comment on column public.reddit_subreddits.description is 'Sidebar as Markdown; null = unknown or none.';
comment on column public.reddit_subreddits.public_description is 'Short description; null = unknown or none.';
comment on column public.reddit_subreddits.subscribers is 'Members; null = never delivered (a private community).';
comment on column public.reddit_subreddits.over18 is 'What screens filter by: over18_override where staff set one, else over18_reported; null = unknown.';
comment on column public.reddit_subreddits.created_utc is 'When the community was created; null = unknown.';
comment on column public.reddit_subreddits.allow_images is 'Images may be posted; null = not delivered.';
comment on column public.reddit_subreddits.allow_videos is 'Videos may be posted; null = not delivered.';
comment on column public.reddit_subreddits.allow_polls is 'Polls may be posted; null = not delivered.';
comment on column public.reddit_subreddits.spoilers_enabled is 'Posts may be marked as spoilers; null = not delivered.';
comment on column public.reddit_subreddits.icon_img is 'Icon; null = none.';
comment on column public.reddit_subreddits.banner_img is 'Banner; null = none.';
comment on column public.reddit_subreddits.community_icon is 'Icon of the new design; null = none.';
comment on column public.reddit_subreddits.header_img is 'Header of the old design; null = none.';
comment on column public.reddit_subreddits.mobile_banner_image is 'Banner of the apps; null = none.';
comment on column public.reddit_subreddits.banner_background_color is 'Colour, #RRGGBB; null = none.';
comment on column public.reddit_subreddits.primary_color is 'Colour, #RRGGBB; null = none.';
comment on column public.reddit_subreddits.key_color is 'Colour, #RRGGBB; null = none.';
comment on column public.reddit_subreddits.display_name_prefixed is 'The name as Reddit shows it, r/Name or u/Name; null = never fetched.';
comment on column public.reddit_subreddits.lang is 'Language; null = unknown.';
comment on column public.reddit_subreddits.url is 'Path on Reddit; null = never fetched.';
comment on column public.reddit_subreddits.subreddit_type is 'public, restricted, private, gold_only, archived, user, ...; null = unknown.';
comment on column public.reddit_subreddits.submission_type is 'any, link or self; null = unknown.';
comment on column public.reddit_subreddits.is_quarantined is 'Reddit quarantines it; null = unknown.';
comment on column public.reddit_subreddits.link_flair_enabled is 'Posts may carry flair; null = not delivered.';
comment on column public.reddit_subreddits.user_flair_enabled_in_sr is 'Users may carry flair; null = not delivered.';
comment on column public.reddit_subreddits.wiki_enabled is 'It has a wiki; null = not delivered.';
comment on column public.reddit_subreddits.link_flair_position is 'left or right; null = none.';
comment on column public.reddit_subreddits.user_flair_position is 'left or right; null = none.';
comment on column public.reddit_subreddits.submit_text is 'Text beside the submission form; null = none.';
comment on column public.reddit_subreddits.submit_text_html is 'The same as HTML; null = none.';
comment on column public.reddit_subreddits.verification_required is 'Rules or texts speak of verification, by whole words and not negated; null = neither was ever read.';
comment on column public.reddit_subreddits.rules_data is 'Rules as an array, in their order; [] = it has none; null = never read. Rows of the former system hold the array as text in a JSON string.';
comment on column public.reddit_subreddits.engagement is 'Comments / upvotes of the week''s top posts, not percent; the last one that could be computed; null = never.';
comment on column public.reddit_subreddits.subreddit_score is 'sqrt(engagement * avg_upvotes_per_post * 1000) as the former system has it: upvotes cancel out; the last one that could be computed; null = never.';
comment on column public.reddit_subreddits.avg_upvotes_per_post is 'Upvotes per post of the week''s top posts; the last one that could be computed; null = never.';
comment on column public.reddit_subreddits.review is 'Staff-owned: Ok, No Seller, Non Related, User Feed, Banned; null = not reviewed. A scraper sets it once, to User Feed, when it stores a u_ name.';
comment on column public.reddit_subreddits.primary_category is 'Staff-owned.';
comment on column public.reddit_subreddits.tags is 'Staff-owned: array of tags; null = never tagged.';
comment on column public.reddit_subreddits.last_scraped_at is 'When its about page was last stored; null = never.';
comment on column public.reddit_subreddits.created_at is 'When the row was written first.';
comment on column public.reddit_subreddits.updated_at is 'When staff last changed it, or it was written first.';
comment on column public.reddit_subreddits.tags_updated_at is 'When tags were last set; null = never.';
comment on column public.reddit_subreddits.tags_updated_by is 'Who set them; null = never set.';
comment on column public.reddit_subreddits.category_id is 'Staff-owned; key of the former system''s reddit_categories.';
comment on column public.reddit_subreddits.accounts_active is 'Users online as Reddit said last; null = it did not.';
comment on column public.reddit_subreddits.avg_comments_per_post is 'Comments per stored post of the last 30 days; the last one that could be computed; null = never.';
comment on column public.reddit_subreddits.best_posting_day is 'English weekday (UTC) with the highest median score; null = too few posts.';
comment on column public.reddit_subreddits.best_posting_hour is 'Hour 0 to 23 (UTC) with the highest median score; null = too few posts.';
comment on column public.reddit_subreddits.top_content_type is 'video, image, text or link: the type with the highest mean score; null = unknown.';
comment on column public.reddit_subreddits.image_post_avg_score is 'Mean score of image posts; null = there were none.';
comment on column public.reddit_subreddits.video_post_avg_score is 'Mean score of video posts; null = there were none.';
comment on column public.reddit_subreddits.text_post_avg_score is 'Mean score of text posts; null = there were none.';
comment on column public.reddit_subreddits.link_post_avg_score is 'Mean score of link posts; null = there were none.';
comment on column public.reddit_subreddits.min_post_karma is 'Post karma below which few of the known posters are (10th percentile); null = sample too small.';
comment on column public.reddit_subreddits.min_comment_karma is 'Comment karma, likewise.';
comment on column public.reddit_subreddits.min_account_age_days is 'Days of account age, likewise.';
comment on column public.reddit_subreddits.requirement_sample_size is 'Known posters the three are computed from; null = never computed.';
comment on column public.reddit_subreddits.requirements_last_updated is 'When they were computed last; null = never.';
comment on column public.reddit_subreddits.comment_to_upvote_ratio is 'Comments / upvotes of the stored posts of the last 30 days; null = never computable.';
comment on column public.reddit_subreddits.total_upvotes_hot_30 is 'Legacy, never written.';
comment on column public.reddit_subreddits.total_posts_hot_30 is 'Legacy, never written.';
comment on column public.reddit_subreddits.subscriber_engagement_ratio is 'Upvotes of the stored posts of the last 30 days / members; null = never computable.';
comment on column public.reddit_subreddits.avg_engagement_velocity is 'Mean score per hour of age of the stored posts of the last 30 days; null = never computable.';
comment on column public.reddit_subreddits.nsfw_percentage is 'Percent of the week''s top posts that are over 18; null = never computable.';
comment on column public.reddit_subreddits.filter_status is 'Legacy, never written.';
comment on column public.reddit_subreddits.filter_reason is 'Legacy, never written.';
comment on column public.reddit_subreddits.filter_keywords is 'Legacy, never written.';
comment on column public.reddit_subreddits.filtered_at is 'Legacy, never written.';
comment on column public.reddit_subreddits.seller_ban_detected is 'Legacy, never written.';
comment on column public.reddit_subreddits.verification_required_detected is 'Legacy, never written.';
comment on column public.reddit_subreddits.display_name is 'Legacy, never written.';
comment on column public.reddit_subreddits.nsfw is 'Legacy, never written.';
comment on column public.reddit_subreddits.reddit_id is 'Reddit''s id without t5_; null = never fetched.';
comment on column public.reddit_subreddits.over18_reported is 'What Reddit says; null = it never did.';
comment on column public.reddit_subreddits.over18_override is 'Staff-owned: wins over what Reddit says; null = it does not.';
comment on column public.reddit_subreddits.community_score is 'sqrt(median upvotes * (1 + median comments)) of the week''s top posts, which rises with both; null = fewer than three posts, never computable.';
comment on column public.reddit_subreddits.metrics_at is 'When the answers behind the figures were fetched; null = never computed.';
comment on column public.reddit_subreddits.metrics_version is 'Version of the formulas behind the figures; null = never computed, or by the former system.';
comment on column public.reddit_subreddits.suggested_review is 'What the keyword rules suggest; staff decide; null = nothing.';
comment on column public.reddit_subreddits.suggested_phrase is 'The phrase that hit, of the owner''s file; null = none did.';
comment on column public.reddit_subreddits.suggested_theme is 'The theme of that phrase; null = none, or none did.';
comment on column public.reddit_subreddits.suggested_at is 'When the suggestion was made; null = none.';
comment on column public.reddit_subreddits.depth is 'Steps from a community that staff chose, over discoveries; 0 = staff chose it.';
comment on column public.reddit_subreddits.due_at is 'When it is to be read next, if its review says that it is; null = at once.';
comment on column public.reddit_subreddits.posts_seen_until is 'Publication time of the newest post that was read; null = none was.';
comment on column public.reddit_subreddits.superseded is 'Another row has the same name in another case and is the one in force; found when a former database was taken over.';
comment on column public.reddit_subreddits.last_raw_id is 'Key in raw_responses of the about page behind the row; null = none of ours.';

create table if not exists public.reddit_posts (
    id bigserial primary key,
    reddit_id text not null
);
alter table public.reddit_posts
    add column if not exists title text,
    add column if not exists author_username text,
    add column if not exists subreddit_name text,
    add column if not exists created_utc timestamptz,
    add column if not exists score bigint,
    add column if not exists num_comments bigint,
    add column if not exists upvote_ratio numeric,
    add column if not exists over_18 boolean,
    add column if not exists spoiler boolean,
    add column if not exists stickied boolean,
    add column if not exists locked boolean,
    add column if not exists is_self boolean,
    add column if not exists is_video boolean,
    add column if not exists content_type text,
    add column if not exists archived boolean,
    add column if not exists edited boolean,
    add column if not exists selftext text,
    add column if not exists url text,
    add column if not exists domain text,
    add column if not exists link_flair_text text,
    add column if not exists author_flair_text text,
    add column if not exists thumbnail text,
    add column if not exists distinguished text,
    add column if not exists gilded bigint,
    add column if not exists total_awards_received bigint,
    add column if not exists post_length bigint,
    add column if not exists posting_day_of_week int,
    add column if not exists posting_hour int,
    add column if not exists has_thumbnail boolean,
    add column if not exists is_crosspost boolean,
    add column if not exists comment_to_upvote_ratio numeric,
    add column if not exists sub_primary_category text,
    add column if not exists sub_tags jsonb,
    add column if not exists sub_over18 boolean,
    add column if not exists scraped_at timestamptz,
    add column if not exists created_at timestamptz not null default now(),
    add column if not exists post_type text,
    add column if not exists preview_data jsonb,
    add column if not exists edited_at timestamptz,
    add column if not exists score_hidden boolean,
    add column if not exists crosspost_of text,
    add column if not exists removed_by_category text,
    add column if not exists first_seen_at timestamptz,
    add column if not exists checked_at timestamptz,
    add column if not exists missing_since timestamptz,
    add column if not exists content_removed_at timestamptz,
    add column if not exists last_raw_id bigint;

comment on table public.reddit_posts is 'Posts of communities, with what was seen of them last; reddit_observations has how score and comments went.';
comment on column public.reddit_posts.id is 'Running number.';
comment on column public.reddit_posts.reddit_id is 'Reddit''s id without t3_.';
comment on column public.reddit_posts.title is 'Title; null = removed upstream.';
comment on column public.reddit_posts.author_username is 'The author as in reddit_users.username; null = deleted, or removed upstream.';
comment on column public.reddit_posts.subreddit_name is 'The community as in reddit_subreddits.name.';
comment on column public.reddit_posts.created_utc is 'When it was published; null = unknown.';
comment on column public.reddit_posts.score is 'Upvotes less downvotes, as seen last; null = unknown or hidden.';
comment on column public.reddit_posts.num_comments is 'Comments, removed ones included, as seen last; null = unknown.';
comment on column public.reddit_posts.upvote_ratio is 'Share of upvotes, 0 to 1; null = not delivered.';
comment on column public.reddit_posts.over_18 is 'Marked as over 18; null = not delivered.';
comment on column public.reddit_posts.spoiler is 'Marked as a spoiler; null = not delivered.';
comment on column public.reddit_posts.stickied is 'Pinned to the top; null = not delivered.';
comment on column public.reddit_posts.locked is 'No comments are taken any more; null = not delivered.';
comment on column public.reddit_posts.is_self is 'A text post; null = not delivered.';
comment on column public.reddit_posts.is_video is 'A video hosted by Reddit; null = not delivered.';
comment on column public.reddit_posts.content_type is 'gallery, video, image, text or link; null = unknown.';
comment on column public.reddit_posts.archived is 'Too old for votes and comments; null = not delivered.';
comment on column public.reddit_posts.edited is 'Edited after publication; null = not delivered.';
comment on column public.reddit_posts.selftext is 'Text; empty = none; null = unknown, or removed upstream.';
comment on column public.reddit_posts.url is 'What it links to; null = unknown, or removed upstream.';
comment on column public.reddit_posts.domain is 'Domain of that; null = unknown, or removed upstream.';
comment on column public.reddit_posts.link_flair_text is 'Flair; null = none, or removed upstream.';
comment on column public.reddit_posts.author_flair_text is 'The author''s flair; null = none, or removed upstream.';
comment on column public.reddit_posts.thumbnail is 'Thumbnail, or one of self, default, nsfw, spoiler, image; null = none, or removed upstream.';
comment on column public.reddit_posts.distinguished is 'moderator, admin, ...; null = an ordinary post.';
comment on column public.reddit_posts.gilded is 'Gildings; null = not delivered.';
comment on column public.reddit_posts.total_awards_received is 'Awards; null = not delivered.';
comment on column public.reddit_posts.post_length is 'Characters of selftext; null = unknown.';
comment on column public.reddit_posts.posting_day_of_week is '0 = Monday to 6 = Sunday, UTC; null = unknown.';
comment on column public.reddit_posts.posting_hour is '0 to 23, UTC; null = unknown.';
comment on column public.reddit_posts.has_thumbnail is 'The thumbnail is a picture; null = unknown.';
comment on column public.reddit_posts.is_crosspost is 'A crosspost; null = unknown.';
comment on column public.reddit_posts.comment_to_upvote_ratio is 'Comments / score, four decimals; null = unknown, or a score of 0 or less.';
comment on column public.reddit_posts.sub_primary_category is 'The community''s category when the post was last written.';
comment on column public.reddit_posts.sub_tags is 'The community''s tags when the post was last written; [] = none.';
comment on column public.reddit_posts.sub_over18 is 'The community''s over18 when the post was last written; null = unknown.';
comment on column public.reddit_posts.scraped_at is 'When the answer behind the row was fetched.';
comment on column public.reddit_posts.created_at is 'When the row was written first.';
comment on column public.reddit_posts.post_type is 'Legacy, never written.';
comment on column public.reddit_posts.preview_data is 'Legacy, never written.';
comment on column public.reddit_posts.edited_at is 'When it was edited last; null = it was not, or Reddit did not say.';
comment on column public.reddit_posts.score_hidden is 'Reddit hides the score yet: it says nothing; null = not delivered.';
comment on column public.reddit_posts.crosspost_of is 'The post it was crossposted from, id without t3_; null = not a crosspost.';
comment on column public.reddit_posts.removed_by_category is 'Who took it away, as Reddit says: moderator, deleted, reddit, author, ...; null = nobody, or not said.';
comment on column public.reddit_posts.first_seen_at is 'When it was seen first; null = by the former system.';
comment on column public.reddit_posts.checked_at is 'When Reddit was last asked for it and answered; null = only by the former system.';
comment on column public.reddit_posts.missing_since is 'First of the answers in a row that did not show it though it was asked for; null = it was shown.';
comment on column public.reddit_posts.content_removed_at is 'When its content was taken out here because it is gone upstream; null = it was not.';
comment on column public.reddit_posts.last_raw_id is 'Key in raw_responses of the answer behind the row; null = none of ours.';

create table if not exists public.reddit_users (
    id bigserial primary key,
    username text not null
);
alter table public.reddit_users
    add column if not exists reddit_id text,
    add column if not exists created_utc timestamptz,
    add column if not exists account_age_days bigint,
    add column if not exists comment_karma bigint,
    add column if not exists link_karma bigint,
    add column if not exists total_karma bigint,
    add column if not exists awardee_karma bigint,
    add column if not exists awarder_karma bigint,
    add column if not exists is_employee boolean,
    add column if not exists is_mod boolean,
    add column if not exists is_gold boolean,
    add column if not exists verified boolean,
    add column if not exists has_verified_email boolean,
    add column if not exists is_suspended boolean,
    add column if not exists icon_img text,
    add column if not exists accept_followers boolean,
    add column if not exists hide_from_robots boolean,
    add column if not exists pref_show_snoovatar boolean,
    add column if not exists subreddit_display_name text,
    add column if not exists subreddit_title text,
    add column if not exists subreddit_subscribers bigint,
    add column if not exists subreddit_over_18 boolean,
    add column if not exists subreddit_banner_img text,
    add column if not exists bio text,
    add column if not exists bio_url text,
    add column if not exists avg_post_score numeric,
    add column if not exists avg_post_comments numeric,
    add column if not exists total_posts_analyzed bigint,
    add column if not exists karma_per_day numeric,
    add column if not exists preferred_content_type text,
    add column if not exists most_active_posting_hour int,
    add column if not exists most_active_posting_day text,
    add column if not exists last_scraped_at timestamptz,
    add column if not exists our_creator boolean not null default false,
    add column if not exists model_id bigint,
    add column if not exists status text not null default 'inactive',
    add column if not exists tags jsonb,
    add column if not exists notes text,
    add column if not exists quality_override numeric,
    add column if not exists created_at timestamptz not null default now(),
    add column if not exists updated_at timestamptz not null default now(),
    add column if not exists overall_user_score numeric,
    add column if not exists username_score numeric,
    add column if not exists age_score numeric,
    add column if not exists karma_score numeric,
    add column if not exists avg_posts_per_month numeric,
    add column if not exists primary_subreddits text[],
    add column if not exists cross_subreddit_activity numeric,
    add column if not exists avg_comment_score numeric,
    add column if not exists last_post_analyzed_at timestamptz,
    add column if not exists score_version int,
    add column if not exists first_seen_at timestamptz,
    add column if not exists profile_at timestamptz,
    add column if not exists history_at timestamptz,
    add column if not exists due_at timestamptz,
    add column if not exists content_removed_at timestamptz,
    add column if not exists superseded boolean not null default false,
    add column if not exists last_raw_id bigint;

comment on table public.reddit_users is 'Redditors. One row per name, whatever its case. Authors that were only seen have little more than a name.';
comment on column public.reddit_users.id is 'Running number.';
comment on column public.reddit_users.username is 'The name as Reddit writes it; unique whatever its case.';
comment on column public.reddit_users.reddit_id is 'Reddit''s id without t2_; null = never fetched.';
comment on column public.reddit_users.created_utc is 'When the account was made; null = unknown.';
comment on column public.reddit_users.account_age_days is 'Whole days since then, as of last_scraped_at; null = unknown.';
comment on column public.reddit_users.comment_karma is 'Karma of comments; null = unknown.';
comment on column public.reddit_users.link_karma is 'Karma of posts; null = unknown.';
comment on column public.reddit_users.total_karma is 'link_karma + comment_karma; null = one of them is unknown.';
comment on column public.reddit_users.awardee_karma is 'Karma of awards received; null = not delivered.';
comment on column public.reddit_users.awarder_karma is 'Karma of awards given; null = not delivered.';
comment on column public.reddit_users.is_employee is 'Works for Reddit; null = unknown.';
comment on column public.reddit_users.is_mod is 'Moderates something; null = unknown.';
comment on column public.reddit_users.is_gold is 'Pays for Reddit; null = unknown.';
comment on column public.reddit_users.verified is 'As Reddit says; null = unknown.';
comment on column public.reddit_users.has_verified_email is 'As Reddit says; null = unknown.';
comment on column public.reddit_users.is_suspended is 'Suspended; null = never fetched.';
comment on column public.reddit_users.icon_img is 'Picture; null = none, or removed upstream.';
comment on column public.reddit_users.accept_followers is 'Takes followers; null = not delivered.';
comment on column public.reddit_users.hide_from_robots is 'Wants not to be indexed; null = not delivered.';
comment on column public.reddit_users.pref_show_snoovatar is 'Shows the avatar; null = not delivered.';
comment on column public.reddit_users.subreddit_display_name is 'Name of the profile, u_Name; null = none.';
comment on column public.reddit_users.subreddit_title is 'Title of the profile; null = none.';
comment on column public.reddit_users.subreddit_subscribers is 'Followers of the profile; null = not delivered.';
comment on column public.reddit_users.subreddit_over_18 is 'The profile is over 18; null = not delivered.';
comment on column public.reddit_users.subreddit_banner_img is 'Banner of the profile; null = none.';
comment on column public.reddit_users.bio is 'Description of the profile; null = none, or removed upstream.';
comment on column public.reddit_users.bio_url is 'First link in it; null = none.';
comment on column public.reddit_users.avg_post_score is 'Mean score of the newest posts; null = none were readable.';
comment on column public.reddit_users.avg_post_comments is 'Mean comments of the newest posts; null = none were readable.';
comment on column public.reddit_users.total_posts_analyzed is 'Posts behind these means; null = never read.';
comment on column public.reddit_users.karma_per_day is 'total_karma / max(account_age_days, 1); null = unknown.';
comment on column public.reddit_users.preferred_content_type is 'video, image, text or link: the most frequent; null = no posts.';
comment on column public.reddit_users.most_active_posting_hour is 'Hour 0 to 23 (UTC), the most frequent; null = no posts.';
comment on column public.reddit_users.most_active_posting_day is 'English weekday (UTC), the most frequent; null = no posts.';
comment on column public.reddit_users.last_scraped_at is 'When the profile was last stored; null = never. Rows of the former system may have it without a profile.';
comment on column public.reddit_users.our_creator is 'Staff-owned: one of ours.';
comment on column public.reddit_users.model_id is 'Staff-owned: key of the former system''s models.';
comment on column public.reddit_users.status is 'Staff-owned: active, inactive or banned.';
comment on column public.reddit_users.tags is 'Staff-owned.';
comment on column public.reddit_users.notes is 'Staff-owned.';
comment on column public.reddit_users.quality_override is 'Staff-owned: wins over overall_user_score; null = it does not.';
comment on column public.reddit_users.created_at is 'When the row was written first.';
comment on column public.reddit_users.updated_at is 'When staff last changed it, or it was written first.';
comment on column public.reddit_users.overall_user_score is 'Quality 0 to 10: 0.15 name + 0.35 age + 0.5 karma; null = unknown.';
comment on column public.reddit_users.username_score is 'Part of it, 2 to 10; null = unknown.';
comment on column public.reddit_users.age_score is 'Part of it, 0 to 10; null = unknown.';
comment on column public.reddit_users.karma_score is 'Part of it, 1 to 10; null = unknown.';
comment on column public.reddit_users.avg_posts_per_month is 'Legacy, never written.';
comment on column public.reddit_users.primary_subreddits is 'Legacy, never written.';
comment on column public.reddit_users.cross_subreddit_activity is 'Legacy, never written.';
comment on column public.reddit_users.avg_comment_score is 'Legacy, never written.';
comment on column public.reddit_users.last_post_analyzed_at is 'Publication time of the newest post that was read; null = none was.';
comment on column public.reddit_users.score_version is 'Version of the formulas behind the scores; null = by the former system, or never.';
comment on column public.reddit_users.first_seen_at is 'When the name was seen first; null = by the former system.';
comment on column public.reddit_users.profile_at is 'When the profile was last fetched by us; null = never.';
comment on column public.reddit_users.history_at is 'When the newest posts were last fetched by us; null = never.';
comment on column public.reddit_users.due_at is 'When profile and posts are to be read next; null = never read: at once, if anybody asks.';
comment on column public.reddit_users.content_removed_at is 'When the profile''s content was taken out here because the account is gone; null = it was not.';
comment on column public.reddit_users.superseded is 'As in reddit_subreddits.';
comment on column public.reddit_users.last_raw_id is 'Key in raw_responses of the profile behind the row; null = none of ours.';

-- A former database may hold one name in several cases. The reviewed row keeps the name, else the one scraped last; the others keep their rows.
with ranked as (
    select ctid, row_number() over (
        partition by lower(name) order by superseded, review is null, last_scraped_at desc nulls last, id::text) as place
    from public.reddit_subreddits
)
update public.reddit_subreddits s set superseded = true from ranked where ranked.ctid = s.ctid and ranked.place > 1 and not s.superseded;
with ranked as (
    select ctid, row_number() over (
        partition by lower(username) order by superseded, our_creator is not true, last_scraped_at desc nulls last, id::text) as place
    from public.reddit_users
)
update public.reddit_users u set superseded = true from ranked where ranked.ctid = u.ctid and ranked.place > 1 and not u.superseded;

-- What is gone upstream has no title here.
alter table public.reddit_posts alter column title drop not null;

create unique index if not exists reddit_subreddits_one_per_name on public.reddit_subreddits (lower(name)) where not superseded;
create unique index if not exists reddit_users_one_per_name on public.reddit_users (lower(username)) where not superseded;
create unique index if not exists reddit_posts_one_per_id on public.reddit_posts (reddit_id);

-- Whom a cycle reads next, by index alone; null sorts as the longest overdue.
create index if not exists reddit_subreddits_due on public.reddit_subreddits (due_at nulls first, lower(name))
    where review in ('Ok', 'No Seller') and not superseded;
create index if not exists reddit_subreddits_fresh on public.reddit_subreddits (depth, created_at)
    where review is null and last_scraped_at is null and not superseded;
create index if not exists reddit_subreddits_by_review on public.reddit_subreddits (review, avg_upvotes_per_post desc nulls last) where not superseded;
create index if not exists reddit_users_due on public.reddit_users (due_at nulls first, lower(username)) where our_creator and not superseded;
create index if not exists reddit_posts_of_subreddit on public.reddit_posts (lower(subreddit_name), created_utc desc);
create index if not exists reddit_posts_of_author on public.reddit_posts (lower(author_username)) where author_username is not null;
create index if not exists reddit_posts_newest on public.reddit_posts (created_utc desc);
create index if not exists reddit_posts_to_check on public.reddit_posts (checked_at nulls first, reddit_id) where content_removed_at is null;

create table creatorflow.reachability (
    target text primary key,
    status text not null,
    since timestamptz not null,
    sightings int not null,
    candidate_status text,
    candidate_since timestamptz,
    candidate_sightings int not null default 0,
    candidate_seen_at timestamptz,
    last_sighting_at timestamptz not null,
    last_run_key text
);

comment on table creatorflow.reachability is 'Whether a community or a redditor can be read, as it was seen. Nothing else changes by it: a review is never touched. A change is believed after sightings in several runs over time; one good answer ends it.';
comment on column creatorflow.reachability.target is 'r/name or u/name, lower case.';
comment on column creatorflow.reachability.status is 'REACHABLE, PRIVATE, BANNED, QUARANTINED, GATED, GOLD_ONLY, NOT_FOUND, SUSPENDED, FORBIDDEN, FILTERED; UNKNOWN = never confirmed either way.';
comment on column creatorflow.reachability.since is 'First sighting of the status it has.';
comment on column creatorflow.reachability.sightings is 'Sightings in a row of it.';
comment on column creatorflow.reachability.candidate_status is 'A status that was seen and is not believed yet; null = none.';
comment on column creatorflow.reachability.candidate_since is 'First sighting of the candidate; null = none.';
comment on column creatorflow.reachability.candidate_sightings is 'Sightings in a row of the candidate, each far enough from the one before.';
comment on column creatorflow.reachability.candidate_seen_at is 'When it was counted last; null = none.';
comment on column creatorflow.reachability.last_sighting_at is 'When the newest answer was fetched.';
comment on column creatorflow.reachability.last_run_key is 'The run of the newest sighting: a repeated step counts once.';

create index reachability_by_status on creatorflow.reachability (status);

create table creatorflow.subreddit_snapshots (
    subreddit text not null,
    day date not null,
    subscribers bigint,
    accounts_active bigint,
    week_posts int,
    avg_upvotes_per_post numeric,
    engagement numeric,
    subreddit_score numeric,
    community_score numeric,
    subscriber_engagement_ratio numeric,
    figures jsonb not null,
    formula_version int not null,
    computed_as_of timestamptz not null,
    run_key text not null,
    primary key (subreddit, day)
);

comment on table creatorflow.subreddit_snapshots is 'Every figure of a community per UTC day, with its quality; the day''s last run wins.';
comment on column creatorflow.subreddit_snapshots.subreddit is 'Lower-case name.';
comment on column creatorflow.subreddit_snapshots.day is 'UTC day of computed_as_of.';
comment on column creatorflow.subreddit_snapshots.subscribers is 'Members; null = unknown.';
comment on column creatorflow.subreddit_snapshots.accounts_active is 'Users online; null = not delivered.';
comment on column creatorflow.subreddit_snapshots.week_posts is 'Posts in the week''s top listing, at most 10; null = it could not be read.';
comment on column creatorflow.subreddit_snapshots.avg_upvotes_per_post is 'As in reddit_subreddits, of this day; null = not computable.';
comment on column creatorflow.subreddit_snapshots.engagement is 'As in reddit_subreddits, of this day; null = not computable.';
comment on column creatorflow.subreddit_snapshots.subreddit_score is 'As in reddit_subreddits, of this day; null = not computable.';
comment on column creatorflow.subreddit_snapshots.community_score is 'As in reddit_subreddits, of this day; null = not computable.';
comment on column creatorflow.subreddit_snapshots.subscriber_engagement_ratio is 'As in reddit_subreddits, of this day; null = not computable.';
comment on column creatorflow.subreddit_snapshots.figures is 'Every figure by name: {value | text, unit, n, version}; value null = unknown.';
comment on column creatorflow.subreddit_snapshots.formula_version is 'Version of the set of formulas.';
comment on column creatorflow.subreddit_snapshots.computed_as_of is 'When the newest answer behind it was fetched.';
comment on column creatorflow.subreddit_snapshots.run_key is 'The run that computed it.';

create index subreddit_snapshots_by_day on creatorflow.subreddit_snapshots (day);

create table creatorflow.reddit_observations (
    reddit_id text not null,
    observed_at timestamptz not null,
    subreddit text not null,
    score bigint,
    num_comments bigint,
    upvote_ratio numeric,
    raw_id bigint,
    primary key (reddit_id, observed_at)
);

comment on table creatorflow.reddit_observations is 'Score and comments of a post as one answer showed them: insert only.';
comment on column creatorflow.reddit_observations.reddit_id is 'The post, id without t3_.';
comment on column creatorflow.reddit_observations.observed_at is 'When the answer was fetched.';
comment on column creatorflow.reddit_observations.subreddit is 'Lower-case name of its community.';
comment on column creatorflow.reddit_observations.score is 'Score; null = hidden or not delivered.';
comment on column creatorflow.reddit_observations.num_comments is 'Comments; null = not delivered.';
comment on column creatorflow.reddit_observations.upvote_ratio is 'Share of upvotes, 0 to 1; null = not delivered.';
comment on column creatorflow.reddit_observations.raw_id is 'Key in raw_responses of the answer; null = not kept.';

create index reddit_observations_by_time on creatorflow.reddit_observations using brin (observed_at);
create index reddit_observations_of_subreddit on creatorflow.reddit_observations (subreddit, observed_at);

create table creatorflow.reddit_discoveries (
    found text not null,
    found_name text not null,
    source_kind text not null check (source_kind in ('AUTHOR', 'CROSSPOST', 'SIDEBAR')),
    source text not null,
    subreddit text,
    depth int not null,
    found_at timestamptz not null,
    subscribers bigint,
    over18 boolean,
    outcome text not null check (outcome in ('STORED', 'USER_FEED', 'KNOWN', 'BELOW_MINIMUM', 'NSFW', 'SFW', 'TOO_DEEP', 'OVER_BUDGET')),
    batch text,
    run_key text not null,
    raw_id bigint,
    primary key (found, source_kind, source)
);

comment on table creatorflow.reddit_discoveries is 'Who led to whom, and what became of it.';
comment on column creatorflow.reddit_discoveries.found is 'Lower-case name that was found.';
comment on column creatorflow.reddit_discoveries.found_name is 'The name as it was written there.';
comment on column creatorflow.reddit_discoveries.source_kind is 'AUTHOR (an author''s history), CROSSPOST or SIDEBAR (a text of a community).';
comment on column creatorflow.reddit_discoveries.source is 'Lower-case name of the author, or of the community whose post or text it was.';
comment on column creatorflow.reddit_discoveries.subreddit is 'Lower-case name of the community whose scrape led there; null = a redditor''s own.';
comment on column creatorflow.reddit_discoveries.depth is 'Steps from a community that staff chose.';
comment on column creatorflow.reddit_discoveries.found_at is 'When the answer was fetched.';
comment on column creatorflow.reddit_discoveries.subscribers is 'Members, where the answer said so; null = it did not.';
comment on column creatorflow.reddit_discoveries.over18 is 'Over 18, where the answer said so; null = it did not.';
comment on column creatorflow.reddit_discoveries.outcome is 'STORED or USER_FEED (a new row), KNOWN (there was one), BELOW_MINIMUM, NSFW, SFW, TOO_DEEP (not wanted by the settings), OVER_BUDGET (the cycle had found enough: met again, it is looked at again).';
comment on column creatorflow.reddit_discoveries.batch is 'The cycle that found it; null = a single run.';
comment on column creatorflow.reddit_discoveries.run_key is 'The run that found it first.';
comment on column creatorflow.reddit_discoveries.raw_id is 'Key in raw_responses of the answer; null = not kept.';

create index reddit_discoveries_of_batch on creatorflow.reddit_discoveries (batch) where outcome = 'STORED';
create index reddit_discoveries_of_source on creatorflow.reddit_discoveries (subreddit, found_at);

create table creatorflow.reddit_answer_posts (
    reddit_id text not null,
    raw_id bigint not null references creatorflow.raw_responses (id) on delete cascade,
    author text,
    primary key (reddit_id, raw_id)
);

comment on table creatorflow.reddit_answer_posts is 'Which posts an answer holds content of, so that it can be taken out.';
comment on column creatorflow.reddit_answer_posts.reddit_id is 'The post, id without t3_.';
comment on column creatorflow.reddit_answer_posts.raw_id is 'Key in raw_responses.';
comment on column creatorflow.reddit_answer_posts.author is 'Lower-case name of the author; null = deleted.';

create index reddit_answer_posts_of_answer on creatorflow.reddit_answer_posts (raw_id);
create index reddit_answer_posts_of_author on creatorflow.reddit_answer_posts (author) where author is not null;

create table creatorflow.reddit_removals (
    kind text not null check (kind in ('POST', 'USER')),
    subject text not null,
    why text not null,
    found_at timestamptz not null,
    removed_at timestamptz not null,
    rows_cleared int not null,
    answers_cleared int not null,
    raw_id bigint,
    primary key (kind, subject)
);

comment on table creatorflow.reddit_removals is 'What was gone upstream and therefore lost its content here. Holds none of it.';
comment on column creatorflow.reddit_removals.kind is 'POST or USER.';
comment on column creatorflow.reddit_removals.subject is 'Id of the post without t3_; a digest (SHA-256, hex) of the lower-case name of the redditor.';
comment on column creatorflow.reddit_removals.why is 'What Reddit shows: GONE (no such thing), DELETED (by the author), AUTHOR_DELETED (the account is gone), REMOVED (by moderators or Reddit).';
comment on column creatorflow.reddit_removals.found_at is 'When the answer that showed it was fetched.';
comment on column creatorflow.reddit_removals.removed_at is 'When the content was taken out.';
comment on column creatorflow.reddit_removals.rows_cleared is 'Rows that lost their content.';
comment on column creatorflow.reddit_removals.answers_cleared is 'Raw answers that lost it.';
comment on column creatorflow.reddit_removals.raw_id is 'Key in raw_responses of the answer that showed it; null = not kept.';

create index reddit_removals_newest on creatorflow.reddit_removals (removed_at desc);
