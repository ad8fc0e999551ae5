package dev.creatorflow.activities.analytics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far back a stream is known without a gap, counted from the newest medium.
 *
 * @param oldestWalked publication time of the oldest unpinned medium that was walked; null where nothing was walked or
 *     the list held none
 * @param exhausted the stream was walked to its end, so nothing older exists
 */
public record StreamCoverage(@Nullable Instant oldestWalked, boolean exhausted) {

    /** The stream was never walked: what it holds is unknown. */
    public static StreamCoverage unknown() {
        return new StreamCoverage(null, false);
    }

    /** The stream was walked back to a time, and goes on before it. */
    public static StreamCoverage backTo(Instant oldestWalked) {
        return new StreamCoverage(oldestWalked, false);
    }

    /** The stream was walked to its end. */
    public static StreamCoverage complete() {
        return new StreamCoverage(null, true);
    }

    /** Since when every medium of the stream is known; null where nothing can be said. */
    @Nullable Instant since() {
        return exhausted ? Instant.MIN : oldestWalked;
    }
}
