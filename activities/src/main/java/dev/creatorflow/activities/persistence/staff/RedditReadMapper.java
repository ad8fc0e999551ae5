package dev.creatorflow.activities.persistence.staff;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of {@link RedditReads}. */
interface RedditReadMapper {
    /** Names are the key; a wildcard in what is searched for stands for itself. */
    String COMMUNITIES = """
             from public.reddit_subreddits s
             left join creatorflow.reachability r on r.target = 'r/' || lower(s.name)
             where not s.superseded
               and (cardinality(#{names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}::text[]) = 0
                    or lower(s.name) = any(#{names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}))
               and (not #{reviewed} or s.review is not distinct from #{review}::text)
               and (not #{suggested} or s.suggested_review is not null)
               and (#{least}::bigint is null or s.subscribers >= #{least}::bigint)
               and (#{search}::text is null
                    or strpos(lower(s.name || ' ' || coalesce(s.title, '')), lower(#{search}::text)) > 0)
            """;

    /** @param order an order of {@link RedditFilter.Order}, never a person's words */
    @Select("""
            select s.name, s.review, r.status, s.subscribers, s.over18, s.avg_upvotes_per_post, s.engagement,
                   s.subreddit_score, s.community_score, s.suggested_review, s.suggested_phrase, s.last_scraped_at, s.due_at
            """ + COMMUNITIES + " order by ${order}, lower(s.name) limit #{page.limit} offset #{page.offset}")
    List<SubredditLine> communities(
            @Param("names") List<String> names,
            @Param("reviewed") boolean reviewed,
            @Param("review") @Nullable String review,
            @Param("suggested") boolean suggested,
            @Param("least") @Nullable Long least,
            @Param("search") @Nullable String search,
            @Param("order") String order,
            @Param("page") Paging page);

    @Select("select count(*)" + COMMUNITIES)
    long countCommunities(
            @Param("names") List<String> names,
            @Param("reviewed") boolean reviewed,
            @Param("review") @Nullable String review,
            @Param("suggested") boolean suggested,
            @Param("least") @Nullable Long least,
            @Param("search") @Nullable String search);

    /** Rows of the former system hold the rules as text in a JSON string. */
    @Select("""
            select s.title, s.subreddit_type as type, s.created_utc, s.primary_category, s.tags::text as tags,
                   r.since as status_since, r.candidate_status,
                   case jsonb_typeof(s.rules_data) when 'array' then jsonb_array_length(s.rules_data) end as rules,
                   s.verification_required, s.best_posting_day, s.best_posting_hour, s.top_content_type,
                   s.min_post_karma, s.min_comment_karma, s.min_account_age_days, s.requirement_sample_size, s.depth,
                   posts.stored as posts_stored, posts.newest as newest_post
            from public.reddit_subreddits s
            left join creatorflow.reachability r on r.target = #{target}
            cross join lateral (
                select count(*) as stored, max(created_utc) as newest
                from public.reddit_posts where lower(subreddit_name) = #{name}) posts
            where lower(s.name) = #{name} and not s.superseded""")
    SubredditCard.Facts facts(@Param("name") String name, @Param("target") String target);

    @Select("""
            select source_kind as way, source, found_at, outcome from creatorflow.reddit_discoveries
            where found = #{name} order by found_at, source limit #{limit}""")
    List<SubredditCard.Link> ledHere(@Param("name") String name, @Param("limit") int limit);

    @Select("""
            select day::text as day, subscribers, avg_upvotes_per_post, community_score
            from creatorflow.subreddit_snapshots where subreddit = #{name} order by day desc limit #{limit}""")
    List<SubredditCard.Day> days(@Param("name") String name, @Param("limit") int limit);

    @Select("""
            select u.username, u.our_creator, u.status, r.status as reach, u.total_karma, u.link_karma, u.comment_karma,
                   u.account_age_days, coalesce(u.quality_override, u.overall_user_score) as score, u.avg_post_score,
                   u.karma_per_day, u.preferred_content_type, u.bio,
                   (select count(*) from public.reddit_posts p where lower(p.author_username) = lower(u.username)) as posts,
                   u.last_scraped_at, u.due_at
            from public.reddit_users u
            left join creatorflow.reachability r on r.target = 'u/' || lower(u.username)
            where not u.superseded
              and (cardinality(#{names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}::text[]) = 0
                   or lower(u.username) = any(#{names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}))
              and (not #{ours} or u.our_creator)
              and (#{least}::numeric is null or coalesce(u.quality_override, u.overall_user_score) >= #{least}::numeric)
            order by coalesce(u.quality_override, u.overall_user_score) desc nulls last, lower(u.username)
            limit #{page.limit} offset #{page.offset}""")
    List<RedditorLine> redditors(
            @Param("names") List<String> names,
            @Param("ours") boolean ours,
            @Param("least") @Nullable Double least,
            @Param("page") Paging page);
}
