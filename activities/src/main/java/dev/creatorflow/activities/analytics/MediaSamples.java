package dev.creatorflow.activities.analytics;

import dev.creatorflow.workflows.instagram.model.MediaCounters;
import dev.creatorflow.workflows.instagram.model.MediaItem;

/** Turns mapped media into samples. */
public final class MediaSamples {

    private MediaSamples() {}

    /**
     * The sample of a medium that a stream listed.
     *
     * @param fromReels the reels stream listed it, else the feed
     * @param igUserId the tracked creator; a medium without a known owner counts as the creator's own
     */
    public static MediaSample of(MediaItem item, boolean fromReels, String igUserId) {
        MediaCounters counters = item.counters();
        boolean owned = item.owner() == null || item.owner().igUserId().equals(igUserId);
        return new MediaSample(
                item.mediaPk(),
                fromReels,
                !fromReels,
                item.form(),
                item.isClip(),
                item.takenAt(),
                item.pinned(),
                // The sum with Facebook's plays comes and goes with the provider's session; Instagram's own is stable.
                counters.igPlays() != null ? counters.igPlays() : counters.plays(),
                counters.likes(),
                counters.likesHidden(),
                counters.comments(),
                counters.reshares(),
                counters.saves(),
                item.caption(),
                item.captionDelivered(),
                Boolean.TRUE.equals(item.isPaidPartnership()),
                owned);
    }
}
