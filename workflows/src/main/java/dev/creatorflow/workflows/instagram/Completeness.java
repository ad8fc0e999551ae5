package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.instagram.CreatorStoreActivities.AnalyticsSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import java.util.List;

/**
 * What a run knows of the account beside its streams, held against them: whether a stream that claims to have ended brought all there is. A
 * fact of its own, whatever else went wrong in the run; pure.
 *
 * @param mediaMissing the feed ended, and both streams together brought fewer media than the account says it has
 * @param reelsMissing the reels ended without a single one, and the profile or the feed of the same run says that there are some
 */
record Completeness(boolean mediaMissing, boolean reelsMissing) {
    /** Accounts lose and gain media while they are read, and the count upstream lags: fewer than this share is missing for sure. */
    private static final double EXPECTED_SHARE = 0.9;

    static Completeness of(List<StreamResult> streams, ProfileSaved profile, AnalyticsSaved analytics) {
        boolean mediaMissing = claimsEnd(streams, Stream.POSTS)
                && profile.mediaCount() != null
                && analytics.distinctMedia() < profile.mediaCount() * EXPECTED_SHARE;
        boolean thereAreReels = Boolean.TRUE.equals(profile.hasClips()) || analytics.feedClips() > 0;
        boolean noReels = streams.stream()
                .filter(stream -> stream.stream() == Stream.REELS)
                .allMatch(stream -> stream.counts().saved() == 0);
        return new Completeness(mediaMissing, claimsEnd(streams, Stream.REELS) && noReels && thereAreReels);
    }

    /** Whether a stream's claim to have ended is believed. */
    boolean confirms(Stream stream) {
        return !mediaMissing && !(reelsMissing && stream == Stream.REELS);
    }

    private static boolean claimsEnd(List<StreamResult> streams, Stream stream) {
        return streams.stream().anyMatch(result -> result.stream() == stream && result.end() == WalkEnd.EXHAUSTED);
    }
}
