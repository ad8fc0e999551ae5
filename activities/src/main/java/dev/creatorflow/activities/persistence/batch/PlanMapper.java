package dev.creatorflow.activities.persistence.batch;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link BackfillPlans}. They work on a table of the transaction, so that a plan leaves nothing behind. */
interface PlanMapper {
    record Sums(long creators, long known, double expected, double perMonth) {}

    /** @param measured always true: a row of nulls alone would arrive as no row */
    record Media(
            boolean measured,
            @Nullable Double perCall,
            @Nullable Double perKnown,
            @Nullable Double perNew) {}

    @Update("""
            create temporary table plan_targets (
                target text primary key, username text not null, place bigint not null, window_reels int, window_posts int,
                known boolean not null default false, planned double precision) on commit drop""")
    void begin();

    /** Only fixed words are put into the text; every value is bound. */
    @Insert("""
            <script>
            insert into plan_targets (target, username, place, window_reels, window_posts)
            select c.ig_user_id, c.username, row_number() over (order by c.last_scraped_at nulls first, c.ig_user_id),
                   #{s.window.reels}::int, #{s.window.posts}::int
            from public.instagram_creators c
            where c.ig_user_id is not null and c.username is not null
            <choose>
                <when test="s.ids != null">
                    and c.ig_user_id = any(#{s.ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
                </when>
                <otherwise>and c.review_status = 'ok' and not c.paused</otherwise>
            </choose>
            <if test="s.staleBefore != null">
                and (c.last_scraped_at is null or c.last_scraped_at &lt; #{s.staleBefore})
            </if>
            <if test="s.gaps">
                and ((select count(*) filter (where backfilled) &lt; count(distinct stream) or count(*) > count(distinct stream)
                             or count(*) = 0
                      from creatorflow.fetch_ranges r where r.platform = 'instagram' and r.target = c.ig_user_id)
                     or exists (
                         select from (values ('REELS'), ('POSTS')) walked (stream)
                         join creatorflow.runs run on run.platform = 'instagram' and run.target = c.ig_user_id
                             and case walked.stream when 'REELS' then run.reels_pages else run.posts_pages end > 0
                         where not exists (
                             select from creatorflow.fetch_ranges r
                             where r.platform = 'instagram' and r.target = c.ig_user_id and r.stream = walked.stream)))
            </if>
            <if test="s.since != null">
                and not exists (
                    select 1 from creatorflow.fetch_ranges r
                    where r.platform = 'instagram' and r.target = c.ig_user_id and r.stream = 'REELS'
                      and (r.covered_from is null or r.covered_from &lt;= #{s.since}))
            </if>
            </script>""")
    int select(@Param("s") BackfillSelection selection);

    @Insert("""
            insert into plan_targets (target, username, place, window_reels, window_posts)
            select '@' || handle, handle, 0, #{s.window.reels}::int, #{s.window.posts}::int
            from unnest(#{s.handles,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) handle
            on conflict do nothing""")
    int addHandles(@Param("s") BackfillSelection selection);

    /** A window that reaches back to a day: what the creator published per day since its oldest known medium, and a fifth more. */
    @Update("""
            update plan_targets p set window_reels = reach.reels, window_posts = reach.posts
            from (
                select c.target,
                       least(2000, greatest(#{basis.first.reels}, ceil(1.2 * rate.reels * span.days)))::int as reels,
                       least(2000, greatest(#{basis.first.posts}, ceil(1.2 * rate.posts * span.days)))::int as posts
                from plan_targets c
                cross join lateral (select extract(epoch from #{now}::timestamptz - #{since}::timestamptz) / 86400 as days) span
                cross join lateral (
                    select (select count(*) / greatest(1, extract(epoch from #{now}::timestamptz - min(taken_at)) / 86400)
                            from public.instagram_reels where creator_id = c.target and not coalesce(is_pinned, false)) as reels,
                           (select count(*) / greatest(1, extract(epoch from #{now}::timestamptz - min(taken_at)) / 86400)
                            from public.instagram_posts where creator_id = c.target and not coalesce(is_pinned, false)) as posts
                ) rate
            ) reach
            where p.target = reach.target and p.window_reels is null""")
    int widen(@Param("basis") PlanBasis basis, @Param("since") Instant since, @Param("now") Instant now);

