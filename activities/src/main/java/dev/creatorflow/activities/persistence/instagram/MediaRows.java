package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.analytics.MediaEngagement;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaCounters;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Media as the rows of {@code instagram_reels} and {@code instagram_posts}. A column of an answer that did not deliver its field is null:
 * the statement then leaves what is known.
 */
final class MediaRows {
    /** What a feed item without a product type is; it never replaces a type that is known. */
    private static final String FEED = "feed";

    private final Stream stream;
    private final @Nullable Long followers;

    /** @param followers follower base of this run; null where unknown, and then no engagement rate is either */
    MediaRows(Stream stream, @Nullable Long followers) {
        this.stream = stream;
        this.followers = followers;
    }

    String json(Collection<MediaItem> items) {
        JsonRows rows = new JsonRows();
        for (MediaItem item : items) {
            JsonRows.Row row = rows.add();
            identity(row, item);
            caption(row, item);
            counters(row, item.counters());
            files(row, item);
            if (stream == Stream.REELS) {
                reel(row, item);
            } else {
                post(row, item);
            }
        }
        return rows.text();
    }

    private static void identity(JsonRows.Row row, MediaItem item) {
        row.put("media_pk", item.mediaPk())
                .put("media_id", item.mediaId())
                .put("shortcode", item.shortcode())
                .put("owner_id", item.owner() == null ? null : item.owner().igUserId())
                .put(
                        "owner_username",
                        item.owner() == null ? null : item.owner().username())
                .put("product_type", item.productType())
                .put("media_type", item.form().upstreamCode())
                .put("taken_at", item.takenAt())
                .put("is_pinned", item.pinned())
                .put("is_paid_partnership", item.isPaidPartnership())
                .put("has_shared_to_fb", item.hasSharedToFb())
                .put("video_duration", item.videoDuration())
                .put("original_width", item.originalWidth())
                .put("original_height", item.originalHeight());
    }

    private static void caption(JsonRows.Row row, MediaItem item) {
        row.put("caption_delivered", item.captionDelivered()).put("caption_text", item.caption());
        if (item.captionDelivered()) {
            row.put("hashtags", item.hashtags())
                    .put("hashtag_count", item.hashtags().size())
                    .put("mentions", item.mentions())
                    .put("mention_count", item.mentions().size());
        }
    }

    private void counters(JsonRows.Row row, MediaCounters counters) {
        Long engagement = counters.likesHidden() ? null : MediaEngagement.count(counters.likes(), counters.comments());
        row.put("like_count", counters.likesHidden() ? null : counters.likes())
                .put("likes_hidden", counters.likesHidden())
                .put("comment_count", counters.comments())
                .put("play_count", counters.plays())
                .put("ig_play_count", counters.igPlays())
                .put("view_count", counters.views())
                .put("reshare_count", counters.reshares())
                .put("media_repost_count", counters.reposts())
                .put("save_count", counters.saves())
                .put("share_count", counters.shares())
                .put("engagement_count", engagement)
                .put("engagement_rate", MediaEngagement.rate(engagement, followers));
    }

    private static void files(JsonRows.Row row, MediaItem item) {
        row.put("video_url", url(item, slot -> own(item, slot) && slot.role() == MediaRole.VIDEO))
                .put("thumbnail_url", url(item, slot -> slot.position() == 0 && still(slot)));
    }

    private static void reel(JsonRows.Row row, MediaItem item) {
        row.put("has_audio", item.hasAudio())
                .put("is_unified_video", item.isUnifiedVideo())
                .put("is_dash_eligible", item.isDashEligible())
                .put("number_of_qualities", item.numberOfQualities());
    }

    private static void post(JsonRows.Row row, MediaItem item) {
        row.put("post_type", postType(item))
                .put("product_type", item.productType() == null ? FEED : item.productType())
                .put("carousel_media_count", item.carouselMediaCount())
                .put(
                        "image_urls",
                        urls(item, slot -> still(slot) && !(own(item, slot) && slot.role() == MediaRole.COVER)))
                .put("video_urls", urls(item, slot -> !own(item, slot) && slot.role() == MediaRole.VIDEO))
                .put("comments_disabled", item.commentsDisabled())
                .put("sharing_friction_info", item.sharingFrictionInfoJson())
                .put("accessibility_caption", item.accessibilityCaption());
    }

    private static String postType(MediaItem item) {
        if (item.form() == MediaForm.CAROUSEL || item.carouselMediaCount() > 0) {
            return "carousel";
        }
        return item.form() == MediaForm.VIDEO || item.isClip() ? "video" : "image";
    }

    private static boolean own(MediaItem item, MediaSlot slot) {
        return slot.mediaPk().equals(item.mediaPk()) && slot.position() == 0;
    }

    private static boolean still(MediaSlot slot) {
        return slot.role() == MediaRole.COVER || slot.role() == MediaRole.IMAGE;
    }

    private static @Nullable String url(MediaItem item, Predicate<MediaSlot> wanted) {
        return item.slots().stream()
                .filter(wanted)
                .map(MediaSlot::url)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable List<String> urls(MediaItem item, Predicate<MediaSlot> wanted) {
        List<String> urls = item.slots().stream()
                .filter(wanted)
                .sorted(Comparator.comparingInt(MediaSlot::position))
                .map(MediaSlot::url)
                .toList();
        return urls.isEmpty() ? null : urls;
    }
}
