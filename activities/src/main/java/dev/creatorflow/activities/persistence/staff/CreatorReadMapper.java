package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.staff.CreatorCard.Coverage;
import dev.creatorflow.activities.persistence.staff.CreatorCard.Facts;
import dev.creatorflow.activities.persistence.staff.CreatorCard.HandleHeld;
import dev.creatorflow.activities.persistence.staff.CreatorCard.Metric;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link SqlCreatorReads}. */
interface CreatorReadMapper {
    String LINE = """
            c.ig_user_id, c.username, c.username_is_current, c.full_name, c.review_status, c.niche, c.refresh_tier, c.tags,
            c.paused, coalesce(a.state, 'UNKNOWN') as state, c.is_verified, c.is_private, c.followers_count,
            c.media_count, c.engagement_rate_cached::float8 as engagement_rate,
            c.follower_growth_rate_daily::float8 as growth_daily, c.follower_growth_rate_weekly::float8 as growth_weekly,
            c.avg_views_per_reel_cached::float8 as avg_views_per_reel, c.last_scraped_at, a.due_at
            from public.instagram_creators c
            left join creatorflow.account_state a on a.ig_user_id = c.ig_user_id
            """;

    /** Only fixed words are put into the text; every value is bound. */
    String WHERE = """
            <where>
                <if test="f.names.size() > 0">
                    and (c.ig_user_id = any(#{f.names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
                         or (c.username_is_current and lower(c.username) = any(
                             select lower(name) from unnest(#{f.names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) name)))
                </if>
                <if test="f.review != null">
                    <choose>
                        <when test="f.review.stored() != null">and c.review_status = #{review}</when>
                        <otherwise>and (c.review_status is null or c.review_status not in ('ok', 'non_related'))</otherwise>
                    </choose>
                </if>
                <if test="f.niche != null">and coalesce(c.niche, '') = #{f.niche}</if>
                <if test="f.tag != null">and c.tags @> array[#{f.tag}]::text[]</if>
                <if test="f.refreshTier != null">and c.refresh_tier = #{f.refreshTier}</if>
                <if test="f.state != null">and coalesce(a.state, 'UNKNOWN') = #{f.state}</if>
                <if test="f.paused != null">and c.paused = #{f.paused}</if>
                <if test="f.verified != null">and coalesce(c.is_verified, false) = #{f.verified}</if>
                <if test="f.search != null">
                    and (strpos(lower(c.username), lower(#{f.search})) > 0
                         or strpos(lower(c.full_name), lower(#{f.search})) > 0
                         or strpos(lower(c.biography), lower(#{f.search})) > 0)
                </if>
                <if test="f.minFollowers != null">and c.followers_count &gt;= #{f.minFollowers}</if>
                <if test="f.maxFollowers != null">and c.followers_count &lt;= #{f.maxFollowers}</if>
                <if test="f.minEngagement != null">and c.engagement_rate_cached &gt;= #{f.minEngagement}</if>
                <if test="f.staleBefore != null">
                    and (c.last_scraped_at is null or c.last_scraped_at &lt; #{f.staleBefore})
                </if>
                <if test="f.figures.minViews != null">and c.avg_views_per_reel_cached &gt;= #{f.figures.minViews}</if>
                <if test="f.figures.minGrowth != null">and c.follower_growth_rate_weekly &gt;= #{f.figures.minGrowth}</if>
                <if test="f.figures.activeSince != null">
                    and c.last_scraped_at - c.last_post_days_ago * interval '1 day' &gt;= #{f.figures.activeSince}
                </if>
                <if test="f.figures.dueBefore != null">and a.due_at &lt;= #{f.figures.dueBefore}</if>
                <if test="f.figures.category != null">and c.categories @> array[#{f.figures.category}]::text[]</if>
            </where>
            """;

    String ORDER = """
            <choose>
                <when test="f.order.name() == 'ENGAGEMENT'">order by c.engagement_rate_cached</when>
                <when test="f.order.name() == 'GROWTH'">order by c.follower_growth_rate_weekly</when>
                <when test="f.order.name() == 'USERNAME'">order by lower(c.username)</when>
                <when test="f.order.name() == 'DISCOVERED'">order by c.discovery_date</when>
                <when test="f.order.name() == 'SCRAPED'">order by c.last_scraped_at</when>
                <when test="f.order.name() == 'VIEWS'">order by c.avg_views_per_reel_cached</when>
                <when test="f.order.name() == 'LIKES'">order by c.avg_likes_per_reel_cached</when>
                <when test="f.order.name() == 'VIRAL'">order by c.viral_content_count_cached</when>
                <when test="f.order.name() == 'FREQUENCY'">order by c.posting_frequency_per_week</when>
                <when test="f.order.name() == 'DUE'">order by a.due_at</when>
                <otherwise>order by c.followers_count</otherwise>
            </choose>
            <if test="f.ascending">asc nulls last, c.id</if>
            <if test="!f.ascending">desc nulls last, c.id</if>
            """;

    @Select("<script>select " + LINE + WHERE + ORDER + "limit #{p.limit} offset #{p.offset}</script>")
    List<CreatorLine> list(
            @Param("f") CreatorFilter filter, @Param("review") @Nullable String review, @Param("p") Paging page);

    @Select("""
            <script>select count(*) from public.instagram_creators c
            left join creatorflow.account_state a on a.ig_user_id = c.ig_user_id""" + WHERE + "</script>")
    long count(@Param("f") CreatorFilter filter, @Param("review") @Nullable String review);

