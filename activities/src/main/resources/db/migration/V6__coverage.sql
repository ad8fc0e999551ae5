-- What is covered of a stream, how far a page reaches, and which media are gone upstream.

alter table creatorflow.raw_responses
    add column covered_tail int,
    add column covered_items int,
    add column reaches_to timestamptz;

comment on column creatorflow.raw_responses.covered_tail is 'Page: unpinned items at its end, one after the other, that were stored before the run and lie within a covered interval; null = not saved, or not a page.';
comment on column creatorflow.raw_responses.covered_items is 'Page: media stored from within that interval; 2147483647 = it reaches the beginning; null = not saved, or not a page.';
comment on column creatorflow.raw_responses.reaches_to is 'Page: publication time of its last item that is not pinned and not among the first three of the stream; null = none, not saved, or not a page.';

alter table creatorflow.fetch_ranges add column exhausted_at timestamptz;

comment on column creatorflow.fetch_ranges.exhausted_at is 'When a walk went through the stream to its end last; null = none did.';

alter table creatorflow.runs add column sweep boolean not null default false;

comment on column creatorflow.runs.sweep is 'The run walks its streams to their ends, whatever its window.';

alter table public.instagram_reels add column if not exists deleted_upstream_at timestamptz;
alter table public.instagram_posts add column if not exists deleted_upstream_at timestamptz;

comment on column public.instagram_reels.missing_since is 'First full walk that no longer showed the medium; a sighting, not believed yet; null = it was there.';
comment on column public.instagram_posts.missing_since is 'First full walk that no longer showed the medium; a sighting, not believed yet; null = it was there.';
comment on column public.instagram_reels.deleted_upstream_at is 'A later full walk did not show the medium either: it is taken to be deleted, and analytics leave it out; null = not believed, or seen again.';
comment on column public.instagram_posts.deleted_upstream_at is 'A later full walk did not show the medium either: it is taken to be deleted, and analytics leave it out; null = not believed, or seen again.';
