package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.media.SettledFiles;

/**
 * The parts that the upserts of reels and posts share. What an answer did not deliver is null in {@code given} and leaves the known value;
 * hidden likes leave the last known ones and raise their flag; an answer older than the row changes nothing.
 */
final class MediaSql {
    private static final String HOLD = RawAnswers.HOLD + """
            select count(*) from (
                select 1 from\s""";

    private static final String THE_LISTED = """
             row
                where media_pk in (
                    select media_pk from json_to_recordset(#{items}::json) as listed (media_pk text))
                order by media_pk for no key update) held;
            """;

    /**
     * Locks the answer and then the rows, in statements of their own and in the order every page has: what {@link SettledFiles} sees in the
     * next statement is from after the wait for whoever was changing a row and its links.
     */
    static final String HOLD_REELS = HOLD + "public.instagram_reels" + THE_LISTED;

    static final String HOLD_POSTS = HOLD + "public.instagram_posts" + THE_LISTED;

    /** The media of an answer, and the creator that was asked for. */
    static final String LISTED = """
            with listed as (
                select * from json_to_recordset(#{items}::json) as listed (
                    media_pk text, media_id text, shortcode text, owner_id text, owner_username text, product_type text,
                    media_type int, taken_at timestamptz, is_pinned boolean, is_paid_partnership boolean,
                    has_shared_to_fb int, video_duration numeric, original_width int, original_height int,
                    caption_delivered boolean, caption_text text, hashtags text[], hashtag_count int, mentions text[],
                    mention_count int, like_count bigint, likes_hidden boolean, comment_count bigint, play_count bigint,
                    ig_play_count bigint, view_count bigint, reshare_count bigint, media_repost_count bigint,
                    save_count bigint, share_count bigint, engagement_count bigint, engagement_rate numeric(20, 2),
                    video_url text, thumbnail_url text, has_audio boolean, is_unified_video boolean,
                    is_dash_eligible int, number_of_qualities int, post_type text, carousel_media_count int,
                    image_urls text[], video_urls text[], comments_disabled boolean, sharing_friction_info text,
                    accessibility_caption text)
            ), creator as (
                select username, niche from public.instagram_creators where ig_user_id = #{page.igUserId}
            )""";

    private static final String BEFORE = """
            , before as (
                select row.media_pk, row.first_seen_at, answer.id is not null as in_run
                from\s""";

    private static final String OF_LISTED = """
             row
                left join creatorflow.raw_responses answer
                    on answer.id = row.last_raw_id and answer.run_key = #{page.runKey}
                where row.media_pk in (select media_pk from listed)
            )""";

    /** What was stored of the media before this answer. */
    static final String REELS_BEFORE = BEFORE + "public.instagram_reels" + OF_LISTED;

    static final String POSTS_BEFORE = BEFORE + "public.instagram_posts" + OF_LISTED;

    /** All of them are written. */
    static final String WRITE_ALL = ", given as (select * from listed)";

    /** They are written where each was stored before this run and none by an earlier page of it, and where what follows holds as well. */
    static final String CONFIRM_IF_KNOWN = ", confirmed as (" + RawAnswers.CONFIRM + """
                  and not exists (
                      select from listed left join before on before.media_pk = listed.media_pk
                      where before.media_pk is null or before.in_run or before.first_seen_at >= #{runStart})
                  and\s""";

    static final String WRITE_CONFIRMED = """

                returning id
            ), given as (select * from listed where exists (select from confirmed))""";

    static final String COLUMNS = """
            media_pk, media_id, shortcode, creator_id, creator_username, creator_niche, owner_id, owner_username,
            product_type, media_type, taken_at, caption_text, hashtags, hashtag_count, mentions, mention_count,
            view_count, like_count, likes_hidden, comment_count, share_count, save_count, reshare_count,
            media_repost_count, engagement_count, engagement_rate, is_pinned, is_paid_partnership, has_shared_to_fb,
            video_duration, video_url, thumbnail_url, original_width, original_height, first_seen_at, scraped_at,
            last_raw_id""";

    /** The values of {@link #COLUMNS}, but for the view count. */
    static final String VALUES_TO_MENTIONS = """
            given.media_pk, given.media_id, given.shortcode, #{page.igUserId}, creator.username, creator.niche,
            given.owner_id, given.owner_username, given.product_type, given.media_type, given.taken_at,
            given.caption_text, given.hashtags, given.hashtag_count, given.mentions, given.mention_count""";

    static final String VALUES_FROM_LIKES = """
            given.like_count, given.likes_hidden, given.comment_count, given.share_count, given.save_count,
            given.reshare_count, given.media_repost_count, given.engagement_count, given.engagement_rate,
            given.is_pinned, given.is_paid_partnership, given.has_shared_to_fb, given.video_duration,
            given.video_url, given.thumbnail_url, given.original_width, given.original_height, #{at}, #{at},
            #{page.rawId}""";

    /** The row changes hands only to its owner, where the owner is tracked too. */
    private static final String OURS =
            "(known.creator_id is null or known.creator_id = excluded.creator_id or excluded.owner_id = excluded.creator_id)";

