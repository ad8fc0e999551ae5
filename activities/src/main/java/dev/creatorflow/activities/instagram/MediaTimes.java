package dev.creatorflow.activities.instagram;

import dev.creatorflow.activities.instagram.Drift.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times of a medium. {@code device_timestamp} is left alone: its unit differs from medium to medium. */
final class MediaTimes {
    /** Instagram opened on 2010-10-06. */
    private static final Instant FIRST = Instant.parse("2010-10-01T00:00:00Z");

    /** Beyond it the number was no count of seconds. */
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    /** Clocks differ; a medium a little younger than its answer is a fresh one. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private MediaTimes() {}

    /** Publication time out of epoch seconds; null where it is not delivered or no medium can have it. */
    static @Nullable Instant takenAt(Fields medium, String name, @Nullable Instant fetchedAt) {
        Long seconds = medium.integer(name, medium.observed(name));
        if (seconds == null) {
            return null;
        }
        Instant last = fetchedAt == null ? LAST : fetchedAt.plus(TOLERANCE);
        boolean possible = seconds >= FIRST.getEpochSecond() && seconds <= last.getEpochSecond();
        if (!possible) {
            medium.drift().found(name, Kind.OUT_OF_RANGE);
            return null;
        }
        return Instant.ofEpochSecond(seconds);
    }

    /** Seconds. */
    static @Nullable Double duration(Fields medium) {
        Double duration = medium.decimal("video_duration");
        return duration == null && medium.get("media_duration").isNumber()
                ? medium.decimal("media_duration")
                : duration;
    }
}
