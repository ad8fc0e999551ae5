package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements of {@link PageStore}. */
interface MediaMapper {
    /**
     * What became of one medium.
     *
     * @param added the row is new
     * @param repeated an earlier page of this run already wrote it
     * @param known the row was there before this run
     */
    record Stored(String mediaPk, boolean added, boolean repeated, boolean known) {}

    /** Locks the answer: of two savings of the same page the second waits, and finds what the first confirmed. */
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
            where answer.id = #{rawId}
            for update of answer""")
    PageSource source(@Param("rawId") long rawId, @Param("igUserId") String igUserId);

    @Select(MediaSql.GIVEN + """
            , before as (
                select row.media_pk, row.first_seen_at, answer.id is not null as in_run
                from public.instagram_reels row
                left join creatorflow.raw_responses answer
                    on answer.id = row.last_raw_id and answer.run_key = #{page.runKey}
                where row.media_pk in (select media_pk from given)
            ), stored as (
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
            """ + MediaSql.UNLESS_OLDER + ")"
            + MediaSql.OBSERVE_AND_ANSWER)
    List<Stored> saveReels(
            @Param("rows") String rows,
            @Param("page") SavePage page,
            @Param("at") Instant at,
            @Param("runStart") Instant runStart);

    /** The feed gives no plays for most media; where it does, the former {@code view_count} column takes them. */
    @Select(MediaSql.GIVEN + """
            , before as (
                select row.media_pk, row.first_seen_at, answer.id is not null as in_run
                from public.instagram_posts row
                left join creatorflow.raw_responses answer
                    on answer.id = row.last_raw_id and answer.run_key = #{page.runKey}
                where row.media_pk in (select media_pk from given)
            ), stored as (
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
            """ + MediaSql.UNLESS_OLDER + ")"
            + MediaSql.OBSERVE_AND_ANSWER)
    List<Stored> savePosts(
            @Param("rows") String rows,
            @Param("page") SavePage page,
            @Param("at") Instant at,
            @Param("runStart") Instant runStart);

    /** @param rows JSON {@code [{"media_pk", "ig_user_id", "role", "username"}]} */
    @Insert("""
            insert into creatorflow.media_credits (media_pk, ig_user_id, role, username, first_seen_at)
            select media_pk, ig_user_id, role, username, #{at}
            from json_to_recordset(#{rows}::json) as credit (media_pk text, ig_user_id text, role text, username text)
            order by media_pk, ig_user_id, role
            on conflict do nothing""")
    int credit(@Param("rows") String rows, @Param("at") Instant at);

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
