package dev.creatorflow.activities.persistence.instagram;

import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link AnalyticsStore}. */
interface AnalyticsMapper {
    /** A medium whose owner was not delivered counts as the creator's own. */
    String OWN = "and (owner_id is null or owner_id = #{igUserId})";

    /**
     * What a run's analytics are computed from.
     *
     * @param asOf when the run's profile answer was fetched
     * @param distinctMedia different media that this run's answers showed, also those beyond the fixed window
     * @param feedClips different reels of the creator's own that this run's feed listed
     * @param media JSON array, see {@link SampleReader}; null where there is none
     * @param history JSON array of the follower observations around the growth windows; null where there is none
     * @param streams JSON array, one entry per stream of which this run saved a page; null where there is none
     */
    record Source(
            Instant asOf,
            @Nullable Long followers,
            int distinctMedia,
            int feedClips,
            @Nullable String media,
            @Nullable String history,
            @Nullable String streams) {}

    /**
     * The fixed window: the newest media of each kind that are the creator's own, whatever this run fetched, those without a time last, and
     * with them every pinned one; co-authored media of other owners come beside them, marked as not owned. Null where the run has no accepted
     * profile answer.
     */
    @Select("""
            with answer as (
                select id, stream, page, more, saved from creatorflow.raw_responses
                where run_key = #{runKey} and saved_at is not null and stream <> 'profile'
            ), shared as (
                select media_pk from creatorflow.media_credits where ig_user_id = #{igUserId} and role = 'TRACKED'
            ), reel as (
                (select media_pk from public.instagram_reels
                 where creator_id = #{igUserId} and deleted_upstream_at is null and taken_at is not null
            """ + OWN + """
                 order by taken_at desc limit #{newestReels})
                union
                (select media_pk from public.instagram_reels
                 where creator_id = #{igUserId} and deleted_upstream_at is null and taken_at is null
            """ + OWN + """
                 order by media_pk limit #{newestReels})
                union
                select media_pk from public.instagram_reels
                where creator_id = #{igUserId} and is_pinned and deleted_upstream_at is null
                union
                select media_pk from shared
            ), post as (
                (select media_pk from public.instagram_posts
                 where creator_id = #{igUserId} and deleted_upstream_at is null and product_type is distinct from 'clips'
                   and taken_at is not null
            """ + OWN + """
                 order by taken_at desc limit #{newestPosts})
                union
                (select media_pk from public.instagram_posts
                 where creator_id = #{igUserId} and deleted_upstream_at is null and product_type = 'clips'
                   and taken_at is not null
            """ + OWN + """
                 order by taken_at desc limit #{newestReels})
                union
                (select media_pk from public.instagram_posts
                 where creator_id = #{igUserId} and deleted_upstream_at is null and taken_at is null
            """ + OWN + """
                 order by media_pk limit #{newestReels}::int + #{newestPosts}::int)
                union
                select media_pk from public.instagram_posts
                where creator_id = #{igUserId} and is_pinned and deleted_upstream_at is null
                union
                select media_pk from shared
            ), medium as (
                select media_pk, true as in_reels, media_type, product_type = 'clips' as clip, taken_at, is_pinned,
                       coalesce(ig_play_count, play_count) as views, like_count, likes_hidden, comment_count,
                       reshare_count, save_count, caption_text, hashtags is not null as caption_known,
                       is_paid_partnership, coalesce(owner_id = #{igUserId}, true) as owned, last_raw_id
                from public.instagram_reels
                where media_pk in (select media_pk from reel) and deleted_upstream_at is null
                union all
                select media_pk, false, media_type, product_type = 'clips', taken_at, is_pinned,
                       null, like_count, likes_hidden, comment_count,
                       reshare_count, save_count, caption_text, hashtags is not null,
                       is_paid_partnership, coalesce(owner_id = #{igUserId}, true), last_raw_id
                from public.instagram_posts
                where media_pk in (select media_pk from post) and deleted_upstream_at is null
            ), stored as (
                select media_pk, last_raw_id, scraped_at from public.instagram_reels where creator_id = #{igUserId}
                union all
                select media_pk, last_raw_id, scraped_at from public.instagram_posts where creator_id = #{igUserId}
                union all
                select media_pk, last_raw_id, scraped_at from public.instagram_reels
                where media_pk in (select media_pk from shared)
                union all
                select media_pk, last_raw_id, scraped_at from public.instagram_posts
                where media_pk in (select media_pk from shared)
            ), walked as (
                select stream, sum(saved) as saved, bool_or(last_page and not more) as ended
                from (select stream, saved, more, page = max(page) over (partition by stream) as last_page from answer) page
                group by stream
            ), reach as (
                select walked.stream, walked.saved, walked.ended, (
                    select min(taken_at) from medium
                    where medium.in_reels = (walked.stream = 'reels') and not medium.is_pinned
                      and medium.last_raw_id in (select id from answer)) as oldest
                from walked
            )
            select run.profile_at as as_of, run.followers,
                (select count(distinct media_pk) from stored
                 where scraped_at >= run.profile_at - interval '1 day'
                   and (last_raw_id in (select id from answer)
                        or exists (select from creatorflow.media_observations observed
                                   where observed.media_pk = stored.media_pk
                                     and observed.observed_at >= run.profile_at - interval '1 day'
                                     and observed.raw_id in (select id from answer)))) as distinct_media,
                (select count(*) from public.instagram_posts clip
                 where clip.creator_id = #{igUserId} and clip.product_type = 'clips'
                   and clip.scraped_at >= run.profile_at - interval '1 day'
                   and clip.last_raw_id in (select id from answer)
            """ + OWN + """
                ) as feed_clips,
                (select json_agg(medium) from medium) as media,
                (select json_agg(observation) from (
                    select recorded_at, followers_count from public.instagram_follower_history
                    where creator_id = #{igUserId} and followers_count is not null
                      and recorded_at between run.profile_at - interval '34 days' and run.profile_at
                    union
                    (select recorded_at, followers_count from public.instagram_follower_history
                     where creator_id = #{igUserId} and followers_count <> run.followers
                       and recorded_at < run.profile_at
                     order by recorded_at desc limit 1)) observation) as history,
                (select json_agg(coverage) from (
                    select reach.stream, reach.oldest,
                           reach.ended and (reach.saved > 0 or reach.stream = 'reels' or creator.media_count = 0) as ended,
                           known.covered_from, known.target is not null as continued
                    from reach
                    left join public.instagram_creators creator on creator.ig_user_id = #{igUserId}
                    left join lateral (
                        select target, covered_from from creatorflow.fetch_ranges known
                        where known.platform = 'instagram' and known.target = #{igUserId}
                          and known.stream = upper(reach.stream) and known.covered_to >= reach.oldest
                          and (known.covered_from is null or known.covered_from <= reach.oldest)
                        order by known.covered_to desc limit 1) known on true) coverage) as streams
            from creatorflow.runs run
            where run.run_key = #{runKey} and run.profile_at is not null""")
    @Nullable Source source(
            @Param("runKey") String runKey,
            @Param("igUserId") String igUserId,
            @Param("newestReels") int newestReels,
            @Param("newestPosts") int newestPosts);

