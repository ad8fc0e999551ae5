package dev.creatorflow.activities.persistence.batch;

import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Which communities and redditors are due, what a cycle grows by, and whether a target still is wanted. */
interface RedditTargetMapper {
    /** Chosen communities, or the named targets; each once. */
    String SELECTED = """
            with selected as (
                select 'r/' || lower(s.name) as target, s.name as name, s.last_scraped_at, 4 as calls
                from public.reddit_subreddits s
                where not s.superseded and s.review in ('Ok', 'No Seller')
                  and (#{staleBefore}::timestamptz is null or s.last_scraped_at is null or s.last_scraped_at < #{staleBefore})
                  and #{keys}::text[] is null
                union all
                select lower(key), substr(key, 3), null, case when lower(key) like 'r/%' then 4 else 2 end
                from unnest(#{keys}::text[]) as key
            )
            """;

    /** Chosen communities and redditors of ours that are due, the one read longest ago first; then communities that nobody has read yet. */
    @Update("""
            insert into creatorflow.batch_targets (batch, target, username, place, planned_calls)
            select #{batch}, due.target, due.name,
                   row_number() over (order by due.fresh, due.last_scraped_at nulls first, due.target), due.calls
            from (
                select 'r/' || lower(s.name) as target, s.name, s.last_scraped_at, false as fresh, 4 as calls
                from public.reddit_subreddits s
                where s.review in ('Ok', 'No Seller') and not s.superseded and (s.due_at is null or s.due_at <= #{now})
                union all
                select 'u/' || lower(u.username), u.username, u.last_scraped_at, false, 2
                from public.reddit_users u
                where u.our_creator and not u.superseded and (u.due_at is null or u.due_at <= #{now})
                union all
                (select 'r/' || lower(s.name), s.name, s.created_at, true, 4
                from public.reddit_subreddits s
                where s.review is null and s.last_scraped_at is null and not s.superseded
                  and (s.due_at is null or s.due_at <= #{now})
                order by s.depth nulls first, s.created_at limit #{reach.fresh})
                order by fresh, last_scraped_at nulls first, target limit #{most}) due
            on conflict do nothing""")
    int due(
            @Param("batch") String batch,
            @Param("most") @Nullable Integer most,
            @Param("reach") RedditReach reach,
            @Param("now") Instant now);

    @Select("""
            select (select count(*) from public.reddit_subreddits s
                    where s.review in ('Ok', 'No Seller') and not s.superseded and (s.due_at is null or s.due_at <= #{now}))
                 + (select count(*) from public.reddit_users u
                    where u.our_creator and not u.superseded and (u.due_at is null or u.due_at <= #{now}))""")
    long countDue(@Param("now") Instant now);

    /**
     * Authors of the week's best posts of the communities that ended with this step, where staff chose the community or it is near enough to one
     * that they chose, and where the author was not read lately. An author without any post was read too.
     */
    @Update("""
            with ended as (
                select t.run_key from creatorflow.batch_targets t
                join public.reddit_subreddits s on lower(s.name) = substr(t.target, 3) and not s.superseded
                where t.batch = #{batch} and t.state = 'DONE' and t.ended_at = #{now} and t.target like 'r/%'
                  and t.outcome in ('COMPLETE', 'PARTIAL')
                  and (s.review = 'Ok' and #{reach.depth} > 0 or s.review is null and coalesce(s.depth, 0) between 1 and #{reach.depth} - 1)
            ), authors as (
                select distinct named.author
                from ended cross join lateral (
                    select p.author from creatorflow.raw_responses r
                    join creatorflow.reddit_answer_posts p on p.raw_id = r.id
                    where r.run_key = ended.run_key and r.stream = 'top_week'
                      and p.author is not null and p.author <> 'automoderator'
                    group by p.author order by count(*) desc, p.author limit #{reach.authorsPerCommunity}) named
            )
            insert into creatorflow.batch_targets (batch, target, username, place, planned_calls)
            select #{batch}, 'u/' || a.author, coalesce(u.username, a.author),
                   (select coalesce(max(place), 0) from creatorflow.batch_targets
                    where batch = #{batch} and place < 1000000000000) + row_number() over (order by a.author), 2
            from authors a
            left join public.reddit_users u on lower(u.username) = a.author and not u.superseded
            where not exists (
                select 1 from creatorflow.runs r
                where r.platform = 'reddit' and r.target = 'u/' || a.author
                  and r.started_at > #{now}::timestamptz - #{reach.authors}::interval
                  and r.outcome in ('COMPLETE', 'PARTIAL'))
            on conflict do nothing""")
    int addAuthors(@Param("batch") String batch, @Param("reach") RedditReach reach, @Param("now") Instant now);

