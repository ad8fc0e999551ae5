package dev.creatorflow.activities.persistence.reddit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Takes content out of rows, and records that it was done. */
interface ErasureMapper {
    /** Of these posts those of which anything is held: a row with its content, or an answer. */
    @Select("""
            select reddit_id from public.reddit_posts
            where reddit_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) and content_removed_at is null
            union
            select reddit_id from creatorflow.reddit_answer_posts where reddit_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})""")
    List<String> held(@Param("ids") List<String> ids);

    /** Of these posts those that lost their content to what was seen later than an answer. */
    @Select("""
            select reddit_id from public.reddit_posts
            where reddit_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
              and content_removed_at is not null and checked_at > #{fetchedAt}""")
    List<String> goneAfter(@Param("ids") List<String> ids, @Param("fetchedAt") Instant fetchedAt);

    /** Lower-case names of the authors that stand with these posts. */
    @Select("""
            select distinct lower(author_username) from public.reddit_posts
            where reddit_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) and author_username is not null""")
    List<String> authorsOf(@Param("ids") List<String> ids);

    @Select("""
            select distinct raw_id from creatorflow.reddit_answer_posts
            where reddit_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) order by raw_id""")
    List<Long> answersWith(@Param("ids") List<String> ids);

    @Select("select distinct raw_id from creatorflow.reddit_answer_posts where author = #{author} order by raw_id")
    List<Long> answersBy(@Param("author") String author);

    @Select("select id from creatorflow.raw_responses where provider = 'reddit' and subject = #{target} order by id")
    List<Long> answersAbout(@Param("target") String target);

    @Delete(
            "delete from creatorflow.reddit_answer_posts where reddit_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})")
    int forget(@Param("ids") List<String> ids);

    @Update("update creatorflow.reddit_answer_posts set author = null where author = #{author}")
    int forgetAuthor(@Param("author") String author);

    @Update("""
            update public.reddit_posts set
                title = null, author_username = null, selftext = null, url = null, domain = null, link_flair_text = null,
                author_flair_text = null, thumbnail = null, crosspost_of = null, preview_data = null, post_length = null,
                media_urls = null, media_cover_url = null, media_stored = false,
                content_removed_at = #{now}, checked_at = greatest(checked_at, #{at})
            where reddit_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) and content_removed_at is null""")
    int clearPosts(@Param("ids") List<String> ids, @Param("at") Instant at, @Param("now") Instant now);

    @Update("""
            update creatorflow.unmapped_items set item = null
            where media_pk = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) and stream in ('top_week', 'new', 'submitted', 'info')""")
    int clearUnmapped(@Param("ids") List<String> ids);

    @Update("""
            update public.reddit_posts set author_username = null, author_flair_text = null
            where lower(author_username) = #{author}""")
    int clearAuthor(@Param("author") String author);

    /** A row that staff wrote in stays, without what Reddit said. */
    @Update("""
            update public.reddit_users set
                reddit_id = null, created_utc = null, account_age_days = null, comment_karma = null, link_karma = null,
                total_karma = null, awardee_karma = null, awarder_karma = null, icon_img = null, subreddit_display_name = null,
                subreddit_title = null, subreddit_subscribers = null, subreddit_over_18 = null, subreddit_banner_img = null,
                bio = null, bio_url = null, avg_post_score = null, avg_post_comments = null, total_posts_analyzed = null,
                karma_per_day = null, preferred_content_type = null, most_active_posting_hour = null,
                most_active_posting_day = null, overall_user_score = null, username_score = null, age_score = null,
                karma_score = null, icon_stored_url = null, content_removed_at = #{now}
            where lower(username) = #{author}
              and (our_creator or model_id is not null or tags is not null or notes is not null or quality_override is not null)""")
    int clearUser(@Param("author") String author, @Param("now") Instant now);

    @Delete("""
            delete from public.reddit_users
            where lower(username) = #{author} and our_creator is not true and model_id is null and tags is null and notes is null
              and quality_override is null""")
    int dropUser(@Param("author") String author);

