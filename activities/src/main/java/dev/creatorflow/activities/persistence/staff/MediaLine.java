package dev.creatorflow.activities.persistence.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A medium of a creator over both tables, once per {@code media_pk}. Each counter is the one the better source gave: plays of the reels
 * stream, shares of the feed. Null means unknown.
 *
 * @param kind reel, or the post type: carousel, video, image
 * @param engagementRate percent
 */
public record MediaLine(
        String mediaPk,
        String kind,
        @Nullable String shortcode,
        @Nullable Instant takenAt,
        @Nullable String captionText,
        @Nullable Long plays,
        @Nullable Long likeCount,
        boolean likesHidden,
        @Nullable Long commentCount,
        @Nullable Long reshareCount,
        @Nullable Double engagementRate,
        boolean isPinned,
        @Nullable String ownerId,
        @Nullable String videoUrl,
        @Nullable String thumbnailUrl) {}
