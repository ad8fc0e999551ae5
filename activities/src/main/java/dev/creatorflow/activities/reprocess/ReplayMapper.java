package dev.creatorflow.activities.reprocess;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What a replay reads of the real tables, and puts into their private copies before the stores go over them. */
interface ReplayMapper {
    /**
     * A stored answer that a run saved.
     *
     * @param creatorId whose page it is
     * @param username the handle that was asked for
     * @param found false where the provider knew no such account
     * @param items entries in it
     */
    record Answer(
            long id,
            String runKey,
            String creatorId,
            String username,
            String stream,
            int page,
            boolean found,
            int items,
            Instant fetchedAt) {}

    /**
     * How a run went, for closing it again.
     *
     * @param walks JSON {@code [{"stream", "end"}]}; null where nothing was walked
     * @param computed the run's figures are among the stored ones
     */
    record Run(
            String runKey,
            @Nullable Instant closedAt,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String walks,
            boolean computed) {}

    /** Answers of the creator's own runs, run by run as they happened. */
    @Select("""
            with run as (
                select run_key, username, profile_raw_id from creatorflow.runs
                where platform = 'instagram' and target = #{igUserId}
            ), answer as (
                select r.id, run.run_key, #{igUserId} as creator_id, run.username, r.stream, r.page, r.found, r.items,
                       r.fetched_at
                from run join creatorflow.raw_responses r on r.run_key = run.run_key
                where r.saved_at is not null and r.stream in ('profile', 'reels', 'posts')
                union
                select r.id, run.run_key, #{igUserId}, run.username, r.stream, r.page, r.found, r.items, r.fetched_at
                from run join creatorflow.raw_responses r on r.id = run.profile_raw_id
                where r.saved_at is not null
            )
            select id, run_key, creator_id, username, stream, page, found, items, fetched_at
            from answer
            order by min(fetched_at) over (partition by run_key), run_key, stream <> 'profile', fetched_at, id""")
    List<Answer> own(@Param("igUserId") String igUserId);

    /** Pages of other tracked creators that list media of this one: its rows hold what they said, too. */
    @Select("""
            with held as (
                select media_pk from public.instagram_reels where creator_id = #{igUserId}
                union
                select media_pk from public.instagram_posts where creator_id = #{igUserId}
            ), shared as (
                select credit.media_pk from creatorflow.media_credits credit join held using (media_pk)
                where credit.role = 'TRACKED' and credit.ig_user_id <> #{igUserId}
            )
            select r.id, r.run_key, run.target as creator_id, run.username, r.stream, r.page, r.found, r.items,
                   r.fetched_at
            from creatorflow.raw_responses r join creatorflow.runs run using (run_key)
            where r.saved_at is not null and run.target is not null and r.id in (
                select observed.raw_id from creatorflow.media_observations observed
                where observed.media_pk in (select media_pk from shared) and observed.creator_id <> #{igUserId})
            order by r.fetched_at, r.id""")
    List<Answer> others(@Param("igUserId") String igUserId);

    @Select("""
            select run_key, closed_at, outcome, reason, detail, walks::text as walks,
                   exists (select from creatorflow.creator_metrics_daily metric
                           where metric.ig_user_id = #{igUserId} and metric.run_key = run.run_key) as computed
            from creatorflow.runs run
            where platform = 'instagram' and target = #{igUserId}""")
    List<Run> runs(@Param("igUserId") String igUserId);

    /**
     * Whether something is known of the creator that no stored answer says any more: rows of a former system, or answers whose retention is
     * over.
     */
    @Select("""
            select exists (select from public.instagram_follower_history
                           where creator_id = #{igUserId} and (run_key is null or recorded_at < #{earliest}))
                or exists (select from public.instagram_reels
                           where creator_id = #{igUserId} and (first_seen_at is null or first_seen_at < #{earliest}))
                or exists (select from public.instagram_posts
                           where creator_id = #{igUserId} and (first_seen_at is null or first_seen_at < #{earliest}))
                or exists (select from creatorflow.runs
                           where platform = 'instagram' and target = #{igUserId} and profile_at < #{earliest})""")
    boolean knowsMore(@Param("igUserId") String igUserId, @Param("earliest") Instant earliest);

    /** The creator as it was before its first scrape, with what staff own. */
    @Insert("""
            insert into pg_temp.instagram_creators
                (ig_user_id, username, niche, review_status, refresh_tier, paused, username_is_current)
            select ig_user_id, username, niche, review_status, refresh_tier, paused, username_is_current
            from public.instagram_creators where ig_user_id = #{igUserId}
            on conflict do nothing""")
    int seedBareCreator(@Param("igUserId") String igUserId);

    /** What no stored answer can say: any answer counts as newer than it. */
    @Insert("""
            with creator as (
                insert into pg_temp.instagram_creators overriding system value
                select * from public.instagram_creators where ig_user_id = #{igUserId}
            ), reel as (
                insert into pg_temp.instagram_reels overriding system value
                select * from public.instagram_reels
                where creator_id = #{igUserId} and (first_seen_at is null or first_seen_at < #{earliest})
            ), post as (
                insert into pg_temp.instagram_posts overriding system value
                select * from public.instagram_posts
                where creator_id = #{igUserId} and (first_seen_at is null or first_seen_at < #{earliest})
            ), range as (
                insert into pg_temp.fetch_ranges
                select * from creatorflow.fetch_ranges where platform = 'instagram' and target = #{igUserId}
            )
            insert into pg_temp.instagram_follower_history overriding system value
            select * from public.instagram_follower_history
            where creator_id = #{igUserId} and (run_key is null or recorded_at < #{earliest})""")
    int seedKnown(@Param("igUserId") String igUserId, @Param("earliest") Instant earliest);

    @Update("""
            with reel as (update pg_temp.instagram_reels set scraped_at = null),
                 post as (update pg_temp.instagram_posts set scraped_at = null)
            update pg_temp.instagram_creators set followers_last_updated = null""")
    int makeSeedsOlder();

    /** The run as it was opened. */
    @Insert("""
            insert into pg_temp.runs select * from creatorflow.runs where run_key = #{runKey}
            on conflict do nothing""")
    int seedRun(@Param("runKey") String runKey);

    @Update(
            "update pg_temp.runs set profile_raw_id = null, profile_at = null, followers = null where run_key = #{runKey}")
    int forgetProfile(@Param("runKey") String runKey);

    @Insert("""
            insert into pg_temp.raw_responses
            select * from creatorflow.raw_responses where id = any(#{ids}::bigint[])
            on conflict do nothing""")
    int seedAnswers(@Param("ids") String ids);

    /** As they were before their rows were written. */
    @Update("""
            update pg_temp.raw_responses set saved = null, added = null, existing = null, rejected = null, media_due = null,
                media_reused = null, unpinned = null, known = null, saved_at = null
            where id = any(#{ids}::bigint[])""")
    int unsave(@Param("ids") String ids);

    /** Their bodies are not needed twice. */
    @Delete("delete from pg_temp.raw_responses where id = any(#{ids}::bigint[])")
    int dropAnswers(@Param("ids") String ids);

    @Insert("""
            insert into pg_temp.replayed (id, own) select unnest(#{ids}::bigint[]), #{own}
            on conflict do nothing""")
    int replayed(@Param("ids") String ids, @Param("own") boolean own);
}
