package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.analytics.MediaSample;
import dev.creatorflow.activities.persistence.instagram.Explanation.Figure;
import dev.creatorflow.activities.persistence.instagram.Explanation.Part;
import dev.creatorflow.activities.persistence.instagram.Explanation.Since;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link Explanations}. */
interface ExplanationMapper {
    /** The newest figure, and after it the newest known one of an earlier day. */
    @Select("""
            (select value, text_value, n, missing_share, low, high, formula_version, computed_as_of, run_key
             from creatorflow.creator_metrics_daily
             where ig_user_id = #{igUserId} and name = #{name}
             order by day desc limit 1)
            union all
            (select value, text_value, n, missing_share, low, high, formula_version, computed_as_of, run_key
             from creatorflow.creator_metrics_daily
             where ig_user_id = #{igUserId} and name = #{name} and (value is not null or text_value is not null)
               and day < (select max(day) from creatorflow.creator_metrics_daily
                          where ig_user_id = #{igUserId} and name = #{name})
             order by day desc limit 1)""")
    List<Figure> figures(@Param("igUserId") String igUserId, @Param("name") String name);

    /** What a stream's newest answer until a time said of a medium. */
    record Observed(
            String mediaPk,
            @Nullable String shortcode,
            @Nullable Instant takenAt,
            String source,
            Instant observedAt,
            @Nullable Long rawId,
            @Nullable Long plays,
            @Nullable Long likes,
            boolean likesHidden,
            @Nullable Long comments,
            @Nullable Long reshares,
            @Nullable Long saves) {
        @Nullable String link() {
            return shortcode == null ? null : "https://www.instagram.com/p/" + shortcode + "/";
        }

        Since since(@Nullable Observed before) {
            boolean same = before != null
                    && Objects.equals(plays, before.plays)
                    && Objects.equals(likes, before.likes)
                    && Objects.equals(comments, before.comments)
                    && Objects.equals(reshares, before.reshares);
            return same ? Since.SAME : Since.CHANGED;
        }

        Part part(Since since, @Nullable Double weight, @Nullable Observed before) {
            return new Part(
                    mediaPk,
                    link(),
                    takenAt,
                    since,
                    weight,
                    plays,
                    likes,
                    comments,
                    reshares,
                    before == null ? null : before.plays,
                    before == null ? null : before.likes,
                    before == null ? null : before.comments,
                    source,
                    observedAt,
                    rawId);
        }

        /** The medium with the counters of this time. */
        MediaSample at(MediaSample medium) {
            return new MediaSample(
                    medium.mediaPk(),
                    medium.inReels(),
                    medium.inFeed(),
                    medium.form(),
                    medium.clip(),
                    medium.takenAt(),
                    medium.pinned(),
                    plays,
                    likes,
                    likesHidden,
                    comments,
                    reshares,
                    saves,
                    medium.caption(),
                    medium.captionKnown(),
                    medium.paidPartnership(),
                    medium.ownedByCreator());
        }
    }

    /** Pages of the run itself count, too: they come in after its profile, as of which it computes. */
    @Select("""
            <script>
            select distinct on (seen.media_pk, seen.source)
                   seen.media_pk, coalesce(reel.shortcode, post.shortcode) as shortcode,
                   coalesce(reel.taken_at, post.taken_at) as taken_at, seen.source, seen.observed_at, seen.raw_id,
                   coalesce(seen.ig_play_count, seen.play_count) as plays, seen.like_count as likes, seen.likes_hidden,
                   seen.comment_count as comments, seen.reshare_count as reshares, seen.save_count as saves
            from creatorflow.media_observations seen
            left join public.instagram_reels reel on reel.media_pk = seen.media_pk
            left join public.instagram_posts post on post.media_pk = seen.media_pk
            where seen.media_pk in
                <foreach item="pk" collection="media" open="(" separator="," close=")">#{pk}</foreach>
              and (seen.observed_at &lt;= #{until} or seen.raw_id in (
                select answer.id from creatorflow.raw_responses answer
                where answer.run_key in (select run_key from creatorflow.runs
                    where platform = 'instagram' and target = #{igUserId} and profile_at &lt;= #{until})))
            order by seen.media_pk, seen.source, seen.observed_at desc</script>""")
    List<Observed> observed(
            @Param("media") List<String> media, @Param("until") Instant until, @Param("igUserId") String igUserId);
}
