package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.budget.CallCounts;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.OpenRun;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.Window;
import java.time.Duration;
import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link RunStore}. */
interface RunMapper {
    /** How far apart two walks have to be that do not show a medium. */
    String BELIEVED_AFTER = "1 hour";

    /** When empty answers are believed of an account that had reels: found on three UTC days, the last a week or more after the first. */
    String ABSENT = "count(distinct (found.started_at at time zone 'UTC')::date) >= 3"
            + " and max(found.started_at) - min(found.started_at) >= interval '7 days'";

    String GONE = """
                set
                    deleted_upstream_at = case
                        when medium.missing_since <= seen.until - interval '""" + BELIEVED_AFTER + """
            ' then seen.until end,
                    missing_since = coalesce(medium.missing_since, seen.until),
                    updated_at = now()
                from seen
                where seen.exhausted
                  and medium.creator_id = #{target} and medium.deleted_upstream_at is null
                  and coalesce(medium.taken_at, '-infinity') < seen.until
                  and coalesce(medium.scraped_at, '-infinity') < seen.until
                  and not exists (
                      select from shown
                      where shown.stream <> seen.stream and shown.media_pk = medium.media_pk)
                  and not exists (
                      select from unmapped
                      where unmapped.stream = seen.stream
                        and (unmapped.media_pk is null or unmapped.media_pk = medium.media_pk))
                  and seen.stream =""";

    record PlanRow(
            int reels,
            int posts,
            boolean sweep,
            boolean expectsReels,
            @Nullable String niche) {}

    /**
     * Opens the run, or finds it open; a run that had ended goes on. What was planned first stays. A scheduled run of a creator that is past its first backfill becomes a
     * sweep where no walk has reached the end of a stream for long, and none has tried to for a while.
     *
     * <p>Reels are expected where some are stored, until runs have found none on three days over a week: now and then the provider answers with
     * nothing where there is much.
     */
    @Select("""
            with walked as (
                select stream, max(exhausted_at) as exhausted_at from creatorflow.fetch_ranges
                where platform = 'instagram' and target = #{run.igUserId} and backfilled
                group by stream
            ), sweep as (
                select #{run.sweep} or (
                    #{mayBecomeSweep}
                    and (select count(*) = 2 and bool_or(coalesce(
                            exhausted_at,
                            (select created_at from public.instagram_creators where ig_user_id = #{run.igUserId}),
                            '-infinity') < #{now}::timestamptz - #{sweepEvery}::interval) from walked)
                    and not exists (
                        select from creatorflow.runs tried
                        where tried.platform = 'instagram' and tried.target = #{run.igUserId} and tried.sweep
                          and tried.run_key <> #{run.runKey}
                          and tried.started_at > #{now}::timestamptz - #{sweepEvery}::interval / 4)) as due
            ), opened as (
                insert into creatorflow.runs as known
                    (run_key, platform, target, username, workflow_id, "trigger", batch, requester, started_at,
                     window_reels, window_posts, sweep)
                values
                    (#{run.runKey}, 'instagram', #{run.igUserId}, #{run.username}, #{run.workflowId}, #{run.trigger},
                     #{run.batch}, #{run.requester}, #{now},
                     case when exists (select 1 from walked where stream = 'REELS')
                          then #{later.reels}::int else #{first.reels}::int end,
                     case when exists (select 1 from walked where stream = 'POSTS')
                          then #{later.posts}::int else #{first.posts}::int end,
                     (select due from sweep))
                on conflict (run_key) do update set
                    target = coalesce(excluded.target, known.target),
                    workflow_id = excluded.workflow_id,
                    verdict = 'RUNNING', closed_at = null, outcome = null, reason = null, detail = null
                returning window_reels, window_posts, sweep
            )
            select window_reels as reels, window_posts as posts, sweep,
                   exists (select from public.instagram_reels
                           where creator_id = #{run.igUserId} and deleted_upstream_at is null)
                       and not (
                           select
            """ + ABSENT + """

                           from creatorflow.runs found
                           where found.platform = 'instagram' and found.target = #{run.igUserId}
                             and found.run_key <> #{run.runKey} and found.closed_at is not null
                             and found.reels_pages > 0 and found.reels_saved = 0 and found.reels_rejected = 0
                             and found.started_at > coalesce((
                                 select filled.started_at from creatorflow.runs filled
                                 where filled.platform = 'instagram' and filled.target = #{run.igUserId}
                                   and filled.reels_saved > 0
                                 order by filled.started_at desc limit 1), '-infinity')) as expects_reels,
                   (select niche from public.instagram_creators where ig_user_id = #{run.igUserId}) as niche
            from opened""")
    PlanRow open(
            @Param("run") OpenRun run,
            @Param("first") Window first,
            @Param("later") Window later,
            @Param("mayBecomeSweep") boolean mayBecomeSweep,
            @Param("sweepEvery") Duration sweepEvery,
            @Param("now") Instant now);

