package dev.creatorflow.activities.persistence.reddit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The rows of posts, their observations, and the names of their authors. */
interface PostMapper {
    /**
     * @param added the row is new
     * @param written false where a later answer had written it before
     */
    record Stored(String redditId, boolean added, boolean written) {}

    /** Names of redditors become rows once, whatever their case; nothing else is said of them. */
    @Insert("""
            insert into public.reddit_users (username, first_seen_at)
            select distinct on (lower(name)) name, #{at} from unnest(#{names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) name order by lower(name), name
            on conflict (lower(username)) where not superseded do nothing""")
    int authors(@Param("names") List<String> names, @Param("at") Instant at);

    /**
     * Holds back whoever decides about these communities until the page is written: their tags stand beside its posts. Others who save pages of
     * them are not held back.
     */
    @Select("""
            select id from public.reddit_subreddits
            where lower(name) = any(#{names,typeHandler=dev.creatorflow.activities.persistence.TextListTypeHandler}) and not superseded
            order by lower(name) for key share""")
    List<Long> hold(@Param("names") List<String> lowerNames);

    /** Writes posts and what was seen of their counters. What an answer does not say stays as it is, and an older answer changes nothing. */
    @Select(PostSql.GIVEN + """
            , stored as (
                insert into public.reddit_posts as known (
            """ + PostSql.COLUMNS + """
            )
                select
            """ + PostSql.VALUES + """

                from given order by given.reddit_id
                on conflict (reddit_id) do update set
            """ + PostSql.SET + """

                where (known.scraped_at is null or known.scraped_at <= excluded.scraped_at)
                  and (known.content_removed_at is null or known.checked_at is null or known.checked_at <= excluded.scraped_at)
                returning reddit_id
            ), observed as (
                insert into creatorflow.reddit_observations
                    (reddit_id, observed_at, subreddit, score, num_comments, upvote_ratio, raw_id)
                select reddit_id, #{at}, lower(subreddit), score, num_comments, upvote_ratio, #{rawId}
                from given order by reddit_id
                on conflict do nothing
            )
            select given.reddit_id, before.reddit_id is null as added, stored.reddit_id is not null as written
            from given left join before using (reddit_id) left join stored using (reddit_id)""")
    List<Stored> save(@Param("rows") String rows, @Param("at") Instant at, @Param("rawId") long rawId);

    @Update("""
            update public.reddit_subreddits set posts_seen_until = greatest(posts_seen_until, #{newest})
            where lower(name) = #{name} and not superseded""")
    int seenUntil(@Param("name") String lowerName, @Param("newest") Instant newest);
}