    @Select("""
            <script>select c.ig_user_id from public.instagram_creators c
            left join creatorflow.account_state a on a.ig_user_id = c.ig_user_id""" + WHERE + ORDER + "</script>")
    List<String> ids(@Param("f") CreatorFilter filter, @Param("review") @Nullable String review);

    @Select("select " + LINE + "where c.ig_user_id = #{igUserId}")
    CreatorLine line(@Param("igUserId") String igUserId);

    /** The holder of a handle before one who lost it, and an id before both. */
    @Select("""
            select ig_user_id from public.instagram_creators
            where ig_user_id = #{name} or lower(username) = lower(#{name})
            order by ig_user_id = #{name} desc, username_is_current desc, updated_at desc
            limit 1""")
    @Nullable String find(@Param("name") String name);

    @Select("""
            select biography, external_url, external_url_type, bio_links::text as bio_links, profile_pic_url,
                   following_count, previous_followers_count, category_name, best_content_type,
                   posting_frequency_per_week::float8 as posting_frequency_per_week,
                   posting_consistency_score::float8 as posting_consistency_score,
                   last_post_days_ago::float8 as last_post_days_ago,
                   viral_content_count_cached as viral_content_count, total_api_calls, notes, reviewed_at, reviewed_by,
                   discovery_source, discovery_date, created_at,
                   (select count(*) from public.instagram_reels where creator_id = #{id}) as reels_stored,
                   (select count(*) from public.instagram_posts where creator_id = #{id}) as posts_stored,
                   (select count(*) from (
                        select media_pk from public.instagram_reels where creator_id = #{id}
                        union select media_pk from public.instagram_posts where creator_id = #{id}) media) as distinct_media
            from public.instagram_creators where ig_user_id = #{id}""")
    Facts facts(@Param("id") String igUserId);

    @Select("""
            select stream, covered_from, covered_to, widest from creatorflow.fetch_ranges
            where platform = 'instagram' and target = #{id} order by stream, covered_to desc""")
    List<Coverage> coverage(@Param("id") String igUserId);

    @Select("""
            select username, valid_from, valid_to from creatorflow.username_history
            where ig_user_id = #{id} order by valid_from desc""")
    List<HandleHeld> handles(@Param("id") String igUserId);

    @Select("""
            with niche as (
                select distinct on (spread.name) spread.* from creatorflow.niche_percentiles spread
                join public.instagram_creators creator on creator.niche = spread.niche
                where creator.ig_user_id = #{id} and spread.n >= 5
                order by spread.name, spread.day desc
            )
            select metric.name, value, text_value, unit, metric.n, missing_share, window_from, window_to, low, high,
                   formula_version, computed_as_of,
                   case when value is null or niche.n is null then null
                        else case when value >= p90 then 'p90' when value >= p75 then 'p75' when value >= p50 then 'p50'
                                  when value >= p25 then 'p25' when value >= p10 then 'p10' else 'below p10' end
                             || ' of ' || niche.n end as in_niche
            from creatorflow.creator_metrics_daily metric
            left join niche on niche.name = metric.name
            where ig_user_id = #{id}
              and metric.day = (select max(day) from creatorflow.creator_metrics_daily where ig_user_id = #{id})
            order by metric.name""")
    List<Metric> metrics(@Param("id") String igUserId);

    @Select("""
            with reel as (
                select * from public.instagram_reels where creator_id = #{id}
            ), post as (
                select * from public.instagram_posts where creator_id = #{id}
            )
            select media_pk,
                   case when reel.media_pk is not null or post.product_type = 'clips' then 'reel'
                        else coalesce(post.post_type, 'post') end as kind,
                   coalesce(reel.shortcode, post.shortcode) as shortcode,
                   coalesce(reel.taken_at, post.taken_at) as taken_at,
                   coalesce(reel.caption_text, post.caption_text) as caption_text,
                   coalesce(reel.ig_play_count, reel.play_count, post.view_count) as plays,
                   greatest(reel.like_count, post.like_count) as like_count,
                   coalesce(reel.likes_hidden, false) or coalesce(post.likes_hidden, false) as likes_hidden,
                   greatest(reel.comment_count, post.comment_count) as comment_count,
                   coalesce(post.reshare_count, reel.reshare_count) as reshare_count,
                   coalesce(reel.engagement_rate, post.engagement_rate)::float8 as engagement_rate,
                   coalesce(reel.is_pinned, false) or coalesce(post.is_pinned, false) as is_pinned,
                   coalesce(reel.owner_id, post.owner_id) as owner_id,
                   coalesce(reel.video_url, post.video_url) as video_url,
                   coalesce(reel.thumbnail_url, post.thumbnail_url) as thumbnail_url
            from reel full join post using (media_pk)
            order by coalesce(reel.taken_at, post.taken_at) desc nulls last, media_pk
            limit #{p.limit} offset #{p.offset}""")
    List<MediaLine> media(@Param("id") String igUserId, @Param("p") Paging page);

    @Select("""
            select asked.name as asked, c.ig_user_id, c.username
            from unnest(#{names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
                with ordinality as asked (name, place)
            left join lateral (
                select ig_user_id, username from public.instagram_creators
                where ig_user_id = asked.name or (username_is_current and lower(username) = lower(asked.name))
                order by ig_user_id = asked.name desc limit 1) c on true
            order by asked.place""")
    List<CreatorTarget> targets(@Param("names") List<String> names);

    @Select("""
            select count(*) from (
                select media_pk from public.instagram_reels
                where creator_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
                  and taken_at > #{since}
                union
                select media_pk from public.instagram_posts
                where creator_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
                  and taken_at > #{since}) media""")
    long mediaSince(@Param("ids") List<String> ids, @Param("since") Instant since);
}
