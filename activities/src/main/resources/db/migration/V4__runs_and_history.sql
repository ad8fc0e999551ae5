-- What runs did, what was seen when, and what staff decided. Not for public screens: schema creatorflow.

create table creatorflow.runs (
    run_key text primary key,
    platform text not null,
    target text,
    username text not null,
    workflow_id text not null,
    "trigger" text not null,
    batch text,
    requester text,
    verdict text not null default 'RUNNING',
    due_at timestamptz,
    window_reels int,
    window_posts int,
    started_at timestamptz not null default now(),
    closed_at timestamptz,
    outcome text,
    reason text,
    detail text,
    profile_raw_id bigint,
    profile_at timestamptz,
    followers bigint,
    account_state text,
    reels_pages int not null default 0,
    reels_saved int not null default 0,
    reels_new int not null default 0,
    reels_existing int not null default 0,
    reels_rejected int not null default 0,
    posts_pages int not null default 0,
    posts_saved int not null default 0,
    posts_new int not null default 0,
    posts_existing int not null default 0,
    posts_rejected int not null default 0,
    distinct_media int not null default 0,
    media_due int not null default 0,
    media_reused int not null default 0,
    calls_total int not null default 0,
    calls_succeeded int not null default 0,
    calls_failed int not null default 0,
    engagement_rate double precision,
    growth_daily double precision,
    growth_weekly double precision
);
create index runs_newest on creatorflow.runs (started_at desc);
create index runs_of_target on creatorflow.runs (platform, target, started_at desc);
create index runs_of_batch on creatorflow.runs (batch, started_at desc) where batch is not null;
create index runs_of_workflow on creatorflow.runs (workflow_id, started_at desc);
create index runs_of_handle_without_account on creatorflow.runs (lower(username), started_at desc) where target is null;
create index runs_open on creatorflow.runs (started_at) where closed_at is null;

comment on table creatorflow.runs is 'One row per due or requested run with its verdict.';
comment on column creatorflow.runs.run_key is 'Names what the run paid for; survives restart, reset and continue-as-new.';
comment on column creatorflow.runs.platform is 'instagram or reddit.';
comment on column creatorflow.runs.target is 'ig_user_id, or lower-case subreddit or user name; null = a handle that led to no account.';
comment on column creatorflow.runs.username is 'The handle or name that was asked for; after the profile answer the handle it gave.';
comment on column creatorflow.runs.workflow_id is 'Temporal workflow id; for a slot that did not run, the id it would have had.';
comment on column creatorflow.runs."trigger" is 'STAFF, SCHEDULE, BACKFILL or DISCOVERY.';
comment on column creatorflow.runs.batch is 'Id of the cycle or backfill; null = a single run.';
comment on column creatorflow.runs.requester is 'Who asked; null = nobody but the schedule.';
comment on column creatorflow.runs.verdict is 'RUNNING, RAN, SKIPPED (overlap), MISSED, PAUSED or OVER_BUDGET.';
comment on column creatorflow.runs.due_at is 'When the slot was due; null = asked for directly.';
comment on column creatorflow.runs.window_reels is 'Newest reels to walk; null = not decided.';
comment on column creatorflow.runs.window_posts is 'Newest posts to walk; null = not decided.';
comment on column creatorflow.runs.started_at is 'When the run was opened.';
comment on column creatorflow.runs.closed_at is 'When the run was closed; null = still open.';
comment on column creatorflow.runs.outcome is 'COMPLETE, PARTIAL, FAILED or STOPPED; null = still open.';
comment on column creatorflow.runs.reason is 'Why the outcome is what it is; null = an ordinary COMPLETE, or still open.';
comment on column creatorflow.runs.detail is 'One sentence for a person; null = nothing to say.';
comment on column creatorflow.runs.profile_raw_id is 'Key in raw_responses of the accepted profile answer; null = none.';
comment on column creatorflow.runs.profile_at is 'When that answer was fetched: the time everything of this run is computed as of; null = none.';
comment on column creatorflow.runs.followers is 'Follower base of this run, from that answer; null = unknown.';
comment on column creatorflow.runs.account_state is 'State of the account after this run''s sighting; null = no sighting.';
comment on column creatorflow.runs.reels_pages is 'Pages of the reels stream that were stored.';
comment on column creatorflow.runs.reels_saved is 'Rows of the reels stream the database confirmed.';
comment on column creatorflow.runs.reels_new is 'Of those, rows that were new.';
comment on column creatorflow.runs.reels_existing is 'Of those, rows that were there before.';
comment on column creatorflow.runs.reels_rejected is 'Items of the reels stream that are in unmapped_items instead.';
comment on column creatorflow.runs.posts_pages is 'Pages of the posts stream that were stored.';
comment on column creatorflow.runs.posts_saved is 'Rows of the posts stream the database confirmed.';
comment on column creatorflow.runs.posts_new is 'Of those, rows that were new.';
comment on column creatorflow.runs.posts_existing is 'Of those, rows that were there before.';
comment on column creatorflow.runs.posts_rejected is 'Items of the posts stream that are in unmapped_items instead.';
comment on column creatorflow.runs.distinct_media is 'Different media over both streams.';
comment on column creatorflow.runs.media_due is 'Files that were not in the store when the run saw them.';
comment on column creatorflow.runs.media_reused is 'Files that already were.';
comment on column creatorflow.runs.calls_total is 'HTTP attempts of the run, from the call ledger.';
comment on column creatorflow.runs.calls_succeeded is 'Of those, useful answers.';
comment on column creatorflow.runs.calls_failed is 'Of those, all others.';
comment on column creatorflow.runs.engagement_rate is 'Percent, as computed by this run; null = unknown.';
comment on column creatorflow.runs.growth_daily is 'Percent over one day, as computed by this run; null = unknown.';
comment on column creatorflow.runs.growth_weekly is 'Percent over seven days, as computed by this run; null = unknown.';

