package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.fetch.MediaFailure;
import dev.creatorflow.activities.media.fetch.MediaFailure.Unavailable;
import dev.creatorflow.activities.media.fetch.MediaFailure.WrongType;
import dev.creatorflow.workflows.contract.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a file that failed is tried again. Links live for one to four days: the plan is dense at first and ends with them. */
final class RetryPlan {
    /** Faults on the way: most pass in seconds, an outage in hours. */
    private static final List<Duration> PASSING = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24),
            Duration.ofHours(48));

    /** Other bytes than the file's: an error page passes, a file that is wrong upstream does not. */
    private static final List<Duration> WRONG_BYTES =
            List.of(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(24));

    /** A link that no page brings anew: what is gone stays gone, what was refused in passing comes back. */
    private static final List<Duration> DEAD =
            List.of(Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofHours(24), Duration.ofHours(48));

    /** Dead links, and askings that brought no other, after which {@link FreshLinkActivitiesImpl} gives a file up. */
    static final int MOST_DEAD_LINKS = 6;

    private RetryPlan() {}

    /**
     * @param lost given up
     * @param at the next attempt; null where lost, and where it is the next link's
     * @param linkIsDead a count of its own, since no plan for faults on the way mends it
     */
    record Next(boolean lost, @Nullable Instant at, boolean linkIsDead) {
        static final Next LOST = new Next(true, null, false);
        static final Next WITH_A_FRESH_LINK = new Next(false, null, true);
    }

    /**
     * @param attempts that failed on the way before this one
     * @param deadLinks times that the link was found dead before
     */
    static Next after(MediaFailure failure, Platform platform, int attempts, int deadLinks, Instant now) {
        return switch (failure.remedy()) {
            case NONE -> Next.LOST;
            // Instagram's links are signed for days and asked for anew; Reddit's are the file's only ones.
            case FRESH_LINK ->
                platform == Platform.INSTAGRAM
                        ? Next.WITH_A_FRESH_LINK
                        : planned(DEAD, failure, deadLinks + 1, true, now);
            case LATER -> later(failure, attempts + 1, now);
        };
    }

    private static Next later(MediaFailure failure, int attempts, Instant now) {
        return planned(failure instanceof WrongType ? WRONG_BYTES : PASSING, failure, attempts, false, now);
    }

    private static Next planned(
            List<Duration> waits, MediaFailure failure, int attempts, boolean linkIsDead, Instant now) {
        if (attempts > waits.size()) {
            return new Next(true, null, linkIsDead);
        }
        Duration wait = waits.get(attempts - 1);
        Duration asked = failure instanceof Unavailable unavailable ? unavailable.retryAfter() : null;
        return new Next(false, now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait), linkIsDead);
    }
}
