-- Tags of communities as a model proposes them. What staff decide goes to public.reddit_subreddits; nothing here does by itself.

create table creatorflow.tag_proposals (
    id bigint generated always as identity primary key,
    subreddit text not null check (subreddit = lower(subreddit)),
    run_key text not null unique,
    raw_id bigint not null,
    tags text[] not null check (cardinality(tags) <= 2),
    primary_category text,
    dropped int not null check (dropped >= 0),
    note text,
    model text not null,
    registry_digest text not null,
    prompt_tokens bigint,
    completion_tokens bigint,
    proposed_at timestamptz not null,
    decision text check (decision in ('ACCEPTED', 'REJECTED')),
    decided_at timestamptz,
    decided_by text,
    check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
    check ((note is null) = (cardinality(tags) > 0))
);

create index tag_proposals_of_subreddit on creatorflow.tag_proposals (subreddit, id desc);
create index tag_proposals_newest on creatorflow.tag_proposals (proposed_at desc);

comment on table creatorflow.tag_proposals is 'What a model proposed as tags of a community, one row per answer. Staff decide; tags of communities change by their decisions only.';
comment on column creatorflow.tag_proposals.id is 'Running number.';
comment on column creatorflow.tag_proposals.subreddit is 'The community''s name, lower case, without prefix.';
comment on column creatorflow.tag_proposals.run_key is 'The run that asked: a repeated step stores nothing twice.';
comment on column creatorflow.tag_proposals.raw_id is 'The answer in raw_responses, as long as that is kept.';
comment on column creatorflow.tag_proposals.tags is 'One or two tags of the owner''s registry, best first; {} = none was proposed, see note.';
comment on column creatorflow.tag_proposals.primary_category is 'Group of these tags that stands first in the registry; null = they are in no group, or there are none.';
comment on column creatorflow.tag_proposals.dropped is 'Names in the answer that were left out: not in the registry, or beyond two.';
comment on column creatorflow.tag_proposals.note is 'Why no tag is proposed, one sentence; null = one is.';
comment on column creatorflow.tag_proposals.model is 'The model that was asked, as the settings name it.';
comment on column creatorflow.tag_proposals.registry_digest is 'SHA-256 over names and meanings of the registry it chose from: one registry is asked about a community once.';
comment on column creatorflow.tag_proposals.prompt_tokens is 'Tokens of the question, as the endpoint counted them; null = it did not say.';
comment on column creatorflow.tag_proposals.completion_tokens is 'Tokens of the answer, as the endpoint counted them; null = it did not say.';
comment on column creatorflow.tag_proposals.proposed_at is 'When it was stored.';
comment on column creatorflow.tag_proposals.decision is 'ACCEPTED or REJECTED by staff; null = it waits, or there is nothing to decide.';
comment on column creatorflow.tag_proposals.decided_at is 'When it was decided; null = it was not.';
comment on column creatorflow.tag_proposals.decided_by is 'Who decided; null = nobody yet.';

comment on column creatorflow.api_limits.provider is 'The provider: instagram, reddit, openai (the endpoint that proposes tags).';
comment on column creatorflow.api_calls.provider is 'The provider asked: instagram, reddit, openai (the endpoint that proposes tags).';
comment on column creatorflow.api_call_days.provider is 'The provider asked: instagram, reddit, openai (the endpoint that proposes tags).';
comment on column creatorflow.retention_progress.subject is 'MEDIA_OBSERVATIONS, FOLLOWER_HISTORY, or FAILED_HISTORIES (executions that failed, whose histories go to the archive).';
comment on column creatorflow.retention_progress.stage is 'DAILY (one a day is kept), WEEKLY (one a week), ENDS (only the first, the last and the labelled ones); EXPORTED of FAILED_HISTORIES.';
comment on column creatorflow.retention_progress.done_until is 'Everything observed before is thinned; of FAILED_HISTORIES, everything closed before is in the archive.';