    static final String SET = "creator_id = case when " + OURS + " then excluded.creator_id else known.creator_id end,"
            + " creator_username = case when " + OURS
            + " then excluded.creator_username else known.creator_username end,"
            + " creator_niche = case when " + OURS + " then excluded.creator_niche else known.creator_niche end,"
            + """

            media_id = excluded.media_id,
            shortcode = coalesce(excluded.shortcode, known.shortcode),
            owner_id = coalesce(excluded.owner_id, known.owner_id),
            owner_username = coalesce(excluded.owner_username, known.owner_username),
            product_type = case when excluded.product_type is null or excluded.product_type = 'feed'
                then coalesce(known.product_type, excluded.product_type) else excluded.product_type end,
            media_type = excluded.media_type,
            taken_at = coalesce(excluded.taken_at, known.taken_at),
            caption_text = case when excluded.hashtags is null then known.caption_text else excluded.caption_text end,
            hashtags = coalesce(excluded.hashtags, known.hashtags),
            hashtag_count = coalesce(excluded.hashtag_count, known.hashtag_count),
            mentions = coalesce(excluded.mentions, known.mentions),
            mention_count = coalesce(excluded.mention_count, known.mention_count),
            view_count = coalesce(excluded.view_count, known.view_count),
            like_count = coalesce(excluded.like_count, known.like_count),
            likes_hidden = excluded.likes_hidden,
            comment_count = coalesce(excluded.comment_count, known.comment_count),
            share_count = coalesce(excluded.share_count, known.share_count),
            save_count = coalesce(excluded.save_count, known.save_count),
            reshare_count = coalesce(excluded.reshare_count, known.reshare_count),
            media_repost_count = coalesce(excluded.media_repost_count, known.media_repost_count),
            engagement_count = coalesce(excluded.engagement_count, known.engagement_count),
            engagement_rate = coalesce(excluded.engagement_rate, known.engagement_rate),
            is_pinned = excluded.is_pinned,
            is_paid_partnership = coalesce(excluded.is_paid_partnership, known.is_paid_partnership),
            has_shared_to_fb = coalesce(excluded.has_shared_to_fb, known.has_shared_to_fb),
            video_duration = coalesce(excluded.video_duration, known.video_duration),
            video_url = case when known.video_url_stored then known.video_url
                             else coalesce(excluded.video_url, known.video_url) end,
            thumbnail_url = case when known.thumbnail_url_stored then known.thumbnail_url
                                 else coalesce(excluded.thumbnail_url, known.thumbnail_url) end,
            original_width = coalesce(excluded.original_width, known.original_width),
            original_height = coalesce(excluded.original_height, known.original_height),
            missing_since = case when known.missing_since >= excluded.scraped_at then known.missing_since end,
            deleted_upstream_at =
                case when known.deleted_upstream_at >= excluded.scraped_at then known.deleted_upstream_at end,
            scraped_at = excluded.scraped_at,
            last_raw_id = excluded.last_raw_id,
            updated_at = now()""";

    /** An answer older than the row changes nothing. */
    static final String UNLESS_OLDER = " where known.scraped_at is null or known.scraped_at <= excluded.scraped_at"
            + " returning known.media_pk, known.xmax = 0 as inserted";

    /** Appends what the answer said. */
    private static final String OBSERVE = """
            , observed as (
                insert into creatorflow.media_observations
                    (media_pk, source, observed_at, creator_id, raw_id, like_count, likes_hidden, comment_count,
                     play_count, ig_play_count, view_count, reshare_count, media_repost_count, save_count, share_count)
                select media_pk, #{page.stream}, #{at}, #{page.igUserId}, #{page.rawId}, like_count, likes_hidden,
                       comment_count, play_count, ig_play_count, view_count, reshare_count, media_repost_count,
                       save_count, share_count
                from given
                on conflict do nothing
            )""";

    /** Appends what the answer said, and what of the database's answer counts: one row per given medium. */
    static final String OBSERVE_AND_ANSWER = OBSERVE + """
            select given.media_pk,
                   coalesce(stored.inserted, false) as added,
                   coalesce(before.in_run, false) as repeated,
                   before.media_pk is not null
                       and coalesce(before.first_seen_at < #{runStart}, true) as known
            from given
            left join before on before.media_pk = given.media_pk
            left join stored on stored.media_pk = given.media_pk""";

    static final String CREDIT = """
            insert into creatorflow.media_credits (media_pk, ig_user_id, role, username, first_seen_at)
            select media_pk, ig_user_id, role, username, #{at}
            from json_to_recordset(#{credits}::json) as credit (media_pk text, ig_user_id text, role text, username text)
            """;

    static final String EACH_CREDIT_ONCE = """
            order by media_pk, ig_user_id, role
            on conflict do nothing""";

    /** Counting the rows makes the database write them first, and the credits after: the order every page has. */
    static final String OBSERVE_AND_CREDIT =
            OBSERVE + ", credited as (" + CREDIT + "where exists (select from confirmed) " + EACH_CREDIT_ONCE + """
            )
            select count(*) from confirmed, (select count(*) from stored) written""";

    private MediaSql() {}
}