    /**
     * Writes the verdict, what the run cost, and when the creator is due again. A second closing adds to the creator's calls only what came
     * since the first.
     *
     * <p>Due are approved and unpaused creators, by their tier; private, renamed and empty ones at the slow pace, a missing one ever more
     * slowly; after a run that learned nothing soon, but not at once.
     */
    @Select(value = "with calls as (" + CallCounts.OF_RUN + """
            ), before as (
                select run_key, target, calls_total from creatorflow.runs where run_key = #{run.runKey} for update
            ), answers as (
                select coalesce(sum(media_due), 0) as due, coalesce(sum(media_reused), 0) as reused,
                       max(fetched_at) as newest
                from creatorflow.raw_responses where run_key = #{run.runKey} and saved_at is not null
            ), creator as (
                update public.instagram_creators known set
                    total_api_calls = coalesce(known.total_api_calls, 0)
                        + greatest(0, calls.total - before.calls_total),
                    last_scraped_at = greatest(known.last_scraped_at, answers.newest)
                from before, answers, calls
                where known.ig_user_id = before.target
                returning known.ig_user_id, known.review_status, known.paused, known.refresh_tier, known.media_count
            ), schedule as (
                update creatorflow.account_state state set due_at = case
                    when creator.review_status is distinct from 'ok' or creator.paused then null
                    when answers.newest is null then #{now}::timestamptz + least(interval '1 hour', #{pace.hot}::interval)
                    when state.state = 'MISSING' then
                        #{now}::timestamptz + #{pace.slow}::interval * least(4, greatest(1, state.sightings - 1))
                    when state.state in ('PRIVATE', 'RENAMED') or creator.media_count = 0
                        then #{now}::timestamptz + #{pace.slow}::interval
                    when creator.refresh_tier = 'hot' then #{now}::timestamptz + #{pace.hot}::interval
                    when creator.refresh_tier = 'slow' then #{now}::timestamptz + #{pace.slow}::interval
                    else #{now}::timestamptz + #{pace.normal}::interval
                end
                from creator, answers
                where state.ig_user_id = creator.ig_user_id
            ), closed as (
                update creatorflow.runs closed set
                    verdict = 'RAN', closed_at = #{now},
                    outcome = #{run.outcome}, reason = #{run.reason}, detail = #{run.detail}, walks = #{walks}::jsonb,
                    reels_pages = #{reels.pages}, reels_saved = #{reels.saved}, reels_new = #{reels.added},
                    reels_existing = #{reels.existing}, reels_rejected = #{reels.rejected},
                    posts_pages = #{posts.pages}, posts_saved = #{posts.saved}, posts_new = #{posts.added},
                    posts_existing = #{posts.existing}, posts_rejected = #{posts.rejected},
                    media_due = answers.due, media_reused = answers.reused,
                    calls_total = calls.total, calls_succeeded = calls.succeeded, calls_failed = calls.failed
                from before, answers, calls
                where closed.run_key = before.run_key
            )
            select total, succeeded, failed from calls""", affectData = true)
    ApiCalls close(
            @Param("run") CloseRun run,
            @Param("runKey") String runKey,
            @Param("walks") @Nullable String walks,
            @Param("reels") StreamCounts reels,
            @Param("posts") StreamCounts posts,
            @Param("pace") RefreshPace pace,
            @Param("now") Instant now);