    /** Communities that runs of this batch found and let in. */
    @Update("""
            insert into creatorflow.batch_targets (batch, target, username, place, planned_calls)
            select #{batch}, 'r/' || d.found, min(d.found_name),
                   (select coalesce(max(place), 0) from creatorflow.batch_targets
                    where batch = #{batch} and place < 1000000000000) + row_number() over (order by min(d.found_at), d.found), 4
            from creatorflow.reddit_discoveries d
            where d.batch = #{batch} and d.outcome = 'STORED'
              and not exists (select 1 from creatorflow.batch_targets t where t.batch = #{batch} and t.target = 'r/' || d.found)
            group by d.found
            on conflict do nothing""")
    int addCommunities(@Param("batch") String batch);

    /** Those whose review says now that they are not followed, and those that somebody read since the batch was opened. */
    @Select("""
            with next as (
                select target, username from creatorflow.batch_targets where attempts = 0 and
            """ + BatchMapper.WAITING + """
                order by place limit #{room}
            ), judged as (
                select next.target, case
                    when s.review in ('Non Related', 'User Feed', 'Banned') then 'NOT_WANTED'
                    when coalesce(s.last_scraped_at, u.last_scraped_at) > b.created_at then 'DONE_MEANWHILE' end as reason
                from next
                join creatorflow.batches b on b.batch = #{batch}
                left join public.reddit_subreddits s
                    on next.target like 'r/%' and lower(s.name) = substr(next.target, 3) and not s.superseded
                left join public.reddit_users u
                    on next.target like 'u/%' and lower(u.username) = substr(next.target, 3) and not u.superseded
            ), dropped as (
                update creatorflow.batch_targets t set state = 'DROPPED', reason = judged.reason, ended_at = #{now}
                from judged
                where t.batch = #{batch} and t.target = judged.target and judged.reason is not null
                returning 1
            )
            select -count(*)::int as waiting, 0 as in_flight, count(*)::int as done, 0::bigint as calls, 0::float8 as planned
            from dropped""")
    BatchMapper.Moves dropUnwanted(@Param("batch") String batch, @Param("room") int room, @Param("now") Instant now);

    @Select(SELECTED + """
            select count(*) as targets, coalesce(sum(calls), 0) as calls
            from (select target, min(calls) as calls from selected group by target) each""")
    Sums sums(@Param("staleBefore") @Nullable Instant staleBefore, @Param("keys") @Nullable String keys);

    record Sums(long targets, long calls) {}

    @Update("""
            insert into creatorflow.batches (batch, kind, platform, name, requester, selection, verdict, created_at)
            values (#{batch}, 'BACKFILL', 'reddit', #{name}, #{requester}, #{selection}, 'PLANNED', #{now})
            on conflict do nothing""")
    int plan(
            @Param("batch") String batch,
            @Param("name") String name,
            @Param("requester") String requester,
            @Param("selection") String selection,
            @Param("now") Instant now);

    /** Writes the targets of a backfill down. */
    @Update(SELECTED + """
            insert into creatorflow.batch_targets (batch, target, username, place, planned_calls)
            select #{batch}, target, min(name), row_number() over (order by min(last_scraped_at) nulls first, target), min(calls)
            from selected group by target
            on conflict do nothing""")
    int select(
            @Param("batch") String batch,
            @Param("staleBefore") @Nullable Instant staleBefore,
            @Param("keys") @Nullable String keys);
}
