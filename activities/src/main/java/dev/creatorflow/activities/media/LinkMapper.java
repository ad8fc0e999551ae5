package dev.creatorflow.activities.media;

import dev.creatorflow.workflows.instagram.FreshLinkActivities.LinksAsked;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link FreshLinkActivitiesImpl}. */
interface LinkMapper {
    /**
     * What may be asked for next.
     *
     * @param stream null for the profile; {@code cursor} null for the newest page
     */
    record Source(
            String username,
            @Nullable String stream,
            @Nullable String cursor,
            int page,
            int files) {}

    /**
     * An asking so far.
     *
     * @param failedStreams streams of the requests that failed ("profile" for the profile), beside their cursors
     * @param failedCursors empty for the newest page
     */
    record Asking(String runKey, String target, List<String> failedStreams, List<String> failedCursors) {}

    /**
     * Waiting files with the answer their rows were last written from, or the newest page where that is not known or another's; and what this
     * asking has asked for, answered or not.
     */
    String WAITING = """
            with waiting as (
                select object.id, object.dead_links, link.object_id is not null as linked,
                       case link.owner_table when 'instagram_reels' then 'reels' when 'instagram_posts' then 'posts'
                           else 'profile' end as stream,
                       case when answer.subject = object.target then answer.cursor_in end as cursor
                from creatorflow.media_objects object
                left join creatorflow.media_links link on link.object_id = object.id and link.replaced_at is null
                left join public.instagram_reels reel
                    on link.owner_table = 'instagram_reels' and reel.media_pk = link.row_key
                left join public.instagram_posts post
                    on link.owner_table = 'instagram_posts' and post.media_pk = link.row_key
                left join creatorflow.raw_responses answer
                    on answer.id = coalesce(reel.last_raw_id, post.last_raw_id)
                where object.state = 'DUE' and object.next_attempt_at is null
                  and object.platform = 'instagram' and object.target = #{asking.target}),
            creator as (select username from public.instagram_creators where ig_user_id = #{asking.target}),
            own as (
                select stream, cursor_in, cursor_out, more, page
                from creatorflow.raw_responses where run_key = #{asking.runKey}),
            asked as (
                select stream, cursor_in as cursor from own
                union all
                select failed.stream, nullif(failed.cursor, '') from unnest(
                    #{asking.failedStreams,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler},
                    #{asking.failedCursors,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) as failed (stream, cursor))
            """;

    String NOT_LATELY = """
            not exists (
                select 1 from creatorflow.link_askings lately
                where lately.platform = 'instagram' and lately.target = #{asking.target}
                  and (lately.asked_at > #{quietSince} or lately.run_key = #{asking.runKey}))
            """;

    /**
     * The request that may bring most of the waiting files: a page (or the profile) this asking has not asked for yet, those first that no earlier
     * asking did, else the page behind the last one it saw, because newer items push older ones there. Null where nothing can be asked for, or the
     * target was asked for lately by another asking.
     */
    @Select(WAITING + """
            , askable as (select * from waiting where linked and dead_links < #{most})
            select creator.username, nullif(place.stream, 'profile') as stream, place.cursor, place.files,
                   (select count(*) from asked where asked.stream = place.stream)::int as page
            from (
                select askable.stream, askable.cursor, count(distinct askable.id)::int as files, 0 as further,
                       min(dead_links) as dead_links
                from askable
                where not exists (
                    select 1 from asked
                    where asked.stream = askable.stream and asked.cursor is not distinct from askable.cursor)
                group by askable.stream, askable.cursor
                union all
                select last.stream, last.cursor_out, count(distinct askable.id)::int, 1, 0
                from (
                    select distinct on (stream) * from own
                    where more and cursor_out is not null and not exists (
                        select 1 from asked where asked.stream = own.stream and asked.cursor = own.cursor_out)
                    order by stream, page desc) last
                join askable on askable.stream = last.stream
                group by last.stream, last.cursor_out) place
            cross join creator
            where\s""" + NOT_LATELY + """
            order by place.further, place.dead_links, place.files desc, place.stream, place.cursor nulls first limit 1""")
    @Nullable Source next(
            @Param("asking") Asking asking, @Param("quietSince") Instant quietSince, @Param("most") int mostDeadLinks);

    /** Waiting files that no request can bring a link; 0 where the target was asked for lately by another asking. */
    @Select(WAITING + """
            select count(distinct id)::int from waiting
            where (not linked or dead_links >= #{most} or not exists (select 1 from creator)) and\s""" + NOT_LATELY)
    int hopeless(
            @Param("asking") Asking asking, @Param("quietSince") Instant quietSince, @Param("most") int mostDeadLinks);

    /** One asking of a target ends at a time. */
    @Select("select count(*) from (select pg_advisory_xact_lock(hashtextextended('links/' || #{target}, 0))) held")
    int holdTarget(@Param("target") String target);

    @Select("select waiting, lost from creatorflow.link_askings where run_key = #{runKey}")
    @Nullable LinksAsked ended(@Param("runKey") String runKey);

    /**
     * Counts the asking for files that still wait although their page was asked for, and gives up what no request brings a link: the only place
     * where a file is lost for want of one.
     *
     * @param forAll the account as a whole was refused: every waiting file was asked for
     */
    @Select(value = WAITING + """
            , counted as (
                select id, bool_or(page_asked) as asked, max(dead_links) + bool_or(page_asked)::int as dead_links,
                       bool_or(linked) as linked
                from (
                    select waiting.*, #{forAll} or exists (
                        select 1 from asked
                        where asked.stream = waiting.stream and asked.cursor is not distinct from waiting.cursor) as page_asked
                    from waiting) place
                group by id),
            judged as (
                select id, asked, dead_links, case
                    when not linked then 'Its link is dead, and its place has another file now: no page brings a fresh one.'
                    when not exists (select 1 from creator)
                        then 'Its link is dead, and its creator is not in the database: nobody can be asked for a fresh one.'
                    when dead_links >= #{most}
                        then 'Its link is dead, and no fresh one came although it was asked for repeatedly.' end as lost
                from counted),
            changed as (
                update creatorflow.media_objects object set
                    dead_links = judged.dead_links, last_attempt_at = #{now},
                    state = case when judged.lost is null then 'DUE' else 'LOST' end,
                    last_error = coalesce(judged.lost, object.last_error)
                from judged
                where object.id = judged.id and object.state = 'DUE' and object.next_attempt_at is null
                  and (judged.asked or judged.lost is not null))
            select count(*) filter (where lost is null)::int as waiting, count(lost)::int as lost from judged""", affectData = true)
    LinksAsked count(
            @Param("asking") Asking asking,
            @Param("forAll") boolean forAll,
            @Param("most") int mostDeadLinks,
            @Param("now") Instant now);

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