create table creatorflow.fetch_ranges (
    id bigserial primary key,
    platform text not null,
    target text not null,
    stream text not null,
    covered_from timestamptz,
    covered_to timestamptz not null,
    widest int not null,
    backfilled boolean not null,
    last_items int not null,
    last_run_key text not null,
    closed_at timestamptz not null default now()
);
create index fetch_ranges_of_target on creatorflow.fetch_ranges (platform, target, stream, covered_to desc);

comment on table creatorflow.fetch_ranges is 'The intervals of publication time that finished walks have covered; overlapping ones are merged, a gap is a gap.';
comment on column creatorflow.fetch_ranges.id is 'Running number.';
comment on column creatorflow.fetch_ranges.platform is 'instagram or reddit.';
comment on column creatorflow.fetch_ranges.target is 'ig_user_id, or lower-case subreddit or user name.';
comment on column creatorflow.fetch_ranges.stream is 'REELS or POSTS, or a listing of Reddit.';
comment on column creatorflow.fetch_ranges.covered_from is 'Everything published since then was seen, pinned media aside; null = since the beginning.';
comment on column creatorflow.fetch_ranges.covered_to is 'Everything published until then was seen: when the newest page was fetched.';
comment on column creatorflow.fetch_ranges.widest is 'Most different items one of the walks merged into this interval stored.';
comment on column creatorflow.fetch_ranges.backfilled is 'One of these walks was as wide as a first scrape was to be at that time, or reached the beginning: later runs take the narrow window.';
comment on column creatorflow.fetch_ranges.last_items is 'Different items the newest of these walks stored.';
comment on column creatorflow.fetch_ranges.last_run_key is 'The run of the newest of these walks.';
comment on column creatorflow.fetch_ranges.closed_at is 'When the interval was written last.';

create table creatorflow.media_observations (
    media_pk text not null,
    source text not null,
    observed_at timestamptz not null,
    creator_id text not null,
    raw_id bigint,
    like_count bigint,
    likes_hidden boolean not null default false,
    comment_count bigint,
    play_count bigint,
    ig_play_count bigint,
    view_count bigint,
    reshare_count bigint,
    media_repost_count bigint,
    save_count bigint,
    share_count bigint,
    age_label text,
    primary key (media_pk, source, observed_at)
) partition by range (observed_at);

