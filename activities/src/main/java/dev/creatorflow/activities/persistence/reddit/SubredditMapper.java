package dev.creatorflow.activities.persistence.reddit;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The rows of communities, and their day's snapshot. */
interface SubredditMapper {
    /** What is stored of a community and needed by steps after the first. */
    record Known(
            String name,
            @Nullable String review,
            @Nullable Long subscribers,
            @Nullable Boolean over18,
            @Nullable String title,
            @Nullable String description,
            @Nullable String publicDescription,
            @Nullable Integer depth) {}

    @Select("""
            select name, review, subscribers, over18, title, description, public_description, depth
            from public.reddit_subreddits where lower(name) = #{name} and not superseded""")
    @Nullable Known known(@Param("name") String lowerName);

    /**
     * Writes a community. What the answer does not say stays as it is; a column that staff own is in no list of this statement but as a reading.
     * The name takes Reddit's letter case, unless rows of a former database refer to the one that stands there.
     *
     * @param row JSON object of the columns
     */
    @Insert("""
            insert into public.reddit_subreddits as known (
                name, over18, depth, last_scraped_at, last_raw_id,
                title, description, public_description, subscribers, over18_reported, created_utc,
                allow_images, allow_videos, allow_polls, spoilers_enabled, display_name_prefixed,
                lang, url, subreddit_type, submission_type, is_quarantined, link_flair_enabled,
                user_flair_enabled_in_sr, wiki_enabled, link_flair_position, user_flair_position,
                submit_text, submit_text_html, accounts_active, reddit_id, icon_img, banner_img,
                community_icon, header_img, mobile_banner_image, banner_background_color,
                primary_color, key_color)
            select #{name}, given.over18_reported, 0, #{at}, #{rawId},
                given.title, given.description, given.public_description, given.subscribers,
                given.over18_reported, given.created_utc, given.allow_images, given.allow_videos,
                given.allow_polls, given.spoilers_enabled, given.display_name_prefixed, given.lang,
                given.url, given.subreddit_type, given.submission_type, given.is_quarantined,
                given.link_flair_enabled, given.user_flair_enabled_in_sr, given.wiki_enabled,
                given.link_flair_position, given.user_flair_position, given.submit_text,
                given.submit_text_html, given.accounts_active, given.reddit_id, given.icon_img,
                given.banner_img, given.community_icon, given.header_img, given.mobile_banner_image,
                given.banner_background_color, given.primary_color, given.key_color
            from json_to_record(#{row}::json) as given (
                    title text, description text, public_description text, subscribers bigint,
                    over18_reported boolean, created_utc timestamptz, allow_images boolean,
                    allow_videos boolean, allow_polls boolean, spoilers_enabled boolean,
                    display_name_prefixed text, lang text, url text, subreddit_type text,
                    submission_type text, is_quarantined boolean, link_flair_enabled boolean,
                    user_flair_enabled_in_sr boolean, wiki_enabled boolean, link_flair_position
                    text, user_flair_position text, submit_text text, submit_text_html text,
                    accounts_active bigint, reddit_id text, icon_img text, banner_img text,
                    community_icon text, header_img text, mobile_banner_image text,
                    banner_background_color text, primary_color text, key_color text)
            on conflict (lower(name)) where not superseded do update set
                name = case
                    when exists (select 1 from public.reddit_posts post where lower(post.subreddit_name) = lower(known.name))
                      or exists (select 1 from public.reddit_subreddits other
                                 where lower(other.name) = lower(known.name) and other.superseded)
                    then known.name else excluded.name end,
                over18 = coalesce(known.over18_override, excluded.over18_reported, known.over18_reported, known.over18),
                depth = coalesce(known.depth, 0), last_scraped_at = excluded.last_scraped_at, last_raw_id = excluded.last_raw_id,
                title = coalesce(excluded.title, known.title),
                description = coalesce(excluded.description, known.description),
                public_description = coalesce(excluded.public_description, known.public_description),
                subscribers = coalesce(excluded.subscribers, known.subscribers),
                over18_reported = coalesce(excluded.over18_reported, known.over18_reported),
                created_utc = coalesce(excluded.created_utc, known.created_utc),
                allow_images = coalesce(excluded.allow_images, known.allow_images),
                allow_videos = coalesce(excluded.allow_videos, known.allow_videos),
                allow_polls = coalesce(excluded.allow_polls, known.allow_polls),
                spoilers_enabled = coalesce(excluded.spoilers_enabled, known.spoilers_enabled),
                display_name_prefixed = coalesce(excluded.display_name_prefixed, known.display_name_prefixed),
                lang = coalesce(excluded.lang, known.lang),
                url = coalesce(excluded.url, known.url),
                subreddit_type = coalesce(excluded.subreddit_type, known.subreddit_type),
                submission_type = coalesce(excluded.submission_type, known.submission_type),
                is_quarantined = coalesce(excluded.is_quarantined, known.is_quarantined),
                link_flair_enabled = coalesce(excluded.link_flair_enabled, known.link_flair_enabled),
                user_flair_enabled_in_sr = coalesce(excluded.user_flair_enabled_in_sr, known.user_flair_enabled_in_sr),
                wiki_enabled = coalesce(excluded.wiki_enabled, known.wiki_enabled),
                link_flair_position = coalesce(excluded.link_flair_position, known.link_flair_position),
                user_flair_position = coalesce(excluded.user_flair_position, known.user_flair_position),
                submit_text = coalesce(excluded.submit_text, known.submit_text),
                submit_text_html = coalesce(excluded.submit_text_html, known.submit_text_html),
                accounts_active = coalesce(excluded.accounts_active, known.accounts_active),
                reddit_id = coalesce(excluded.reddit_id, known.reddit_id),
                icon_img = case when excluded.subscribers is null then coalesce(excluded.icon_img, known.icon_img) else excluded.icon_img end,
                banner_img = case when excluded.subscribers is null then coalesce(excluded.banner_img, known.banner_img) else excluded.banner_img end,
                community_icon = case when excluded.subscribers is null then coalesce(excluded.community_icon, known.community_icon) else excluded.community_icon end,
                header_img = case when excluded.subscribers is null then coalesce(excluded.header_img, known.header_img) else excluded.header_img end,
                mobile_banner_image = case when excluded.subscribers is null then coalesce(excluded.mobile_banner_image, known.mobile_banner_image) else excluded.mobile_banner_image end,
                banner_background_color = case when excluded.subscribers is null then coalesce(excluded.banner_background_color, known.banner_background_color) else excluded.banner_background_color end,
                primary_color = case when excluded.subscribers is null then coalesce(excluded.primary_color, known.primary_color) else excluded.primary_color end,
                key_color = case when excluded.subscribers is null then coalesce(excluded.key_color, known.key_color) else excluded.key_color end
            where known.last_scraped_at is null or known.last_raw_id is null
               or known.last_scraped_at <= excluded.last_scraped_at""")
    int save(@Param("name") String name, @Param("row") String row, @Param("at") Instant at, @Param("rawId") long rawId);

