-- Which of Reddit's posts show a file in each of their places, and what counts of files mean.

alter table public.reddit_posts add column if not exists media_whole boolean;

comment on column public.reddit_posts.media_whole is 'Every place of the post (picture, video, item of the gallery) showed its file when the post was seen last; false = one was not processed yet or not shown; null = not seen since this is noted.';
comment on column public.reddit_posts.media_stored is 'Every file that Reddit keeps of the post and that is wanted is stored; false also where it has none, and while one of its places shows none (media_whole).';
comment on column creatorflow.media_objects.dead_links is 'Links of this file that were found dead, and requests for the page it stands on that brought no other; at the sixth the file is given up. Of Reddit: how often its one link was found dead, from 0 again with another link; at the fifth it is given up.';
comment on column creatorflow.runs.media_due is 'Files that were not in the store when the run saw them, per page: one that two of its pages show is counted twice.';
comment on column creatorflow.runs.media_reused is 'Files that already were, per page as media_due.';