comment on table creatorflow.media_observations is 'What one answer said about one medium: append-only, one partition a month, made as needed by ensure_observation_month.';
comment on column creatorflow.media_observations.media_pk is 'The medium.';
comment on column creatorflow.media_observations.source is 'Stream the answer is from: REELS or POSTS.';
comment on column creatorflow.media_observations.observed_at is 'When the answer was fetched.';
comment on column creatorflow.media_observations.creator_id is 'ig_user_id of the account that was asked for.';
comment on column creatorflow.media_observations.raw_id is 'Key in raw_responses of the answer; null = not kept.';
comment on column creatorflow.media_observations.like_count is 'Likes; null = hidden or not delivered.';
comment on column creatorflow.media_observations.likes_hidden is 'The owner hides likes.';
comment on column creatorflow.media_observations.comment_count is 'Comments; null = not delivered.';
comment on column creatorflow.media_observations.play_count is 'play_count; null = not delivered.';
comment on column creatorflow.media_observations.ig_play_count is 'ig_play_count; null = not delivered.';
comment on column creatorflow.media_observations.view_count is 'view_count or video_view_count; null = not delivered.';
comment on column creatorflow.media_observations.reshare_count is 'reshare_count; null = not delivered.';
comment on column creatorflow.media_observations.media_repost_count is 'media_repost_count; null = not delivered.';
comment on column creatorflow.media_observations.save_count is 'save_count; null = not delivered.';
comment on column creatorflow.media_observations.share_count is 'share_count; null = not delivered.';
comment on column creatorflow.media_observations.age_label is '1h, 6h, 24h, 72h, 7d or 30d where the age lies within that label''s tolerance and the observation was made for it; null = an ordinary one.';

-- Attaching a table made beside takes a weaker lock than creating it as a partition: running inserts are not held up.
create function creatorflow.ensure_observation_month(moment timestamptz) returns text language plpgsql as $$
declare
    starts timestamptz := date_trunc('month', moment, 'UTC');
    ends timestamptz := date_trunc('month', moment, 'UTC') + interval '31 days 12 hours';
    partition_name text := 'media_observations_' || to_char(moment at time zone 'UTC', 'YYYY_MM');
begin
    ends := date_trunc('month', ends, 'UTC');
    if to_regclass('creatorflow.' || partition_name) is not null then
        return partition_name;
    end if;
    perform pg_advisory_xact_lock(hashtext('creatorflow.media_observations'));
    -- Another session may just have made it: pg_class is read anew, while to_regclass may still answer from its cache.
    if not exists (
        select 1 from pg_class where relname = partition_name and relnamespace = 'creatorflow'::regnamespace
    ) then
        execute format('create table creatorflow.%I (like creatorflow.media_observations including all)', partition_name);
        execute format('alter table creatorflow.media_observations attach partition creatorflow.%I for values from (%L) to (%L)',
            partition_name, starts, ends);
    end if;
    return partition_name;
end $$;

create table creatorflow.creator_metrics_daily (
    ig_user_id text not null,
    day date not null,
    name text not null,
    value double precision,
    text_value text,
    unit text not null,
    n int not null,
    missing_share double precision,
    window_from timestamptz,
    window_to timestamptz,
    low double precision,
    high double precision,
    formula_version int not null,
    computed_as_of timestamptz not null,
    run_key text not null,
    primary key (ig_user_id, day, name)
);
create index creator_metrics_daily_by_name on creatorflow.creator_metrics_daily (name, day);