    /**
     * Posts that were met before the community was read carry the letters in which it was found: they change with it, in one statement, as a
     * foreign key of a former database asks. Where rows of such a database carry a name, it stays.
     */
    @Update("""
            with ours as (
                select known.id from public.reddit_subreddits known
                where lower(known.name) = lower(#{name}) and known.name <> #{name} and not known.superseded
                  and not exists (select 1 from public.reddit_subreddits other
                                  where lower(other.name) = lower(#{name}) and other.superseded)
                  and not exists (select 1 from public.reddit_posts post
                                  where lower(post.subreddit_name) = lower(#{name}) and post.first_seen_at is null)
            ), moved as (
                update public.reddit_posts post set subreddit_name = #{name} from ours
                where lower(post.subreddit_name) = lower(#{name}) and post.subreddit_name <> #{name}
            )
            update public.reddit_subreddits s set name = #{name} from ours where s.id = ours.id""")
    int respell(@Param("name") String name);

    /** The part of the day's snapshot that the about page knows; the figures come with the run's last step. */
    @Insert("""
            insert into creatorflow.subreddit_snapshots as known
                (subreddit, day, subscribers, accounts_active, figures, formula_version, computed_as_of, run_key)
            values (#{subreddit}, (#{at}::timestamptz at time zone 'UTC')::date, #{subscribers}, #{active}, '{}', #{version}, #{at},
                    #{runKey})
            on conflict (subreddit, day) do update set
                subscribers = coalesce(excluded.subscribers, known.subscribers),
                accounts_active = coalesce(excluded.accounts_active, known.accounts_active)""")
    int snapshot(
            @Param("subreddit") String subreddit,
            @Param("at") Instant at,
            @Param("subscribers") @Nullable Long subscribers,
            @Param("active") @Nullable Long active,
            @Param("version") int version,
            @Param("runKey") String runKey);

    /** A suggestion says what the rules say now: where nothing hits any more, it is taken back. The review itself is staff's. */
    @Update("""
            update public.reddit_subreddits set
                rules_data = #{rules}::jsonb, verification_required = #{verification},
                suggested_review = #{suggestion}, suggested_phrase = #{phrase}, suggested_theme = #{theme},
                suggested_at = case when #{phrase}::text is null then null
                    when suggested_phrase is not distinct from #{phrase}::text then suggested_at else #{at} end
            where lower(name) = #{name} and not superseded""")
    int saveRules(
            @Param("name") String lowerName,
            @Param("rules") String rules,
            @Param("verification") @Nullable Boolean verification,
            @Param("suggestion") @Nullable String suggestion,
            @Param("phrase") @Nullable String phrase,
            @Param("theme") @Nullable String theme,
            @Param("at") Instant at);
}
