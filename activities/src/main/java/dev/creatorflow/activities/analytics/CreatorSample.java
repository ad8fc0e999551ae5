package dev.creatorflow.activities.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a creator at one moment.
 *
 * @param followers of the same profile answer; null where unknown
 * @param media in any order; see {@link MediaSample} for media that both streams list
 * @param reels how far back the reels stream is known
 * @param feed how far back the user feed is known
 */
public record CreatorSample(
        @Nullable Long followers, List<MediaSample> media, StreamCoverage reels, StreamCoverage feed) {

    public CreatorSample {
        media = List.copyOf(media);
    }
}
