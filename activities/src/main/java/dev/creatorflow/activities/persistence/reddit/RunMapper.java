package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.CloseRun;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.OpenRun;
import java.time.Duration;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Runs of Reddit, their ranges and when a target is due again. */
interface RunMapper {
    /** Opens the run, or finds it open; a run that had ended goes on. */
    @Insert("""
            insert into creatorflow.runs as known
                (run_key, platform, target, username, workflow_id, "trigger", batch, requester, started_at)
            values (#{run.runKey}, 'reddit', #{run.target}, #{run.name}, #{run.workflowId}, #{run.trigger}, #{run.batch},
                    #{run.requester}, #{now})
            on conflict (run_key) do update set
                workflow_id = excluded.workflow_id, verdict = 'RUNNING', closed_at = null, outcome = null, reason = null,
                detail = null""")
    int open(@Param("run") OpenRun run, @Param("now") Instant now);

    /** Until when the listing is covered by finished walks; null where none was finished. A run's own closing does not count. */
    @Select("""
            select max(covered_to) from creatorflow.fetch_ranges
            where platform = 'reddit' and target = #{target} and stream = #{stream} and last_run_key <> #{runKey}""")
    @Nullable Instant coveredTo(@Param("target") String target, @Param("stream") String stream, @Param("runKey") String runKey);

    /**
     * Adds the intervals of finished walks to what is covered: overlapping ones become one, a gap stays a gap.
     *
     * @param walks JSON {@code [{"stream", "newest", "oldest"}]}; oldest null = to the beginning
     */
    @Update("""
            with fresh as (
                select * from json_to_recordset(#{walks}::json) as walk (
                    stream text, newest timestamptz, oldest timestamptz, items int)
            ), merged as (
                delete from creatorflow.fetch_ranges known using fresh
                where known.platform = 'reddit' and known.target = #{target} and known.stream = fresh.stream
                  and (fresh.oldest is null or known.covered_to >= fresh.oldest)
                  and (known.covered_from is null or known.covered_from <= fresh.newest)
                returning known.stream, known.covered_from, known.covered_to, known.widest
            ), part as (
                select stream, oldest as covered_from, newest as covered_to, items as widest from fresh
                union all
                select * from merged
            )
            insert into creatorflow.fetch_ranges
                (platform, target, stream, covered_from, covered_to, widest, backfilled, last_items, last_run_key, closed_at)
            select 'reddit', #{target}, part.stream,
                   case when bool_or(part.covered_from is null) then null else min(part.covered_from) end,
                   max(part.covered_to), max(part.widest), bool_or(part.covered_from is null), max(fresh.items), #{runKey},
                   #{now}
            from part join fresh on fresh.stream = part.stream
            group by part.stream""")
    int closeRanges(
            @Param("runKey") String runKey,
            @Param("target") String target,
            @Param("walks") String walks,
            @Param("now") Instant now);

    @Update("""
            with newest as (
                select max(fetched_at) as at, coalesce(sum(media_due), 0) as due, coalesce(sum(media_reused), 0) as reused
                from creatorflow.raw_responses
                where run_key = #{run.runKey} and saved_at is not null
            )
            update creatorflow.runs closed set
                verdict = 'RAN', closed_at = #{now}, outcome = #{run.outcome}, reason = #{run.reason}, detail = #{run.detail},
                posts_pages = #{run.posts.pages}, posts_saved = #{run.posts.saved}, posts_new = #{run.posts.added},
                posts_existing = #{run.posts.saved} - #{run.posts.added}, posts_rejected = #{run.posts.rejected},
                profile_at = newest.at, media_due = newest.due, media_reused = newest.reused,
                calls_total = #{calls.total}, calls_succeeded = #{calls.succeeded}, calls_failed = #{calls.failed}
            from newest
            where closed.run_key = #{run.runKey}""")
    int close(@Param("run") CloseRun run, @Param("calls") ApiCalls calls, @Param("now") Instant now);

    /**
     * How often a target is read.
     *
     * @param retry after a run that learned nothing
     */
    record Pace(Duration ok, Duration noSeller, Duration ours, Duration authors, Duration retry) {}

    /** What cannot be reached, believed or not, is asked for ever more rarely, up to thirty days; what was not learned, soon again. */
    @Update("""
            update public.reddit_subreddits known set due_at = #{now}::timestamptz + case
                when not #{learned} then least(#{pace.retry}::interval, #{pace.ok}::interval)
                else least(interval '30 days',
                    (case when known.review = 'No Seller' then #{pace.noSeller}::interval else #{pace.ok}::interval end)
                    * power(2, least(8, greatest(0, coalesce((
                        select case when status in ('REACHABLE', 'UNKNOWN') then 0 else sightings end
                        from creatorflow.reachability where target = #{target}), 0)))))
                end
            where lower(known.name) = #{name} and not known.superseded""")
    int subredditDue(
            @Param("target") String target,
            @Param("name") String lowerName,
            @Param("learned") boolean learned,
            @Param("pace") Pace pace,
            @Param("now") Instant now);

    @Update("""
            update public.reddit_users known set
                history_at = case when #{learned} then (
                    select coalesce(max(fetched_at), known.history_at) from creatorflow.raw_responses
                    where run_key = #{runKey} and subject = #{target} and stream = 'submitted') else known.history_at end,
                due_at = #{now}::timestamptz + case
                    when not #{learned} then #{pace.retry}::interval
                    when known.our_creator then #{pace.ours}::interval
                    else #{pace.authors}::interval end
            where lower(known.username) = #{name} and not known.superseded""")
    int userDue(
            @Param("runKey") String runKey,
            @Param("target") String target,
            @Param("name") String lowerName,
            @Param("learned") boolean learned,
            @Param("pace") Pace pace,
            @Param("now") Instant now);
}
