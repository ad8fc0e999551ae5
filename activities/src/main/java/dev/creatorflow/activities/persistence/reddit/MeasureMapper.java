package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.analytics.reddit.SubredditSample.Poster;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What the figures are computed from, and where they go. */
interface MeasureMapper {
    /** A stored post, as far as figures need it. */
    record PostRow(
            @Nullable Long score,
            @Nullable Long comments,
            @Nullable Instant createdAt,
            @Nullable Boolean over18,
            boolean stickied,
            @Nullable String contentType) {}

    @Select("""
            select score, num_comments as comments, created_utc as created_at, over_18 as over18,
                   coalesce(stickied, false) as stickied, content_type
            from public.reddit_posts
            where lower(subreddit_name) = #{name} and created_utc > #{at}::timestamptz - interval '30 days'
              and created_utc <= #{at} and content_removed_at is null
            order by created_utc desc limit 3000""")
    List<PostRow> recent(@Param("name") String lowerName, @Param("at") Instant at);

    /** Those who posted there and whose profile we have, as their accounts were when it was read. */
    @Select("""
            select u.link_karma, u.comment_karma, u.account_age_days
            from (select distinct lower(author_username) as name from public.reddit_posts
                  where lower(subreddit_name) = #{name} and author_username is not null) poster
            join public.reddit_users u on lower(u.username) = poster.name and not u.superseded
            where u.profile_at is not null and u.is_suspended is not true""")
    List<Poster> posters(@Param("name") String lowerName);

    /** @param figures JSON object by name */
    record Published(String name, String figures, String table, int version, Instant at, String runKey) {}

    /**
     * The figures of the day and, where they are known, of the community's row: an unknown one overwrites nothing.
     *
     * @param p {@code figures} is a flat JSON object of the columns; {@code table} the one that snapshots keep
     */
    @Insert("""
            with f as (
                select * from json_to_record(#{p.figures}::json) as f (
                    week_posts int, avg_upvotes_per_post numeric, engagement numeric, subreddit_score numeric,
                    community_score numeric, subscriber_engagement_ratio numeric, subscribers bigint)
            )
            insert into creatorflow.subreddit_snapshots as known
                (subreddit, day, subscribers, week_posts, avg_upvotes_per_post, engagement, subreddit_score, community_score,
                 subscriber_engagement_ratio, figures, formula_version, computed_as_of, run_key)
            select #{p.name}, (#{p.at}::timestamptz at time zone 'UTC')::date, f.subscribers, f.week_posts, f.avg_upvotes_per_post,
                   f.engagement, f.subreddit_score, f.community_score, f.subscriber_engagement_ratio, #{p.table}::jsonb,
                   #{p.version}, #{p.at}, #{p.runKey}
            from f
            on conflict (subreddit, day) do update set
                subscribers = coalesce(excluded.subscribers, known.subscribers), week_posts = excluded.week_posts,
                avg_upvotes_per_post = excluded.avg_upvotes_per_post, engagement = excluded.engagement,
                subreddit_score = excluded.subreddit_score, community_score = excluded.community_score,
                subscriber_engagement_ratio = excluded.subscriber_engagement_ratio, figures = excluded.figures,
                formula_version = excluded.formula_version, computed_as_of = excluded.computed_as_of,
                run_key = excluded.run_key
            where known.computed_as_of <= excluded.computed_as_of""")
    int snapshot(@Param("p") Published p);