    /**
     * Expects of each creator what its last run took, page by page: the same window takes the same pages; a narrower one its share of them, at
     * least the provider's full pages; an account without content one call. Calls that failed on the way cost as much as they lately did.
     */
    @Update("""
            with retried as (
                select 1 + coalesce(sum(calls_failed)::float8 / nullif(sum(calls_succeeded), 0), 0) as factor
                from (select calls_failed, calls_succeeded from creatorflow.runs
                      where closed_at is not null order by started_at desc limit 5000) recent
            ), basis as (
                select p.target, last.reason, last.run_key,
                       coalesce(p.window_reels, case when walked.reels then #{b.later.reels}::int else #{b.first.reels}::int end) as rw,
                       coalesce(p.window_posts, case when walked.posts then #{b.later.posts}::int else #{b.first.posts}::int end) as pw,
                       last.window_reels as rlw, last.reels_pages as rlp, last.reels_saved + last.reels_rejected as rls,
                       last.window_posts as plw, last.posts_pages as plp, last.posts_saved + last.posts_rejected as pls
                from plan_targets p
                join lateral (
                    select * from creatorflow.runs r
                    where r.platform = 'instagram' and r.target = p.target and r.outcome in ('COMPLETE', 'PARTIAL')
                    order by r.started_at desc limit 1) last on true
                cross join lateral (
                    select coalesce(bool_or(stream = 'REELS'), false) as reels, coalesce(bool_or(stream = 'POSTS'), false) as posts
                    from creatorflow.fetch_ranges f
                    where f.platform = 'instagram' and f.target = p.target and f.backfilled) walked
            )
            update plan_targets p set known = true, planned = retried.factor * case
                when basis.reason in ('PRIVATE', 'NOT_FOUND', 'IDENTITY_CHANGED') then 1
                else 1
                    + case when rw = 0 then 0 when rlp = 0 then ceil(rw / 12.0)
                           when rls = 0 or rw >= rls and rls < rlw or rw = rlw then rlp
                           else greatest(ceil(rw / 12.0), rw::float8 * rlp / rls) end
                    + case when pw = 0 then 0 when plp = 0 then ceil(pw / 12.0)
                           when pls = 0 or pw >= pls and pls < plw or pw = plw then plp
                           else greatest(ceil(pw / 12.0), pw::float8 * plp / pls) end
                end
            from basis, retried where p.target = basis.target""")
    int expect(@Param("b") PlanBasis basis);

    /** First scrapes as wide as one of now would be. */
    @Select("""
            select count(*) as measured, coalesce(avg(calls_total), 0)::float8 as mean,
                   coalesce(stddev_samp(calls_total), 0)::float8 as spread
            from (select calls_total from creatorflow.runs
                  where window_reels = #{first.reels} and window_posts = #{first.posts}
                    and outcome in ('COMPLETE', 'PARTIAL') and calls_total > 0
                  order by started_at desc limit 2000) newest""")
    ForecastRules.FirstScrapes firstScrapes(@Param("first") BackfillSelection.Reach first);

    /** Those that are new are expected to take what the caller says. */
    @Update("update plan_targets set planned = #{calls} where planned is null")
    int expectOfNew(@Param("calls") double calls);

    /** The last sum is what a month of refreshing takes, a slot at most every {@code everySeconds}. */
    @Select("""
            select count(*) as creators, count(*) filter (where p.known) as known,
                   coalesce(sum(p.planned) filter (where p.known), 0)::float8 as expected,
                   coalesce(sum(p.planned * 2592000 / greatest(#{everySeconds}::float8, extract(epoch from case
                       when s.state in ('PRIVATE', 'RENAMED', 'MISSING') or c.media_count = 0 then #{b.tiers.slow}::interval
                       when c.refresh_tier = 'hot' then #{b.tiers.hot}::interval
                       when c.refresh_tier = 'slow' then #{b.tiers.slow}::interval
                       else #{b.tiers.normal}::interval end))), 0)::float8 as per_month
            from plan_targets p
            left join public.instagram_creators c on c.ig_user_id = p.target
            left join creatorflow.account_state s on s.ig_user_id = p.target""")
    Sums sums(@Param("b") PlanBasis basis, @Param("everySeconds") double everySeconds);

    /** Bytes of an answer, and of the files a known and a new creator lately brought. */
    @Select("""
            select true as measured, (select avg(body_bytes)::float8 from (
                        select body_bytes from creatorflow.raw_responses order by id desc limit 2000) newest) as per_call,
                   file.bytes * (select avg(media_due)::float8 from (
                        select media_due from creatorflow.runs
                        where outcome in ('COMPLETE', 'PARTIAL') and window_reels = #{b.later.reels}
                        order by started_at desc limit 2000) known) as per_known,
                   file.bytes * (select avg(media_due)::float8 from (
                        select media_due from creatorflow.runs
                        where outcome in ('COMPLETE', 'PARTIAL') and window_reels = #{b.first.reels}
                        order by started_at desc limit 2000) fresh) as per_new
            from (select avg(bytes)::float8 as bytes from (
                    select bytes from creatorflow.media_objects where state = 'STORED' order by id desc limit 2000) newest) file""")
    Media media(@Param("b") PlanBasis basis);

    @Insert("""
            insert into creatorflow.batches as known
                (batch, kind, platform, name, requester, selection, verdict, planned_low, planned_middle, planned_high, plan,
                 created_at)
            values (#{batch}, 'BACKFILL', 'instagram', #{name}, #{requester}, #{selection}, 'PLANNED',
                    #{f.calls.low}, #{f.calls.middle}, #{f.calls.high}, #{plan}::jsonb, #{now})""")
    int write(
            @Param("batch") String batch,
            @Param("name") String name,
            @Param("requester") String requester,
            @Param("selection") String selection,
            @Param("f") Forecast forecast,
            @Param("plan") String plan,
            @Param("now") Instant now);

    @Insert("""
            insert into creatorflow.batch_targets
                (batch, target, username, place, window_reels, window_posts, planned_calls)
            select #{batch}, target, username, place, window_reels, window_posts, coalesce(planned, 0) from plan_targets""")
    int writeTargets(@Param("batch") String batch);

    @Select("select count(*) from creatorflow.batches where batch = #{batch}")
    long exists(@Param("batch") String batch);

    @Update("delete from creatorflow.batches where batch = #{batch} and verdict = 'PLANNED'")
    int forget(@Param("batch") String batch);
}
