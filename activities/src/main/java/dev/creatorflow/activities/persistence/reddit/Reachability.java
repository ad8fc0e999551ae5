package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of whether a community or a redditor can be read. One refusal changes nothing: the same one has to be seen several times, far
 * enough apart. One good answer is proof, and ends it.
 *
 * @param status {@link #REACHABLE}, {@link #UNKNOWN} or the name of an {@link Unavailable}
 * @param sightings in a row of it
 * @param candidate a refusal that is not believed yet; null = none
 */
record Reachability(
        String status,
        Instant since,
        int sightings,
        @Nullable String candidate,
        @Nullable Instant candidateSince,
        int candidateSightings,
        @Nullable Instant candidateSeenAt) {
    static final String REACHABLE = "REACHABLE";
    static final String UNKNOWN = "UNKNOWN";

    /** Sightings after which a refusal is believed; one without a reason may be about us, and takes longer. */
    private static final int BELIEVED_AFTER = 3;

    private static final int BELIEVED_WITHOUT_REASON_AFTER = 5;

    /** What errs once errs the same way soon after. */
    static final Duration APART = Duration.ofHours(6);

    static Reachability reached(@Nullable Reachability before, Instant at) {
        return before != null && REACHABLE.equals(before.status)
                ? new Reachability(REACHABLE, before.since, before.sightings + 1, null, null, 0, null)
                : new Reachability(REACHABLE, at, 1, null, null, 0, null);
    }

    static Reachability refused(@Nullable Reachability known, Unavailable why, Instant at) {
        Reachability before = known == null ? new Reachability(UNKNOWN, at, 0, null, null, 0, null) : known;
        String seen = why.name();
        if (seen.equals(before.status)) {
            return new Reachability(seen, before.since, before.sightings + 1, null, null, 0, null);
        }
        Instant first = before.candidateSince;
        Instant last = before.candidateSeenAt;
        if (!seen.equals(before.candidate) || first == null || last == null) {
            return new Reachability(before.status, before.since, before.sightings, seen, at, 1, at);
        }
        if (at.isBefore(last.plus(APART))) {
            return before;
        }
        int times = before.candidateSightings + 1;
        return times >= believedAfter(why)
                ? new Reachability(seen, first, times, null, null, 0, null)
                : new Reachability(before.status, before.since, before.sightings, seen, first, times, at);
    }

    private static int believedAfter(Unavailable why) {
        return why == Unavailable.FORBIDDEN ? BELIEVED_WITHOUT_REASON_AFTER : BELIEVED_AFTER;
    }

    /** Whether this refusal is what is believed. */
    boolean believes(Unavailable why) {
        return why.name().equals(status);
    }

    /** Sightings in a row of a refusal, believed or not. */
    int sightingsOf(Unavailable why) {
        return believes(why) ? sightings : candidateSightings;
    }
}
