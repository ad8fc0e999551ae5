package dev.creatorflow.activities.media;

import dev.creatorflow.workflows.instagram.FreshLinkActivities.LinksAsked;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link FreshLinkActivitiesImpl}. */
interface LinkMapper {
    /** @param stream null for the profile; {@code cursor} null for the newest page */
    record Source(
            @Nullable String username,
            @Nullable String stream,
            @Nullable String cursor,
            int page,
            int files) {}

    /** Waiting files with the answer their rows were last written from, or the newest page where that is not known or another's. */
    String WAITING = """
            with waiting as (
                select object.id, object.attempts,
                       case link.owner_table when 'instagram_reels' then 'reels' when 'instagram_posts' then 'posts' end as stream,
                       case when answer.subject = object.target then answer.cursor_in end as cursor
                from creatorflow.media_objects object
                join creatorflow.media_links link on link.object_id = object.id and link.replaced_at is null
                left join public.instagram_reels reel
                    on link.owner_table = 'instagram_reels' and reel.media_pk = link.row_key
                left join public.instagram_posts post
                    on link.owner_table = 'instagram_posts' and post.media_pk = link.row_key
                left join creatorflow.raw_responses answer
                    on answer.id = coalesce(reel.last_raw_id, post.last_raw_id)
                where object.state = 'DUE' and object.next_attempt_at is null
                  and object.platform = 'instagram' and object.target = #{target}),
            own as (
                select stream, cursor_in, cursor_out, more, page,
                       count(*) over (partition by stream) as pages
                from creatorflow.raw_responses where run_key = #{runKey})
            """;

    /**
     * The request that may bring most of the waiting files: a page (or the profile) this asking has not seen yet, else the page behind the last
     * one it saw, because newer items push older ones there. Null where nothing waits, or the target was asked for lately by another asking.
     */
    @Select(WAITING + """
            select (select username from public.instagram_creators where ig_user_id = #{target}) as username,
                   place.stream, place.cursor, place.page, place.files
            from (
                select waiting.stream, waiting.cursor, count(distinct waiting.id)::int as files, 0 as further,
                       coalesce((select max(pages) from own where own.stream = waiting.stream), 0)::int as page
                from waiting
                where not exists (
                    select 1 from own where own.stream = coalesce(waiting.stream, 'profile')
                        and own.cursor_in is not distinct from waiting.cursor)
                group by waiting.stream, waiting.cursor
                union all
                select last.stream, last.cursor_out, count(distinct waiting.id)::int, 1, last.pages::int
                from (select distinct on (stream) * from own order by stream, page desc) last
                join waiting on waiting.stream = last.stream
                where last.more and last.cursor_out is not null
                group by last.stream, last.cursor_out, last.pages) place
            where not exists (
                select 1 from creatorflow.link_askings asking
                where asking.platform = 'instagram' and asking.target = #{target}
                  and (asking.asked_at > #{quietSince} or asking.run_key = #{runKey}))
            order by place.further, place.files desc, place.stream nulls last, place.cursor nulls first limit 1""")
    @Nullable Source next(
            @Param("runKey") String runKey, @Param("target") String target, @Param("quietSince") Instant quietSince);

    /** One asking of a target ends at a time. */
    @Select("select count(*) from (select pg_advisory_xact_lock(hashtextextended('links/' || #{target}, 0))) held")
    int holdTarget(@Param("target") String target);

    @Select("select waiting, lost from creatorflow.link_askings where run_key = #{runKey}")
    @Nullable LinksAsked ended(@Param("runKey") String runKey);

    @Select("""
            select count(*) filter (where attempts + 1 < #{most})::int as waiting,
                   count(*) filter (where attempts + 1 >= #{most})::int as lost
            from creatorflow.media_objects
            where state = 'DUE' and next_attempt_at is null and platform = 'instagram' and target = #{target}""")
    LinksAsked waiting(@Param("target") String target, @Param("most") int most);

    @Update("""
            update creatorflow.media_objects set
                attempts = attempts + 1, last_attempt_at = #{now},
                state = case when attempts + 1 < #{most} then 'DUE' else 'LOST' end,
                last_error = case when attempts + 1 < #{most} then last_error
                    else 'Its link is dead, and no fresh one came although it was asked for repeatedly.' end
            where state = 'DUE' and next_attempt_at is null and platform = 'instagram' and target = #{target}""")
    int countAttempt(@Param("target") String target, @Param("most") int most, @Param("now") Instant now);

    @Insert("""
            insert into creatorflow.link_askings (run_key, platform, target, asked_at, calls, waiting, lost)
            values (#{runKey}, 'instagram', #{target}, #{now}, #{calls}, #{end.waiting}, #{end.lost})""")
    int end(
            @Param("runKey") String runKey,
            @Param("target") String target,
            @Param("calls") int calls,
            @Param("end") LinksAsked end,
            @Param("now") Instant now);
}
