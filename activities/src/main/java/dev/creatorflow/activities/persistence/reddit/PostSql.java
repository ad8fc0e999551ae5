package dev.creatorflow.activities.persistence.reddit;

/** Parts of the statement that writes posts. */
final class PostSql {
    /** Rows of the parameter, each with the community and the author as their rows write the names; posts of communities without a row stay out. */
    static final String GIVEN = """
            with given as (
                select given.*, sub.name as known_subreddit, sub.primary_category as sub_category, sub.tags as sub_tags,
                       sub.over18 as sub_over18, author.username as known_author
                from json_to_recordset(#{rows}::json) as given (
                    reddit_id text, title text, author text, subreddit text, created_utc
                    timestamptz, score bigint, num_comments bigint, upvote_ratio numeric, over_18
                    boolean, spoiler boolean, stickied boolean, locked boolean, is_self boolean,
                    is_video boolean, content_type text, archived boolean, edited boolean, selftext
                    text, url text, domain text, link_flair_text text, author_flair_text text,
                    thumbnail text, distinguished text, gilded bigint, total_awards_received bigint,
                    post_length bigint, posting_day_of_week int, posting_hour int, has_thumbnail
                    boolean, is_crosspost boolean, comment_to_upvote_ratio numeric, score_hidden
                    boolean, crosspost_of text, removed_by_category text, media_whole boolean)
                join public.reddit_subreddits sub on lower(sub.name) = lower(given.subreddit) and not sub.superseded
                left join public.reddit_users author on lower(author.username) = lower(given.author) and not author.superseded
            ), before as (
                select reddit_id from public.reddit_posts where reddit_id in (select reddit_id from given)
            )""";

    static final String COLUMNS = """
                reddit_id, author_username, subreddit_name, sub_primary_category, sub_tags, sub_over18, scraped_at,
                first_seen_at, checked_at, last_raw_id,
                title, created_utc, score, num_comments, upvote_ratio, over_18, spoiler, stickied,
                locked, is_self, is_video, content_type, archived, edited, selftext, url, domain,
                link_flair_text, author_flair_text, thumbnail, distinguished, gilded,
                total_awards_received, post_length, posting_day_of_week, posting_hour,
                has_thumbnail, is_crosspost, comment_to_upvote_ratio, score_hidden, crosspost_of,
                removed_by_category, media_whole""";

    static final String VALUES = """
                  given.reddit_id, given.known_author, given.known_subreddit, given.sub_category,
                  coalesce(given.sub_tags, '[]'::jsonb), given.sub_over18, #{at}, #{at}, #{at}, #{rawId},
                  given.title, given.created_utc, given.score, given.num_comments,
                  given.upvote_ratio, given.over_18, given.spoiler, given.stickied, given.locked,
                  given.is_self, given.is_video, given.content_type, given.archived, given.edited,
                  given.selftext, given.url, given.domain, given.link_flair_text,
                  given.author_flair_text, given.thumbnail, given.distinguished, given.gilded,
                  given.total_awards_received, given.post_length, given.posting_day_of_week,
                  given.posting_hour, given.has_thumbnail, given.is_crosspost,
                  given.comment_to_upvote_ratio, given.score_hidden, given.crosspost_of,
                  given.removed_by_category, given.media_whole""";

    static final String SET = """
                author_username = coalesce(excluded.author_username, known.author_username), subreddit_name = excluded.subreddit_name,
                sub_primary_category = excluded.sub_primary_category, sub_tags = excluded.sub_tags,
                sub_over18 = excluded.sub_over18, scraped_at = excluded.scraped_at, last_raw_id = excluded.last_raw_id,
                checked_at = greatest(known.checked_at, excluded.checked_at), missing_since = null, content_removed_at = null,
                title = coalesce(excluded.title, known.title),
                created_utc = coalesce(excluded.created_utc, known.created_utc),
                score = coalesce(excluded.score, known.score),
                num_comments = coalesce(excluded.num_comments, known.num_comments),
                upvote_ratio = coalesce(excluded.upvote_ratio, known.upvote_ratio),
                over_18 = coalesce(excluded.over_18, known.over_18),
                spoiler = coalesce(excluded.spoiler, known.spoiler),
                stickied = coalesce(excluded.stickied, known.stickied),
                locked = coalesce(excluded.locked, known.locked),
                is_self = coalesce(excluded.is_self, known.is_self),
                is_video = coalesce(excluded.is_video, known.is_video),
                content_type = coalesce(excluded.content_type, known.content_type),
                archived = coalesce(excluded.archived, known.archived),
                edited = coalesce(excluded.edited, known.edited),
                selftext = coalesce(excluded.selftext, known.selftext),
                url = coalesce(excluded.url, known.url),
                domain = coalesce(excluded.domain, known.domain),
                link_flair_text = excluded.link_flair_text,
                author_flair_text = excluded.author_flair_text,
                thumbnail = coalesce(excluded.thumbnail, known.thumbnail),
                distinguished = coalesce(excluded.distinguished, known.distinguished),
                gilded = coalesce(excluded.gilded, known.gilded),
                total_awards_received = coalesce(excluded.total_awards_received, known.total_awards_received),
                post_length = coalesce(excluded.post_length, known.post_length),
                posting_day_of_week = coalesce(excluded.posting_day_of_week, known.posting_day_of_week),
                posting_hour = coalesce(excluded.posting_hour, known.posting_hour),
                has_thumbnail = coalesce(excluded.has_thumbnail, known.has_thumbnail),
                is_crosspost = coalesce(excluded.is_crosspost, known.is_crosspost),
                comment_to_upvote_ratio = coalesce(excluded.comment_to_upvote_ratio, known.comment_to_upvote_ratio),
                score_hidden = excluded.score_hidden,
                crosspost_of = excluded.crosspost_of,
                removed_by_category = excluded.removed_by_category,
                media_whole = excluded.media_whole""";

    private PostSql() {}
}
