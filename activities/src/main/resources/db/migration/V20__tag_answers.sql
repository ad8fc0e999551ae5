-- An answer without a list of tags says nothing about the registry: the community stays due.
alter table creatorflow.tag_proposals alter column registry_digest drop not null;
comment on column creatorflow.tag_proposals.registry_digest is 'SHA-256 over names and meanings of the registry it chose from: one registry is asked about a community once. null = the answer held no list (cut off, refused), so it counts as not asked.';

-- As before, but a refused key is named by its provider's setting.
create or replace function creatorflow.pause_shows_everywhere() returns trigger language plpgsql as $$
declare
    resume text := format('./creatorflow budget resume %s --reason ...', new.provider);
begin
    if new.pause_type is null then
        update public.system_control set
            enabled = true, status = 'running', started_at = clock_timestamp(), last_error = null, last_error_at = null,
            updated_at = clock_timestamp(),
            updated_by = case when enabled then updated_by else 'creatorflow' end
            where script_name = new.provider || '_scraper';
        insert into creatorflow.notices (kind, subject, sentence) values
            ('RESUMED', new.provider, format('Requests to %s go on after: %s', new.provider, old.pause_reason));
        return null;
    end if;
    if new.pause_type = 'SOURCE_PAUSED' then
        update public.system_control set
            enabled = false, status = 'stopped', stopped_at = clock_timestamp(), updated_at = clock_timestamp(),
            updated_by = case when enabled then new.paused_by else updated_by end
            where script_name = new.provider || '_scraper';
    else
        update public.system_control set
            status = 'error', last_error = left(new.pause_reason, 500), last_error_at = clock_timestamp(),
            updated_at = clock_timestamp()
            where script_name = new.provider || '_scraper';
    end if;
    if new.pause_type is distinct from old.pause_type or new.pause_type <> 'BUDGET_REACHED' then
        insert into creatorflow.notices (kind, subject, sentence, command) values (
            new.pause_type, new.provider,
            format('Requests to %s are paused by %s: %s%s', new.provider, coalesce(new.paused_by, 'creatorflow'), new.pause_reason,
                coalesce('; they go on by themselves after '
                    || to_char(new.paused_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC', '')),
            case new.pause_type
                when 'BUDGET_REACHED' then './creatorflow budget show'
                when 'DISK_FULL' then './creatorflow doctor'
                when 'BAD_CREDENTIALS' then format('set %s, restart the worker', case new.provider
                    when 'openai' then 'OPENAI_API_KEY'
                    when 'reddit' then 'REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET'
                    else 'RAPIDAPI_KEY' end)
                else resume end);
    end if;
    return null;
end
$$;