    /**
     * Adds the intervals of finished walks to what is covered: overlapping intervals become one, a gap stays a gap. A walk that saw nothing
     * but pinned media covers nothing, unless it reached the end.
     *
     * <p>A walk through a whole stream is the only evidence that a medium is gone: what was published before it and seen by nobody since it
     * began is missing, and at the second such walk, {@value #BELIEVED_AFTER} or more after the first, taken to be deleted. Items that could
     * not be mapped are none of these, and one without a key could be any; nor is one that the other stream of the same run shows.
     *
     * @param walks JSON {@code [{"stream", "exhausted"}]}, finished walks only; exhausted is a walk whose end is believed
     * @param first the window of a first scrape
     */
    @Update("""
            with walk as (
                select * from json_to_recordset(#{walks}::json) as walk (stream text, exhausted boolean)
            ), answer as (
                select upper(stream) as stream, page, fetched_at, saved, reaches_to from creatorflow.raw_responses
                where run_key = #{runKey} and saved_at is not null
            ), seen as (
                select walk.stream, walk.exhausted,
                       min(answer.fetched_at) as until,
                       (array_agg(answer.reaches_to order by answer.page desc)
                            filter (where answer.reaches_to is not null))[1] as since,
                       coalesce(sum(answer.saved), 0) as items
                from walk left join answer on answer.stream = walk.stream
                group by walk.stream, walk.exhausted
            ), unmapped as (
                select stream, media_pk from creatorflow.unmapped_items where run_key = #{runKey}
            ), shown as (
                select 'REELS' as stream, media_pk from public.instagram_reels
                where creator_id = #{target} and scraped_at >= (select min(fetched_at) from answer)
                  and (select bool_or(exhausted) from seen)
                union all
                select 'POSTS', media_pk from public.instagram_posts
                where creator_id = #{target} and scraped_at >= (select min(fetched_at) from answer)
                  and (select bool_or(exhausted) from seen)
            ), gone_reels as (
                update public.instagram_reels medium
            """ + GONE + """
            'REELS'), gone_posts as (
                update public.instagram_posts medium
            """ + GONE + """
            'POSTS'
            ), fresh as (
                select stream, items, until, case when exhausted then until end as exhausted_at,
                       case when not exhausted then since end as since,
                       exhausted or items >= case stream when 'REELS' then #{first.reels}::int else #{first.posts}::int end
                           as backfilled
                from seen where until is not null and (exhausted or since is not null)
            ), merged as (
                delete from creatorflow.fetch_ranges known using fresh
                where known.platform = 'instagram' and known.target = #{target} and known.stream = fresh.stream
                  and (fresh.since is null or known.covered_to >= fresh.since)
                  and (known.covered_from is null or known.covered_from <= fresh.until)
                returning known.stream, known.covered_from, known.covered_to, known.widest, known.backfilled,
                    known.exhausted_at
            ), part as (
                select stream, since as covered_from, until as covered_to, items as widest, backfilled, exhausted_at
                from fresh
                union all
                select * from merged
            )
            insert into creatorflow.fetch_ranges
                (platform, target, stream, covered_from, covered_to, widest, backfilled, last_items, last_run_key, closed_at,
                 exhausted_at)
            select 'instagram', #{target}, part.stream,
                   case when bool_or(part.covered_from is null) then null else min(part.covered_from) end,
                   max(part.covered_to), max(part.widest), bool_or(part.backfilled), max(fresh.items), #{runKey}, #{now},
                   max(part.exhausted_at)
            from part join fresh on fresh.stream = part.stream
            group by part.stream""")
    int closeRanges(
            @Param("runKey") String runKey,
            @Param("target") String target,
            @Param("walks") String walks,
            @Param("first") Window first,
            @Param("now") Instant now);
}