    @Update("""
            with f as (
                select * from json_to_record(#{p.figures}::json) as f (
                    avg_upvotes_per_post numeric, engagement numeric, subreddit_score numeric, community_score numeric,
                    nsfw_percentage numeric, avg_comments_per_post numeric, comment_to_upvote_ratio numeric,
                    subscriber_engagement_ratio numeric, avg_engagement_velocity numeric, best_posting_hour int,
                    best_posting_day text, video_post_avg_score numeric, image_post_avg_score numeric,
                    text_post_avg_score numeric, link_post_avg_score numeric, top_content_type text, min_post_karma bigint,
                    min_comment_karma bigint, min_account_age_days bigint, requirement_sample_size bigint)
            )
            update public.reddit_subreddits s set
                avg_upvotes_per_post = coalesce(f.avg_upvotes_per_post, s.avg_upvotes_per_post),
                engagement = coalesce(f.engagement, s.engagement),
                subreddit_score = coalesce(f.subreddit_score, s.subreddit_score),
                community_score = coalesce(f.community_score, s.community_score),
                nsfw_percentage = coalesce(f.nsfw_percentage, s.nsfw_percentage),
                avg_comments_per_post = coalesce(f.avg_comments_per_post, s.avg_comments_per_post),
                comment_to_upvote_ratio = coalesce(f.comment_to_upvote_ratio, s.comment_to_upvote_ratio),
                subscriber_engagement_ratio = coalesce(f.subscriber_engagement_ratio, s.subscriber_engagement_ratio),
                avg_engagement_velocity = coalesce(f.avg_engagement_velocity, s.avg_engagement_velocity),
                best_posting_hour = coalesce(f.best_posting_hour, s.best_posting_hour),
                best_posting_day = coalesce(f.best_posting_day, s.best_posting_day),
                video_post_avg_score = coalesce(f.video_post_avg_score, s.video_post_avg_score),
                image_post_avg_score = coalesce(f.image_post_avg_score, s.image_post_avg_score),
                text_post_avg_score = coalesce(f.text_post_avg_score, s.text_post_avg_score),
                link_post_avg_score = coalesce(f.link_post_avg_score, s.link_post_avg_score),
                top_content_type = coalesce(f.top_content_type, s.top_content_type),
                min_post_karma = coalesce(f.min_post_karma, s.min_post_karma),
                min_comment_karma = coalesce(f.min_comment_karma, s.min_comment_karma),
                min_account_age_days = coalesce(f.min_account_age_days, s.min_account_age_days),
                requirement_sample_size = f.requirement_sample_size,
                requirements_last_updated = case when f.min_post_karma is null then s.requirements_last_updated else #{p.at} end,
                metrics_at = #{p.at}, metrics_version = #{p.version}
            from f
            where lower(s.name) = #{p.name} and not s.superseded and (s.metrics_at is null or s.metrics_at <= #{p.at})""")
    int publish(@Param("p") Published p);

    @Update("""
            with f as (
                select * from json_to_record(#{figures}::json) as f (
                    account_age_days bigint, karma_per_day numeric, avg_post_score numeric, avg_post_comments numeric,
                    total_posts_analyzed bigint, preferred_content_type text, most_active_posting_hour int,
                    most_active_posting_day text, overall_user_score numeric, username_score numeric, age_score numeric,
                    karma_score numeric, last_post_analyzed_at timestamptz, score_version int)
            )
            update public.reddit_users u set
                account_age_days = coalesce(f.account_age_days, u.account_age_days),
                karma_per_day = coalesce(f.karma_per_day, u.karma_per_day),
                avg_post_score = coalesce(f.avg_post_score, u.avg_post_score),
                avg_post_comments = coalesce(f.avg_post_comments, u.avg_post_comments),
                total_posts_analyzed = coalesce(f.total_posts_analyzed, u.total_posts_analyzed),
                preferred_content_type = coalesce(f.preferred_content_type, u.preferred_content_type),
                most_active_posting_hour = coalesce(f.most_active_posting_hour, u.most_active_posting_hour),
                most_active_posting_day = coalesce(f.most_active_posting_day, u.most_active_posting_day),
                overall_user_score = coalesce(f.overall_user_score, u.overall_user_score),
                username_score = coalesce(f.username_score, u.username_score), age_score = coalesce(f.age_score, u.age_score),
                karma_score = coalesce(f.karma_score, u.karma_score),
                score_version = coalesce(f.score_version, u.score_version),
                last_post_analyzed_at = greatest(f.last_post_analyzed_at, u.last_post_analyzed_at)
            from f
            where lower(u.username) = #{name} and not u.superseded""")
    int publishUser(@Param("name") String lowerName, @Param("figures") String figures);
}
