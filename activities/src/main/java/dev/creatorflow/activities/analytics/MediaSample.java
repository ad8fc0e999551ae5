package dev.creatorflow.activities.analytics;

import dev.creatorflow.workflows.instagram.model.MediaForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One medium as analytics sees it. A medium listed in both streams may come as one sample with both flags or as one
 * sample per stream; it is counted once either way.
 *
 * <p>Counters are null where they are unknown, and zero only where upstream said zero. Likes that the owner hides and
 * negative counters are unknown whatever number came with them.
 *
 * @param inReels listed by the reels stream
 * @param inFeed listed by the user feed
 * @param clip a reel by nature, also where only the feed listed it
 * @param takenAt publication time
 * @param pinned pinned to the top of either tab, so its place in the list says nothing about when it was posted
 * @param views plays, which only the reels stream delivers
 * @param likesHidden the owner hides the number; upstream then delivers a false 3
 * @param reshares shares, which only the feed delivers
 * @param caption null where the medium has none, or where {@code captionKnown} is false
 * @param ownedByCreator false for a co-authored medium of somebody else, which is not the creator's own performance
 */
public record MediaSample(
        String mediaPk,
        boolean inReels,
        boolean inFeed,
        MediaForm form,
        boolean clip,
        @Nullable Instant takenAt,
        boolean pinned,
        @Nullable Long views,
        @Nullable Long likes,
        boolean likesHidden,
        @Nullable Long comments,
        @Nullable Long reshares,
        @Nullable Long saves,
        @Nullable String caption,
        boolean captionKnown,
        boolean paidPartnership,
        boolean ownedByCreator) {

    public MediaSample {
        views = knownCount(views);
        likes = likesHidden ? null : knownCount(likes);
        comments = knownCount(comments);
        reshares = knownCount(reshares);
        saves = knownCount(saves);
    }

    private static @Nullable Long knownCount(@Nullable Long count) {
        return count == null || count < 0 ? null : count;
    }

    /** A reel, wherever it was listed; everything else is a post. */
    public boolean isReel() {
        return clip || inReels;
    }

    /** Likes and comments together; null unless both are known. */
    public @Nullable Long engagement() {
        return MediaEngagement.count(likes, comments);
    }

    MediaSample takenAt(@Nullable Instant time) {
        return new MediaSample(
                mediaPk,
                inReels,
                inFeed,
                form,
                clip,
                time,
                pinned,
                views,
                likes,
                likesHidden,
                comments,
                reshares,
                saves,
                caption,
                captionKnown,
                paidPartnership,
                ownedByCreator);
    }

    /**
     * The same medium seen in two streams. Counters only move upwards but for corrections, so the larger of two
     * readings is the newer one; a flag that one stream raises holds.
     */
    MediaSample mergedWith(MediaSample other) {
        return new MediaSample(
                mediaPk,
                inReels || other.inReels,
                inFeed || other.inFeed,
                form,
                clip || other.clip,
                takenAt != null ? takenAt : other.takenAt,
                pinned || other.pinned,
                larger(views, other.views),
                larger(likes, other.likes),
                likesHidden || other.likesHidden,
                larger(comments, other.comments),
                larger(reshares, other.reshares),
                larger(saves, other.saves),
                caption != null ? caption : other.caption,
                captionKnown || other.captionKnown,
                paidPartnership || other.paidPartnership,
                ownedByCreator && other.ownedByCreator);
    }

    private static @Nullable Long larger(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