comment on table creatorflow.creator_metrics_daily is 'Every analytics output per creator and UTC day, with its quality; the day''s last run wins. docs/analytics.md has each formula.';
comment on column creatorflow.creator_metrics_daily.ig_user_id is 'The creator.';
comment on column creatorflow.creator_metrics_daily.day is 'UTC day of computed_as_of.';
comment on column creatorflow.creator_metrics_daily.name is 'Name of the output.';
comment on column creatorflow.creator_metrics_daily.value is 'The number; null = unknown, or a text output.';
comment on column creatorflow.creator_metrics_daily.text_value is 'The word; null = unknown, or a number.';
comment on column creatorflow.creator_metrics_daily.unit is 'percent, count, ratio, days, per_week, score, hour, text, ...';
comment on column creatorflow.creator_metrics_daily.n is 'Observations the value is computed from.';
comment on column creatorflow.creator_metrics_daily.missing_share is 'Share 0 to 1 of the window''s media without the needed counter; null = an empty window.';
comment on column creatorflow.creator_metrics_daily.window_from is 'Publication time of the oldest medium in the window; null = no window.';
comment on column creatorflow.creator_metrics_daily.window_to is 'Publication time of the newest medium in the window; null = no window.';
comment on column creatorflow.creator_metrics_daily.low is 'Lower end of the interval, same unit; null = none is computed.';
comment on column creatorflow.creator_metrics_daily.high is 'Upper end of the interval, same unit; null = none is computed.';
comment on column creatorflow.creator_metrics_daily.formula_version is 'Version of the formula, counted per output.';
comment on column creatorflow.creator_metrics_daily.computed_as_of is 'When the run''s profile answer was fetched.';
comment on column creatorflow.creator_metrics_daily.run_key is 'The run that computed it.';

create table creatorflow.media_credits (
    media_pk text not null,
    ig_user_id text not null,
    role text not null,
    username text,
    first_seen_at timestamptz not null,
    primary key (media_pk, ig_user_id, role)
);
create index media_credits_of_account on creatorflow.media_credits (ig_user_id, role);

comment on table creatorflow.media_credits is 'Who has a part in a medium. A medium of an account that owns it alone has no rows here: its row says so.';
comment on column creatorflow.media_credits.media_pk is 'The medium.';
comment on column creatorflow.media_credits.ig_user_id is 'The account.';
comment on column creatorflow.media_credits.role is 'OWNER, COAUTHOR, or TRACKED: the tracked creator in whose stream it was seen.';
comment on column creatorflow.media_credits.username is 'The account''s handle when it was seen first; null = not delivered.';
comment on column creatorflow.media_credits.first_seen_at is 'When the answer that named it first was fetched.';

create table creatorflow.unmapped_items (
    raw_id bigint not null,
    item_index int not null,
    run_key text not null,
    ig_user_id text,
    stream text not null,
    page int not null,
    media_pk text,
    reason text not null,
    item text,
    seen_at timestamptz not null,
    primary key (raw_id, item_index)
);
create index unmapped_items_newest on creatorflow.unmapped_items (seen_at desc);

comment on table creatorflow.unmapped_items is 'Items of a page that could not be mapped or that the database refused; the rest of their page is stored.';
comment on column creatorflow.unmapped_items.raw_id is 'Key in raw_responses of the page.';
comment on column creatorflow.unmapped_items.item_index is 'Place in the page from 0.';
comment on column creatorflow.unmapped_items.run_key is 'The run that met it.';
comment on column creatorflow.unmapped_items.ig_user_id is 'The creator whose page it is; null = unknown.';
comment on column creatorflow.unmapped_items.stream is 'REELS or POSTS.';
comment on column creatorflow.unmapped_items.page is 'The run''s request of this stream, from 0.';
comment on column creatorflow.unmapped_items.media_pk is 'The medium; null = it could not be read.';
comment on column creatorflow.unmapped_items.reason is 'One sentence.';
comment on column creatorflow.unmapped_items.item is 'The item as JSON text, cut; null = it is only in the raw answer.';
comment on column creatorflow.unmapped_items.seen_at is 'When the page was fetched.';

create table creatorflow.account_state (
    ig_user_id text primary key,
    state text not null,
    since timestamptz not null,
    sightings int not null default 1,
    candidate_state text,
    candidate_since timestamptz,
    candidate_sightings int not null default 0,
    last_sighting_at timestamptz not null,
    last_run_key text,
    due_at timestamptz
);
create index account_state_due on creatorflow.account_state (due_at) where due_at is not null;

