package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.media.SettledFiles;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;

/** The statements of {@link PageStore}. */
interface MediaMapper {
    String SAVE_REELS = """
            , stored as (
                insert into public.instagram_reels as known
            (""" + MediaSql.COLUMNS + """
            , play_count, ig_play_count, has_audio, is_unified_video, is_dash_eligible, number_of_qualities)
            select\s""" + MediaSql.VALUES_TO_MENTIONS + ", given.view_count, "
            + MediaSql.VALUES_FROM_LIKES + """
            , given.play_count, given.ig_play_count, given.has_audio, given.is_unified_video, given.is_dash_eligible,
                   given.number_of_qualities
            from given left join creator on true
            order by given.media_pk
            on conflict (media_pk) do update set
            """ + MediaSql.SET + """
            , play_count = coalesce(excluded.play_count, known.play_count),
            ig_play_count = coalesce(excluded.ig_play_count, known.ig_play_count),
            has_audio = coalesce(excluded.has_audio, known.has_audio),
            is_unified_video = coalesce(excluded.is_unified_video, known.is_unified_video),
            is_dash_eligible = coalesce(excluded.is_dash_eligible, known.is_dash_eligible),
            number_of_qualities = coalesce(excluded.number_of_qualities, known.number_of_qualities)
            """ + MediaSql.UNLESS_OLDER + ")";

    /** The feed gives no plays for most media; where it does, the former {@code view_count} column takes them. */
    String SAVE_POSTS = """
            , stored as (
                insert into public.instagram_posts as known
            (""" + MediaSql.COLUMNS + """
            , post_type, carousel_media_count, image_urls, video_urls, comments_disabled, sharing_friction_info,
              accessibility_caption)
            select\s""" + MediaSql.VALUES_TO_MENTIONS
            + ", coalesce(given.view_count, given.play_count), "
            + MediaSql.VALUES_FROM_LIKES + """
            , given.post_type, given.carousel_media_count, given.image_urls, given.video_urls, given.comments_disabled,
                   given.sharing_friction_info::jsonb, given.accessibility_caption
            from given left join creator on true
            order by given.media_pk
            on conflict (media_pk) do update set
            """ + MediaSql.SET + """
            , post_type = excluded.post_type,
            carousel_media_count = excluded.carousel_media_count,
            image_urls = case when known.image_urls_stored then known.image_urls
                              else coalesce(excluded.image_urls, known.image_urls) end,
            video_urls = case when known.video_urls_stored then known.video_urls
                              else coalesce(excluded.video_urls, known.video_urls) end,
            comments_disabled = coalesce(excluded.comments_disabled, known.comments_disabled),
            sharing_friction_info = coalesce(excluded.sharing_friction_info, known.sharing_friction_info),
            accessibility_caption = coalesce(excluded.accessibility_caption, known.accessibility_caption)
            """ + MediaSql.UNLESS_OLDER + ")";

    /**
     * What became of one medium.
     *
     * @param added the row is new
     * @param repeated an earlier page of this run already wrote it
     * @param known the row was there before this run
     */
    record Stored(String mediaPk, boolean added, boolean repeated, boolean known) {}

    @Select("""
            select answer.fetched_at, answer.body, coalesce(run.profile_at, run.started_at, answer.fetched_at) as run_start,
                   run.followers,
                   coalesce((select hide_like_and_view_counts from public.instagram_creators
                             where ig_user_id = #{igUserId}), false) as hides_counts,
                   answer.saved, answer.added, answer.existing, answer.rejected, answer.media_due, answer.media_reused,
                   answer.unpinned, answer.known, answer.covered_tail, answer.covered_items,
                   (select json_agg(json_build_object(
                        'from', covered.covered_from, 'to', covered.covered_to,
                        'items', case when covered.covered_from is null then null else
                            case answer.stream
                            when 'reels' then (
                                select count(*) from public.instagram_reels stored
                                where stored.creator_id = covered.target and stored.missing_since is null
                                  and stored.taken_at between covered.covered_from and covered.covered_to)
                            else (
                                select count(*) from public.instagram_posts stored
                                where stored.creator_id = covered.target and stored.missing_since is null
                                  and stored.taken_at between covered.covered_from and covered.covered_to)
                            end end))
                    from creatorflow.fetch_ranges covered
                    where covered.platform = 'instagram' and covered.target = #{igUserId}
                      and covered.stream = upper(answer.stream)) as covered
            from creatorflow.raw_responses answer
            left join creatorflow.runs run on run.run_key = answer.run_key
            where answer.id = #{rawId}""")
    PageSource source(@Param("rawId") long rawId, @Param("igUserId") String igUserId);

