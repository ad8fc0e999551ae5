-- Dead links are counted apart from faults on the way, and the store's size is summed from an index.

alter table creatorflow.media_objects add column dead_links int not null default 0 check (dead_links >= 0);

comment on column creatorflow.media_objects.dead_links is 'Links of this file that were found dead, and requests for the page it stands on that brought no other; at the sixth the file is given up.';
comment on column creatorflow.media_objects.attempts is 'Transfers that failed on the way so far; a dead link is counted in dead_links. An unreachable object store is not counted.';

create index media_objects_stored_bytes on creatorflow.media_objects (bytes) where state = 'STORED';

alter table creatorflow.link_askings
    drop constraint link_askings_calls_check,
    add constraint link_askings_calls_check check (calls >= 0);

comment on column creatorflow.link_askings.calls is 'Pages and profiles it asked for, refused ones included; 0 where no request could bring a link, and the files were given up.';