comment on table creatorflow.account_state is 'What is known of an account as such. A change is believed after two sightings in two runs.';
comment on column creatorflow.account_state.ig_user_id is 'The account.';
comment on column creatorflow.account_state.state is 'ACTIVE, PRIVATE, MISSING, RENAMED or UNKNOWN.';
comment on column creatorflow.account_state.since is 'First sighting of the state it has now.';
comment on column creatorflow.account_state.sightings is 'Sightings in a row of the state it has now.';
comment on column creatorflow.account_state.candidate_state is 'A state that was seen and is not believed yet; null = none.';
comment on column creatorflow.account_state.candidate_since is 'First sighting of the candidate; null = none.';
comment on column creatorflow.account_state.candidate_sightings is 'Sightings in a row of the candidate.';
comment on column creatorflow.account_state.last_sighting_at is 'When the answer behind the newest sighting was fetched.';
comment on column creatorflow.account_state.last_run_key is 'The run of the newest sighting: a repeated step counts once.';
comment on column creatorflow.account_state.due_at is 'When the creator is to be refreshed next; null = not scheduled (pending, rejected or paused).';

create table creatorflow.username_history (
    ig_user_id text not null,
    username text not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    raw_id bigint,
    primary key (ig_user_id, valid_from)
);
create index username_history_by_name on creatorflow.username_history (lower(username), valid_from desc);

comment on table creatorflow.username_history is 'Which account held which handle when, as far as it was seen.';
comment on column creatorflow.username_history.ig_user_id is 'The account.';
comment on column creatorflow.username_history.username is 'The handle.';
comment on column creatorflow.username_history.valid_from is 'First sighting of the account under this handle.';
comment on column creatorflow.username_history.valid_to is 'First sighting of the account without it, or of another account with it; null = it holds it.';
comment on column creatorflow.username_history.raw_id is 'Key in raw_responses of the answer that showed it first; null = entered by staff.';

create table creatorflow.discoveries (
    source_ig_user_id text not null,
    found_ig_user_id text not null,
    found_username text not null,
    found_at timestamptz not null,
    raw_id bigint,
    primary key (source_ig_user_id, found_ig_user_id)
);
create index discoveries_of_found on creatorflow.discoveries (found_ig_user_id);

comment on table creatorflow.discoveries is 'Who led to whom.';
comment on column creatorflow.discoveries.source_ig_user_id is 'The creator whose related accounts were asked for.';
comment on column creatorflow.discoveries.found_ig_user_id is 'The account that was among them.';
comment on column creatorflow.discoveries.found_username is 'Its handle at that time.';
comment on column creatorflow.discoveries.found_at is 'When the answer was fetched.';
comment on column creatorflow.discoveries.raw_id is 'Key in raw_responses of the answer; null = not kept.';

create table creatorflow.audit_log (
    id bigserial primary key,
    happened_at timestamptz not null default now(),
    requester text not null,
    action text not null,
    subject_kind text not null,
    subject text not null,
    reason text,
    before jsonb,
    after jsonb
);
create index audit_log_newest on creatorflow.audit_log (happened_at desc);
create index audit_log_of_subject on creatorflow.audit_log (subject_kind, subject, happened_at desc);

comment on table creatorflow.audit_log is 'Who decided what, and why. Insert only.';
comment on column creatorflow.audit_log.id is 'Running number.';
comment on column creatorflow.audit_log.happened_at is 'When it was done.';
comment on column creatorflow.audit_log.requester is 'Who did it.';
comment on column creatorflow.audit_log.action is 'What was done: import, add, approve, reject, edit, pause, rate, ...';
comment on column creatorflow.audit_log.subject_kind is 'creator, source, schedule, run, ...';
comment on column creatorflow.audit_log.subject is 'Its id.';
comment on column creatorflow.audit_log.reason is 'Why, in the requester''s words; null = none was given.';
comment on column creatorflow.audit_log.before is 'The values before; null = there were none.';
comment on column creatorflow.audit_log.after is 'The values after; null = there are none.';