    /**
     * Writes the day's figures and publishes what is known well enough; a null leaves what is known, in both.
     *
     * @param metrics JSON array of the day's rows
     * @param published JSON object by column name
     */
    @Update("""
            with given as (
                select * from json_to_recordset(#{metrics}::json) as given (
                    name text, value double precision, text_value text, unit text, n int,
                    missing_share double precision, window_from timestamptz, window_to timestamptz,
                    low double precision, high double precision)
            ), metric as (
                insert into creatorflow.creator_metrics_daily as known
                    (ig_user_id, day, name, value, text_value, unit, n, missing_share, window_from, window_to, low, high,
                     formula_version, computed_as_of, run_key)
                select #{igUserId}, (#{asOf}::timestamptz at time zone 'UTC')::date, name, value, text_value, unit, n,
                       missing_share, window_from, window_to, low, high, #{formulaVersion}, #{asOf}, #{runKey}
                from given
                on conflict (ig_user_id, day, name) do update set
                    value = excluded.value, text_value = excluded.text_value, unit = excluded.unit, n = excluded.n,
                    missing_share = excluded.missing_share, window_from = excluded.window_from,
                    window_to = excluded.window_to, low = excluded.low, high = excluded.high,
                    formula_version = excluded.formula_version, computed_as_of = excluded.computed_as_of,
                    run_key = excluded.run_key
                where known.computed_as_of <= excluded.computed_as_of
                  and (excluded.value is not null or excluded.text_value is not null
                       or known.value is null and known.text_value is null)
            ), run as (
                update creatorflow.runs set distinct_media = #{distinctMedia}, engagement_rate = #{engagementRate},
                    growth_daily = #{growthDaily}, growth_weekly = #{growthWeekly}
                where run_key = #{runKey}
            ), published as (
                select * from json_to_record(#{published}::json) as published (
                    avg_views_per_reel_cached numeric, avg_likes_per_reel_cached numeric,
                    avg_comments_per_reel_cached numeric, avg_saves_per_reel_cached numeric,
                    avg_shares_per_reel_cached numeric, avg_likes_per_post_cached numeric,
                    avg_comments_per_post_cached numeric, avg_saves_per_post_cached numeric,
                    avg_shares_per_post_cached numeric, save_to_like_ratio numeric, avg_engagement_rate numeric,
                    engagement_rate_cached numeric, best_content_type text, viral_content_count_cached numeric,
                    viral_threshold_multiplier numeric, posting_frequency_per_week numeric,
                    posting_consistency_score numeric, last_post_days_ago numeric,
                    follower_growth_rate_daily numeric, follower_growth_rate_weekly numeric,
                    follower_growth_rate_monthly numeric, previous_followers_count numeric)
            )
            update public.instagram_creators known set
                avg_views_per_reel_cached = coalesce(published.avg_views_per_reel_cached, known.avg_views_per_reel_cached),
                avg_likes_per_reel_cached = coalesce(published.avg_likes_per_reel_cached, known.avg_likes_per_reel_cached),
                avg_comments_per_reel_cached =
                    coalesce(published.avg_comments_per_reel_cached, known.avg_comments_per_reel_cached),
                avg_saves_per_reel_cached = coalesce(published.avg_saves_per_reel_cached, known.avg_saves_per_reel_cached),
                avg_shares_per_reel_cached =
                    coalesce(published.avg_shares_per_reel_cached, known.avg_shares_per_reel_cached),
                avg_likes_per_post_cached = coalesce(published.avg_likes_per_post_cached, known.avg_likes_per_post_cached),
                avg_comments_per_post_cached =
                    coalesce(published.avg_comments_per_post_cached, known.avg_comments_per_post_cached),
                avg_saves_per_post_cached = coalesce(published.avg_saves_per_post_cached, known.avg_saves_per_post_cached),
                avg_shares_per_post_cached =
                    coalesce(published.avg_shares_per_post_cached, known.avg_shares_per_post_cached),
                save_to_like_ratio = coalesce(published.save_to_like_ratio, known.save_to_like_ratio),
                avg_engagement_rate = coalesce(published.avg_engagement_rate, known.avg_engagement_rate),
                engagement_rate_cached = coalesce(published.engagement_rate_cached, known.engagement_rate_cached),
                best_content_type = coalesce(published.best_content_type, known.best_content_type),
                viral_content_count_cached =
                    coalesce(published.viral_content_count_cached::bigint, known.viral_content_count_cached),
                viral_threshold_multiplier =
                    coalesce(published.viral_threshold_multiplier, known.viral_threshold_multiplier),
                posting_frequency_per_week =
                    coalesce(published.posting_frequency_per_week, known.posting_frequency_per_week),
                posting_consistency_score =
                    coalesce(published.posting_consistency_score, known.posting_consistency_score),
                last_post_days_ago = coalesce(published.last_post_days_ago, known.last_post_days_ago),
                follower_growth_rate_daily = case when current.followers is null
                    then known.follower_growth_rate_daily else published.follower_growth_rate_daily end,
                follower_growth_rate_weekly = case when current.followers is null
                    then known.follower_growth_rate_weekly else published.follower_growth_rate_weekly end,
                follower_growth_rate_monthly = case when current.followers is null
                    then known.follower_growth_rate_monthly else published.follower_growth_rate_monthly end,
                previous_followers_count =
                    coalesce(published.previous_followers_count::bigint, known.previous_followers_count),
                updated_at = now()
            from published
            left join creatorflow.runs current on current.run_key = #{runKey}
            where known.ig_user_id = #{igUserId}""")
    int publish(
            @Param("runKey") String runKey,
            @Param("igUserId") String igUserId,
            @Param("asOf") Instant asOf,
            @Param("formulaVersion") int formulaVersion,
            @Param("distinctMedia") int distinctMedia,
            @Param("metrics") String metrics,
            @Param("published") String published,
            @Param("engagementRate") @Nullable Double engagementRate,
            @Param("growthDaily") @Nullable Double growthDaily,
            @Param("growthWeekly") @Nullable Double growthWeekly);
}