    /** Locks the answer: of two savings of the same page the second waits, and finds that the first confirmed it. */
    @Select("select saved_at is not null from creatorflow.raw_responses where id = #{rawId} for update")
    boolean lockConfirmed(@Param("rawId") long rawId);

    @Select(MediaSql.LISTED + MediaSql.REELS_BEFORE + MediaSql.WRITE_ALL + SAVE_REELS + MediaSql.OBSERVE_AND_ANSWER)
    List<Stored> saveReels(
            @Param("items") String items,
            @Param("page") SavePage page,
            @Param("at") Instant at,
            @Param("runStart") Instant runStart);

    @Select(MediaSql.LISTED + MediaSql.POSTS_BEFORE + MediaSql.WRITE_ALL + SAVE_POSTS + MediaSql.OBSERVE_AND_ANSWER)
    List<Stored> savePosts(
            @Param("items") String items,
            @Param("page") SavePage page,
            @Param("at") Instant at,
            @Param("runStart") Instant runStart);

    /**
     * A page of which everything is known, in one round trip that is its own transaction: locks the answer and the rows, confirms the answer
     * with figures that hold if no medium is new and no file is missing, and then writes the rows. Where this is not so, or the answer was
     * confirmed before, it writes nothing.
     *
     * @return what it locked, and last 1 where the page was written, 0 where nothing was; see {@link Statements#FIGURE}
     */
    @ResultMap({Statements.FIGURE, Statements.FIGURE, Statements.FIGURE})
    @Select(
            value = MediaSql.HOLD_REELS
                    + MediaSql.LISTED
                    + MediaSql.REELS_BEFORE
                    + MediaSql.CONFIRM_IF_KNOWN
                    + SettledFiles.OF_REELS
                    + MediaSql.WRITE_CONFIRMED
                    + SAVE_REELS
                    + MediaSql.OBSERVE_AND_CREDIT,
            affectData = true)
    List<List<Integer>> saveKnownReels(KnownPage known);

    /** As {@link #saveKnownReels}. */
    @ResultMap({Statements.FIGURE, Statements.FIGURE, Statements.FIGURE})
    @Select(
            value = MediaSql.HOLD_POSTS
                    + MediaSql.LISTED
                    + MediaSql.POSTS_BEFORE
                    + MediaSql.CONFIRM_IF_KNOWN
                    + SettledFiles.OF_POSTS
                    + MediaSql.WRITE_CONFIRMED
                    + SAVE_POSTS
                    + MediaSql.OBSERVE_AND_CREDIT,
            affectData = true)
    List<List<Integer>> saveKnownPosts(KnownPage known);

    /** @param credits JSON {@code [{"media_pk", "ig_user_id", "role", "username"}]} */
    @Insert(MediaSql.CREDIT + MediaSql.EACH_CREDIT_ONCE)
    int credit(@Param("credits") String credits, @Param("at") Instant at);

    /** @param rows JSON {@code [{"item_index", "media_pk", "reason", "item"}]} */
    @Insert("""
            insert into creatorflow.unmapped_items
                (raw_id, item_index, run_key, ig_user_id, stream, page, media_pk, reason, item, seen_at)
            select #{page.rawId}, item_index, #{page.runKey}, #{page.igUserId}, #{page.stream}, #{page.page}, media_pk,
                   reason, item, #{at}
            from json_to_recordset(#{rows}::json) as rejected (item_index int, media_pk text, reason text, item text)
            on conflict do nothing""")
    int reject(@Param("rows") String rows, @Param("page") SavePage page, @Param("at") Instant at);

    @Select("select creatorflow.ensure_observation_month(#{moment})")
    String ensureObservationMonth(@Param("moment") Instant moment);
}
