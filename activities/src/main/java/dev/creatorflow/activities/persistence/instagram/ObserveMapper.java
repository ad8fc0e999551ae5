package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.workflows.instagram.Stream;
import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link ObserveStore}. */
interface ObserveMapper {
    /** The fixed ages, and the creator's media that are young enough for one of them; a clip counts as a reel. */
    String MEDIA = """
            with age as (
                select label, make_interval(secs => age_seconds) as age, make_interval(secs => tolerance_seconds) as tolerance
                from json_to_recordset(#{ages}::json) as given (label text, age_seconds float8, tolerance_seconds float8)
            ), medium as (
                select media_pk, taken_at, 'REELS' as stream from public.instagram_reels
                where creator_id = #{igUserId} and missing_since is null
                  and taken_at > #{now}::timestamptz - interval '32 days' and taken_at <= #{now}
                union all
                select media_pk, taken_at, 'POSTS' from public.instagram_posts
                where creator_id = #{igUserId} and missing_since is null and product_type is distinct from 'clips'
                  and taken_at > #{now}::timestamptz - interval '32 days' and taken_at <= #{now}
            )""";

    /** Media whose age can still be met, and which were neither observed at it nor looked for in vain. */
    String OPEN = MEDIA + """
            , open as (
                select medium.media_pk, medium.stream, age.label, medium.taken_at + age.age as target, age.tolerance
                from medium cross join age
                where medium.taken_at + age.age + age.tolerance >= #{now}
                  and not exists (
                      select 1 from creatorflow.media_observations seen
                      where seen.media_pk = medium.media_pk and seen.age_label = age.label)
                  and not exists (
                      select 1 from creatorflow.observation_misses missed
                      where missed.media_pk = medium.media_pk and missed.age_label = age.label)
            )""";

    /** @param asks whether requests are of use: the creator is neither paused, nor private, nor missing */
    record Observed(boolean observe, String username, boolean asks) {}

    /** @param streams names joined by a comma; null where nothing is due */
    record Due(@Nullable Instant at, @Nullable String streams, int media) {}

    @Select("""
            select creator.observe, creator.username,
                   not creator.paused and coalesce(state.state, 'UNKNOWN') not in ('PRIVATE', 'MISSING') as asks
            from public.instagram_creators creator
            left join creatorflow.account_state state on state.ig_user_id = creator.ig_user_id
            where creator.ig_user_id = #{igUserId}""")
    @Nullable Observed observed(@Param("igUserId") String igUserId);

    /** Of several observations within the tolerance the nearest to the age gets its label, whatever run made it. */
    @Update(MEDIA + """
            , nearest as (
                select distinct on (medium.media_pk, age.label)
                       seen.media_pk, seen.source, seen.observed_at, age.label,
                       round(extract(epoch from seen.observed_at - medium.taken_at))::bigint as true_age
                from medium cross join age
                join creatorflow.media_observations seen
                    on seen.media_pk = medium.media_pk and seen.source = medium.stream
                   and seen.observed_at between medium.taken_at + age.age - age.tolerance
                                            and medium.taken_at + age.age + age.tolerance
                where seen.age_label is null and seen.observed_at > #{now}::timestamptz - interval '32 days'
                  and not exists (
                      select 1 from creatorflow.media_observations done
                      where done.media_pk = medium.media_pk and done.age_label = age.label)
                order by medium.media_pk, age.label,
                         abs(extract(epoch from seen.observed_at - medium.taken_at - age.age)), seen.observed_at
            )
            update creatorflow.media_observations seen set age_label = nearest.label, age_seconds = nearest.true_age
            from nearest
            where seen.media_pk = nearest.media_pk and seen.source = nearest.source
              and seen.observed_at = nearest.observed_at""")
    int label(@Param("igUserId") String igUserId, @Param("ages") String ages, @Param("now") Instant now);

    /**
     * The next moment worth a request. It lies up to half a tolerance behind the first age that is due, so that media due near each other share
     * it.
     */
    @Select(OPEN + """
            , moment as (
                select greatest(#{now}::timestamptz, min(target + tolerance / 2)) as at from open
            ), due as (
                select open.media_pk, open.stream, moment.at from open cross join moment
                where moment.at between open.target - open.tolerance and open.target + open.tolerance
            )
            select max(at) as at, string_agg(distinct stream, ',' order by stream) as streams,
                   count(distinct media_pk)::int as media
            from due""")
    Due due(@Param("igUserId") String igUserId, @Param("ages") String ages, @Param("now") Instant now);

    @Select(OPEN + """
            select count(*)::int from open
            where stream = #{stream} and #{at}::timestamptz between target - tolerance and target + tolerance""")
    int missing(
            @Param("igUserId") String igUserId,
            @Param("ages") String ages,
            @Param("stream") Stream stream,
            @Param("at") Instant at,
            @Param("now") Instant now);

    @Update(OPEN + """
            insert into creatorflow.observation_misses (media_pk, age_label, missed_at)
            select media_pk, label, #{now} from open
            where stream = #{stream} and #{at}::timestamptz between target - tolerance and target + tolerance
            on conflict do nothing""")
    int miss(
            @Param("igUserId") String igUserId,
            @Param("ages") String ages,
            @Param("stream") Stream stream,
            @Param("at") Instant at,
            @Param("now") Instant now);
}
