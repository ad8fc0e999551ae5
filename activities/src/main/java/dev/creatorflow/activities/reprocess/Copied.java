package dev.creatorflow.activities.reprocess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that a replay rebuilds, and how its rows come back from the private copy.
 *
 * @param real name with schema
 * @param key columns that name a row
 * @param columns columns that answers determine; every other one is staff's, ours or counted once, and stays
 * @param kept columns that keep their value where the flag beside them is raised: an address in our own store
 * @param same condition on the real row {@code l} and the copy {@code s} under which the copy may replace it
 * @param mine condition on the copy {@code s}: rows that are this creator's
 */
record Copied(String real, List<String> key, List<String> columns, Map<String, String> kept, String same, String mine) {
    private static final List<String> MEDIA = List.of(
            "media_id",
            "shortcode",
            "creator_username",
            "owner_id",
            "owner_username",
            "product_type",
            "media_type",
            "taken_at",
            "caption_text",
            "hashtags",
            "hashtag_count",
            "mentions",
            "mention_count",
            "view_count",
            "like_count",
            "likes_hidden",
            "comment_count",
            "share_count",
            "save_count",
            "reshare_count",
            "media_repost_count",
            "engagement_count",
            "engagement_rate",
            "is_pinned",
            "is_paid_partnership",
            "has_shared_to_fb",
            "video_duration",
            "video_url",
            "thumbnail_url",
            "original_width",
            "original_height");
    private static final List<String> REEL = List.of(
            "play_count", "ig_play_count", "has_audio", "is_unified_video", "is_dash_eligible", "number_of_qualities");
    private static final List<String> POST = List.of(
            "post_type",
            "carousel_media_count",
            "image_urls",
            "video_urls",
            "comments_disabled",
            "sharing_friction_info",
            "accessibility_caption");

    /** Figures in the creator's row; the rest of its columns is what the profile says. */
    static final List<String> FIGURES = List.of(
            "avg_views_per_reel_cached",
            "avg_likes_per_reel_cached",
            "avg_comments_per_reel_cached",
            "avg_saves_per_reel_cached",
            "avg_shares_per_reel_cached",
            "avg_likes_per_post_cached",
            "avg_comments_per_post_cached",
            "avg_saves_per_post_cached",
            "avg_shares_per_post_cached",
            "save_to_like_ratio",
            "avg_engagement_rate",
            "engagement_rate_cached",
            "best_content_type",
            "viral_content_count_cached",
            "viral_threshold_multiplier",
            "posting_frequency_per_week",
            "posting_consistency_score",
            "last_post_days_ago",
            "follower_growth_rate_daily",
            "follower_growth_rate_weekly",
            "follower_growth_rate_monthly",
            "previous_followers_count");

    private static final List<String> PROFILE = List.of(
            "full_name",
            "biography",
            "external_url",
            "external_url_type",
            "bio_links",
            "profile_pic_url",
            "category_name",
            "followers_count",
            "following_count",
            "media_count",
            "is_private",
            "is_verified",
            "is_business_account",
            "is_professional_account",
            "fbid",
            "eimu_id",
            "highlight_reel_count",
            "has_clips",
            "has_guides",
            "has_channel",
            "has_onboarded_to_text_post_app",
            "hide_like_and_view_counts");

    private static final String OWN = "(select id from pg_temp.replayed where own)";
    private static final String SAME_ANSWER = "l.last_raw_id = s.last_raw_id";

