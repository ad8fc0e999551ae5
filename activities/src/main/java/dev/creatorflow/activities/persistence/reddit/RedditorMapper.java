package dev.creatorflow.activities.persistence.reddit;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The rows of redditors. */
interface RedditorMapper {
    /** What is stored of a redditor and needed by steps after the first. */
    record Known(
            String username,
            boolean ours,
            @Nullable Instant createdUtc,
            @Nullable Long linkKarma,
            @Nullable Long commentKarma) {}

    @Select("""
            select username, coalesce(our_creator, false) as ours, created_utc, link_karma, comment_karma
            from public.reddit_users where lower(username) = #{name} and not superseded""")
    @Nullable Known known(@Param("name") String lowerName);

    /** Writes a profile. What the answer does not say stays as it is, and no column that staff own is in this statement. */
    @Insert("""
            insert into public.reddit_users as known (
                username, is_suspended, last_scraped_at, profile_at, first_seen_at, last_raw_id,
                reddit_id, created_utc, account_age_days, comment_karma, link_karma, total_karma,
                awardee_karma, awarder_karma, is_employee, is_mod, is_gold, verified,
                has_verified_email, icon_img, accept_followers, hide_from_robots,
                pref_show_snoovatar, karma_per_day, subreddit_display_name, subreddit_title,
                subreddit_subscribers, subreddit_over_18, subreddit_banner_img, bio, bio_url)
            select #{name}, false, #{at}, #{at}, #{at}, #{rawId},
                given.reddit_id, given.created_utc, given.account_age_days, given.comment_karma,
                given.link_karma, given.total_karma, given.awardee_karma, given.awarder_karma,
                given.is_employee, given.is_mod, given.is_gold, given.verified,
                given.has_verified_email, given.icon_img, given.accept_followers,
                given.hide_from_robots, given.pref_show_snoovatar, given.karma_per_day,
                given.subreddit_display_name, given.subreddit_title, given.subreddit_subscribers,
                given.subreddit_over_18, given.subreddit_banner_img, given.bio, given.bio_url
            from json_to_record(#{row}::json) as given (
                    reddit_id text, created_utc timestamptz, account_age_days bigint, comment_karma
                    bigint, link_karma bigint, total_karma bigint, awardee_karma bigint,
                    awarder_karma bigint, is_employee boolean, is_mod boolean, is_gold boolean,
                    verified boolean, has_verified_email boolean, icon_img text, accept_followers
                    boolean, hide_from_robots boolean, pref_show_snoovatar boolean, karma_per_day
                    numeric, subreddit_display_name text, subreddit_title text,
                    subreddit_subscribers bigint, subreddit_over_18 boolean, subreddit_banner_img
                    text, bio text, bio_url text)
            on conflict (lower(username)) where not superseded do update set
                is_suspended = false, last_scraped_at = excluded.last_scraped_at, profile_at = excluded.profile_at,
                last_raw_id = excluded.last_raw_id, content_removed_at = null,
                reddit_id = coalesce(excluded.reddit_id, known.reddit_id),
                created_utc = coalesce(excluded.created_utc, known.created_utc),
                account_age_days = coalesce(excluded.account_age_days, known.account_age_days),
                comment_karma = coalesce(excluded.comment_karma, known.comment_karma),
                link_karma = coalesce(excluded.link_karma, known.link_karma),
                total_karma = coalesce(excluded.total_karma, known.total_karma),
                awardee_karma = coalesce(excluded.awardee_karma, known.awardee_karma),
                awarder_karma = coalesce(excluded.awarder_karma, known.awarder_karma),
                is_employee = coalesce(excluded.is_employee, known.is_employee),
                is_mod = coalesce(excluded.is_mod, known.is_mod),
                is_gold = coalesce(excluded.is_gold, known.is_gold),
                verified = coalesce(excluded.verified, known.verified),
                has_verified_email = coalesce(excluded.has_verified_email, known.has_verified_email),
                icon_img = excluded.icon_img,
                accept_followers = coalesce(excluded.accept_followers, known.accept_followers),
                hide_from_robots = coalesce(excluded.hide_from_robots, known.hide_from_robots),
                pref_show_snoovatar = coalesce(excluded.pref_show_snoovatar, known.pref_show_snoovatar),
                karma_per_day = coalesce(excluded.karma_per_day, known.karma_per_day),
                subreddit_display_name = coalesce(excluded.subreddit_display_name, known.subreddit_display_name),
                subreddit_title = coalesce(excluded.subreddit_title, known.subreddit_title),
                subreddit_subscribers = coalesce(excluded.subreddit_subscribers, known.subreddit_subscribers),
                subreddit_over_18 = coalesce(excluded.subreddit_over_18, known.subreddit_over_18),
                subreddit_banner_img = coalesce(excluded.subreddit_banner_img, known.subreddit_banner_img),
                bio = excluded.bio,
                bio_url = excluded.bio_url
            where known.profile_at is null or known.profile_at <= excluded.profile_at""")
    int save(@Param("name") String name, @Param("row") String row, @Param("at") Instant at, @Param("rawId") long rawId);

    @Update("""
            update public.reddit_users set is_suspended = true
            where lower(username) = #{name} and not superseded and is_suspended is distinct from true""")
    int suspend(@Param("name") String lowerName);
}