    /** Files that came with an author's history go on with their communities. */
    @Update("""
            update creatorflow.media_objects object set target = coalesce((
                select 'r/' || lower(post.subreddit_name) from creatorflow.media_links link
                join public.reddit_posts post on post.reddit_id = link.row_key
                where link.object_id = object.id and link.owner_table = 'reddit_posts' limit 1), 'u/[deleted]')
            where platform = 'reddit' and target = 'u/' || #{author}""")
    int clearTransfers(@Param("author") String author);

    /** Who led to a community stays told apart without being named. */
    @Update("""
            update creatorflow.reddit_discoveries set source = #{digest}
            where source_kind = 'AUTHOR' and source = #{author}""")
    int clearSource(@Param("author") String author, @Param("digest") String digest);

    @Delete("delete from creatorflow.reachability where target = 'u/' || #{author}")
    int dropReach(@Param("author") String author);

    @Insert("""
            insert into creatorflow.reddit_removals
                (kind, subject, why, found_at, removed_at, rows_cleared, answers_cleared, raw_id)
            select #{r.kind}, subject, #{r.why}, #{r.foundAt}, #{r.removedAt}, #{r.rows}, #{r.answers}, #{r.rawId}
            from unnest(#{subjects,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) subject
            on conflict (kind, subject) do update set
                why = excluded.why, found_at = excluded.found_at, removed_at = excluded.removed_at,
                raw_id = excluded.raw_id""")
    int record(@Param("subjects") List<String> subjects, @Param("r") Removal removal);

    /** What a record says, but for whom it is about. */
    record Removal(
            String kind,
            String why,
            Instant foundAt,
            Instant removedAt,
            int rows,
            int answers,
            @Nullable Long rawId) {}

    @Select("""
            select reddit_id from public.reddit_posts
            where content_removed_at is null
              and (checked_at is null or checked_at < #{before})
            order by checked_at nulls first, reddit_id limit #{most}""")
    List<String> due(@Param("before") Instant before, @Param("most") int most);

    @Select("""
            select count(*) from public.reddit_posts
            where content_removed_at is null
              and (checked_at is null or checked_at < #{before})""")
    long waiting(@Param("before") Instant before);

    @Update("""
            update public.reddit_posts set checked_at = greatest(checked_at, #{at})
            where reddit_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})""")
    int checked(@Param("ids") List<String> ids, @Param("at") Instant at);

    /**
     * Notes which posts were not shown; returns those that are gone: others of their community were shown beside them, or they were not shown
     * before either, long enough ago. Of a community that shows nothing because it has closed, by the last that was seen of it, none is.
     *
     * @param openCommunities lower-case names of the communities that the answer shows posts of
     */
    @Select("""
            with noted as (
                update public.reddit_posts set missing_since = coalesce(missing_since, #{at})
                where reddit_id = any(#{ids,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) and content_removed_at is null
                returning reddit_id, lower(subreddit_name) as community, missing_since
            )
            select noted.reddit_id from noted
            left join creatorflow.reachability reach on reach.target = 'r/' || noted.community
            where noted.community = any(#{open,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler})
               or noted.missing_since <= #{believedBefore}
              and coalesce(reach.candidate_status, reach.status, '') not in
                  ('PRIVATE', 'QUARANTINED', 'GATED', 'GOLD_ONLY', 'FORBIDDEN')""")
    List<String> missing(
            @Param("ids") List<String> ids,
            @Param("open") List<String> openCommunities,
            @Param("at") Instant at,
            @Param("believedBefore") Instant believedBefore);

    /**
     * Drops answers that hold posts without a row, such as authors' histories: nobody looks for these again, so their deletion would not be
     * noticed. Only what came of age lately is looked at; the days before were dropped then.
     */
    @Delete("""
            delete from creatorflow.raw_responses where id in (
                select answer.id from creatorflow.raw_responses answer
                where answer.provider = 'reddit' and answer.saved_at is not null
                  and answer.fetched_at < #{before} and answer.fetched_at >= #{before}::timestamptz - interval '14 days'
                  and exists (
                      select 1 from creatorflow.reddit_answer_posts held
                      where held.raw_id = answer.id
                        and not exists (select 1 from public.reddit_posts post where post.reddit_id = held.reddit_id))
                order by answer.fetched_at limit 1000)""")
    int dropUnwatched(@Param("before") Instant before);
}
