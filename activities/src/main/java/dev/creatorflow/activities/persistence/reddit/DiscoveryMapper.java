package dev.creatorflow.activities.persistence.reddit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Who led to whom, and the rows that come of it. */
interface DiscoveryMapper {
    /** Runs of one cycle decide about its budget one after the other. */
    @Select("""
            select count(*) from (select pg_advisory_xact_lock(hashtextextended('reddit-discovery:' || #{batch}, 0))) locked""")
    int oneAtATime(@Param("batch") String batch);

    @Select("""
            select count(distinct found) from creatorflow.reddit_discoveries
            where batch = #{batch} and outcome = 'STORED'""")
    int spent(@Param("batch") String batch);

    /** Of these lower-case names those that have a row. */
    @Select("""
            select distinct lower(name) from public.reddit_subreddits where lower(name) = any(#{names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})""")
    List<String> known(@Param("names") List<String> names);

    /** Steps of the communities an author was met in; null where in none that is followed. */
    @Select("""
            select min(coalesce(s.depth, 0)) from public.reddit_posts p
            join public.reddit_subreddits s on lower(s.name) = lower(p.subreddit_name) and not s.superseded
            where lower(p.author_username) = #{name} and (s.review = 'Ok' or s.review is null and s.last_scraped_at is not null)""")
    @Nullable Integer depthOfAuthor(@Param("name") String lowerName);

    /** A name becomes a row once, whatever its case; of two workers one writes it. */
    @Insert("""
            insert into public.reddit_subreddits (name, review, depth)
            select name, review, #{depth} from json_to_recordset(#{rows}::json) as found (name text, review text)
            order by lower(name)
            on conflict (lower(name)) where not superseded do nothing""")
    int store(@Param("rows") String rows, @Param("depth") int depth);

    /** Where the same source led there before, that stands, unless the community was not let in then and is now. */
    @Insert("""
            insert into creatorflow.reddit_discoveries as known
                (found, found_name, source_kind, source, subreddit, depth, found_at, subscribers, over18, outcome, batch,
                 run_key, raw_id)
            select lower(name), name, kind, source, #{subreddit}, #{depth}, #{at}, subscribers, over18, outcome, #{batch},
                   #{runKey}, raw_id
            from json_to_recordset(#{rows}::json) as found (
                name text, kind text, source text, subscribers bigint, over18 boolean, outcome text, raw_id bigint)
            order by lower(name), kind, source
            on conflict (found, source_kind, source) do update set
                outcome = excluded.outcome, batch = excluded.batch, run_key = excluded.run_key, raw_id = excluded.raw_id,
                found_at = excluded.found_at, depth = excluded.depth,
                subscribers = coalesce(excluded.subscribers, known.subscribers),
                over18 = coalesce(excluded.over18, known.over18)
            where known.outcome not in ('STORED', 'USER_FEED', 'KNOWN')""")
    int record(
            @Param("rows") String rows,
            @Param("subreddit") @Nullable String subreddit,
            @Param("depth") int depth,
            @Param("at") Instant at,
            @Param("batch") @Nullable String batch,
            @Param("runKey") String runKey);

    /** What came of a run, also where its step is repeated. */
    @Select("""
            select count(distinct found) from creatorflow.reddit_discoveries
            where run_key = #{runKey} and outcome = #{outcome}""")
    int ofRun(@Param("runKey") String runKey, @Param("outcome") String outcome);

    /** Redditors whose names the run's answers showed first. */
    @Select("""
            select count(*) from public.reddit_users u
            where not u.superseded
              and u.first_seen_at in (select fetched_at from creatorflow.raw_responses where run_key = #{runKey})
              and lower(u.username) in (
                  select held.author from creatorflow.reddit_answer_posts held
                  join creatorflow.raw_responses answer on answer.id = held.raw_id
                  where answer.run_key = #{runKey} and held.author is not null)""")
    int newAuthors(@Param("runKey") String runKey);
}
