package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.workflows.instagram.AccountState;
import dev.creatorflow.workflows.instagram.MediaCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored profile answer's row with what is known of the account.
 *
 * @param body as it is stored, compressed; null where it is in the archive
 * @param confirmed the answer's rows are committed
 * @param foundId the account the answer is about, with its handle; null where it knows none
 * @param hasClips whether the account has reels, as stored before this answer; null where that is not known
 * @param holder another stored account that is thought to hold the handle the answer gave; null where there is none
 * @param state as {@link AccountStanding}, like the fields after it; null where the account was never seen
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way; nobody compares two of them
record ProfileSource(
        Instant fetchedAt,
        byte @Nullable [] body,
        boolean confirmed,
        int mediaDue,
        int mediaReused,
        @Nullable String foundId,
        @Nullable String foundUsername,
        @Nullable Boolean hasClips,
        @Nullable String holder,
        @Nullable AccountState state,
        @Nullable Instant since,
        int sightings,
        @Nullable AccountState candidateState,
        @Nullable Instant candidateSince,
        int candidateSightings) {
    MediaCounts media() {
        return new MediaCounts(mediaDue, mediaReused);
    }

    @Nullable AccountStanding standing() {
        return state == null || since == null
                ? null
                : new AccountStanding(state, since, sightings, candidateState, candidateSince, candidateSightings);
    }
}
