package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.workflows.instagram.AccountState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of an account, and what was seen of it and is not believed yet. Upstream errs: one answer that calls an account missing,
 * private or another's changes nothing, a second one in another run does, unless it came too soon to be another. An answer with the account's own id and public content is proof.
 *
 * @param sightings in a row of the state it has
 * @param candidate a state seen fewer than {@value #BELIEVED_AFTER} times; null where there is none
 * @param candidateSince its first sighting
 * @param candidateSightings in a row, those that came too soon not counted
 */
record AccountStanding(
        AccountState state,
        Instant since,
        int sightings,
        @Nullable AccountState candidate,
        @Nullable Instant candidateSince,
        int candidateSightings) {
    static final int BELIEVED_AFTER = 2;

    /** What errs once errs the same way minutes later. */
    static final Duration APART = Duration.ofHours(1);

    /**
     * The standing after a sighting.
     *
     * @param before null where the account was never seen
     * @param at when the answer was fetched
     */
    static AccountStanding after(@Nullable AccountStanding before, AccountState seen, Instant at) {
        if (before == null) {
            return firstSeen(seen, at);
        }
        if (seen == before.state) {
            return new AccountStanding(seen, before.since, before.sightings + 1, null, null, 0);
        }
        if (seen == AccountState.ACTIVE) {
            return new AccountStanding(seen, at, 1, null, null, 0);
        }
        return before.doubted(seen, at);
    }

    /** Without an own id in the answer nothing is known of an account that was never seen. */
    private static AccountStanding firstSeen(AccountState seen, Instant at) {
        return switch (seen) {
            case ACTIVE, PRIVATE -> new AccountStanding(seen, at, 1, null, null, 0);
            case MISSING, RENAMED, UNKNOWN -> new AccountStanding(AccountState.UNKNOWN, at, 1, seen, at, 1);
        };
    }

    private AccountStanding doubted(AccountState seen, Instant at) {
        if (seen != candidate || candidateSince == null) {
            return new AccountStanding(state, since, sightings, seen, at, 1);
        }
        Instant first = candidateSince;
        int times = at.isBefore(first.plus(APART)) ? candidateSightings : candidateSightings + 1;
        return times >= BELIEVED_AFTER
                ? new AccountStanding(seen, first, times, null, null, 0)
                : new AccountStanding(state, since, sightings, seen, first, times);
    }
}