    static final Copied CREATOR = new Copied(
            "public.instagram_creators",
            List.of("ig_user_id"),
            joined(PROFILE, FIGURES),
            Map.of("profile_pic_url", "profile_pic_url_stored"),
            SAME_ANSWER,
            "s.ig_user_id = ?");
    static final Copied REELS = new Copied(
            "public.instagram_reels",
            List.of("media_pk"),
            joined(MEDIA, REEL),
            Map.of("video_url", "video_url_stored", "thumbnail_url", "thumbnail_url_stored"),
            SAME_ANSWER + " and l.creator_id = s.creator_id",
            "s.creator_id = ?");
    static final Copied POSTS = new Copied(
            "public.instagram_posts",
            List.of("media_pk"),
            joined(MEDIA, POST),
            Map.of(
                    "video_url", "video_url_stored",
                    "thumbnail_url", "thumbnail_url_stored",
                    "image_urls", "image_urls_stored",
                    "video_urls", "video_urls_stored"),
            SAME_ANSWER + " and l.creator_id = s.creator_id",
            "s.creator_id = ?");
    static final Copied FOLLOWERS = new Copied(
            "public.instagram_follower_history",
            List.of("run_key"),
            List.of("creator_id", "username", "followers_count", "following_count", "media_count", "recorded_at"),
            Map.of(),
            "true",
            "s.creator_id = ? and s.run_key is not null");
    static final Copied OBSERVATIONS = new Copied(
            "creatorflow.media_observations",
            List.of("media_pk", "source", "observed_at"),
            List.of(
                    "creator_id",
                    "raw_id",
                    "like_count",
                    "likes_hidden",
                    "comment_count",
                    "play_count",
                    "ig_play_count",
                    "view_count",
                    "reshare_count",
                    "media_repost_count",
                    "save_count",
                    "share_count"),
            Map.of(),
            "true",
            "s.creator_id = ? and s.raw_id in " + OWN);
    static final Copied UNMAPPED = new Copied(
            "creatorflow.unmapped_items",
            List.of("raw_id", "item_index"),
            List.of("run_key", "ig_user_id", "stream", "page", "media_pk", "reason", "item", "seen_at"),
            Map.of(),
            "true",
            "s.ig_user_id = ? and s.raw_id in " + OWN);
    static final Copied METRICS = new Copied(
            "creatorflow.creator_metrics_daily",
            List.of("ig_user_id", "day", "name"),
            List.of(
                    "value",
                    "text_value",
                    "unit",
                    "n",
                    "missing_share",
                    "window_from",
                    "window_to",
                    "low",
                    "high",
                    "formula_version",
                    "computed_as_of",
                    "run_key"),
            Map.of(),
            "l.computed_as_of <= s.computed_as_of",
            "s.ig_user_id = ?");
    static final Copied CREDITS = new Copied(
            "creatorflow.media_credits",
            List.of("media_pk", "ig_user_id", "role"),
            List.of("username", "first_seen_at"),
            Map.of(),
            "l.first_seen_at = s.first_seen_at",
            "exists (select from pg_temp.media_credits tracked where tracked.media_pk = s.media_pk"
                    + " and tracked.role = 'TRACKED' and tracked.ig_user_id = ?)");

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    /** Retention thins history once and does not come back: what it took away must not come back either. */
    String notThinned() {
        if (equals(OBSERVATIONS)) {
            return " and s.observed_at >= " + thinnedUntil("MEDIA_OBSERVATIONS");
        }
        return equals(FOLLOWERS) ? " and s.recorded_at >= " + thinnedUntil("FOLLOWER_HISTORY") : "";
    }

    private static String thinnedUntil(String subject) {
        return "(select coalesce(max(done_until), '-infinity') from creatorflow.retention_progress where subject = '"
                + subject + "')";
    }

    String copy() {
        return "pg_temp." + name();
    }

    String name() {
        return real.substring(real.indexOf('.') + 1);
    }

    /** Each column with what the real row is to hold. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : columns) {
            String flag = kept.get(column);
            values.put(
                    column,
                    flag == null
                            ? "s." + column
                            : "case when l." + flag + " then l." + column + " else s." + column + " end");
        }
        return values;
    }

    String joinedBy() {
        return String.join(
                " and ",
                key.stream().map(column -> "l." + column + " = s." + column).toList());
    }
}
