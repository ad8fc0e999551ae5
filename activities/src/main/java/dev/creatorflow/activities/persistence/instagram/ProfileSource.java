package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.workflows.instagram.AccountState;
import dev.creatorflow.workflows.instagram.MediaCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored profile answer's row with what is known of the account.
 *
 * @param confirmed the answer's rows are committed
 * @param holder another stored account that is thought to hold the handle the answer gave; null where there is none
 * @param state as {@link AccountStanding}, like the fields after it; null where the account was never seen
 */
record ProfileSource(
        Instant fetchedAt,
        boolean confirmed,
        int mediaDue,
        int mediaReused,
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
