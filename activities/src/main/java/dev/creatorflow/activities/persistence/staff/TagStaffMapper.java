package dev.creatorflow.activities.persistence.staff;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements of {@link TagStaff}. */
interface TagStaffMapper {
    String TAGGED = "coalesce(s.tags, '[]') not in ('[]'::jsonb, 'null'::jsonb)";
    String TAGS =
            "to_jsonb(#{waiting.tags,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}::text[])";

    @Select("select s.name from public.reddit_subreddits s where s.review = 'Ok' and not s.superseded and not ("
            + TAGGED + """
            ) and not exists (
                select from creatorflow.tag_proposals p
                where p.subreddit = lower(s.name)
                  and (p.registry_digest = #{digest} or (p.decision is null and cardinality(p.tags) > 0)))
            order by exists (
                select from creatorflow.tag_proposals p where p.subreddit = lower(s.name) and p.registry_digest is null),
                s.subscribers desc nulls last, lower(s.name)
            limit #{most}""")
    List<String> due(@Param("digest") String digest, @Param("most") int most);

    @Select("""
            select coalesce(s.name, p.subreddit) as subreddit, p.tags, p.primary_category as category, p.dropped, p.note, p.model,
                   p.proposed_at, p.decision, p.decided_by, p.decided_at, p.prompt_tokens, p.completion_tokens
              from creatorflow.tag_proposals p
              left join public.reddit_subreddits s on lower(s.name) = p.subreddit and not s.superseded
             where #{all} or (p.decision is null and cardinality(p.tags) > 0)
             order by p.proposed_at desc, p.id desc
             limit #{most}""")
    List<TagStaff.Proposal> proposals(@Param("all") boolean all, @Param("most") int most);

    /** The community, locked: what staff write meanwhile is seen, or waits. */
    @Select("select s.id, s.name, s.tags::text as tags, s.primary_category as category, " + TAGGED + """
             as tagged from public.reddit_subreddits s
             where lower(s.name) = #{key} and not s.superseded for update""")
    @Nullable Held lock(@Param("key") String key);

    /** A community as it stands. */
    record Held(
            long id,
            String name,
            @Nullable String tags,
            @Nullable String category,
            boolean tagged) {}

    @Select("""
            select id, tags, primary_category as category from creatorflow.tag_proposals
             where subreddit = #{key} and decision is null and cardinality(tags) > 0
             order by id desc limit 1 for update""")
    @Nullable Waiting waiting(@Param("key") String key);

    /** The proposal to decide about. */
    record Waiting(long id, List<String> tags, @Nullable String category) {}

    @Update("""
            update creatorflow.tag_proposals set decision = #{decision}, decided_by = #{by}, decided_at = #{at}
             where id = #{id}""")
    int decided(
            @Param("id") long id, @Param("decision") String decision, @Param("by") String by, @Param("at") Instant at);

    @Update("""
            update public.reddit_subreddits set
                tags =\s""" + TAGS + """
            , primary_category = coalesce(primary_category, #{waiting.category}),
                tags_updated_at = #{at}, tags_updated_by = #{by}, updated_at = #{at}
            where id = #{id}""")
    int tag(@Param("id") long id, @Param("waiting") Waiting waiting, @Param("by") String by, @Param("at") Instant at);

    /** The copies beside the community's posts follow, as its screens filter by them; locked in the order in which pages of posts are. */
    @Update("""
            with community as (
                select coalesce(tags, '[]') as tags, primary_category from public.reddit_subreddits
                where lower(name) = #{key} and not superseded
            ), behind as (
                select p.reddit_id from public.reddit_posts p, community
                where lower(p.subreddit_name) = #{key}
                  and (p.sub_tags, p.sub_primary_category) is distinct from (community.tags, community.primary_category)
                order by p.reddit_id for no key update of p
            )
            update public.reddit_posts p set sub_tags = community.tags, sub_primary_category = community.primary_category
              from community, behind where p.reddit_id = behind.reddit_id""")
    int followTags(@Param("key") String key);

    @Select("""
            select lower(name) from public.reddit_subreddits
            where lower(name) = any(#{keys,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) and not superseded""")
    List<String> stored(@Param("keys") List<String> keys);

    @Insert("""
            insert into creatorflow.audit_log (happened_at, requester, action, subject_kind, subject, reason, before, after)
            values (#{at}, #{by.name}, #{action}, 'subreddit', #{held.name}, #{by.reason},
                    jsonb_build_object('tags', #{held.tags}::jsonb, 'primary_category', #{held.category}::text),
                    jsonb_build_object('proposed',\s""" + TAGS + """
            , 'accepted', #{accepted}::boolean))""")
    int audit(
            @Param("action") String action,
            @Param("held") Held held,
            @Param("waiting") Waiting waiting,
            @Param("accepted") boolean accepted,
            @Param("by") Requester by,
            @Param("at") Instant at);
}
