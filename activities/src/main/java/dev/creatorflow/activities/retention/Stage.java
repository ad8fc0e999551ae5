package dev.creatorflow.activities.retention;

import dev.creatorflow.activities.settings.RetentionSettings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far history is thinned at an age. Within a bucket the last observation stands for all; the first one ever, the last one ever and those
 * made for a fixed age stay in every stage.
 */
enum Stage {
    DAILY(Duration.ofDays(1), Duration.ofMinutes(15)) {
        @Override
        @Nullable Duration age(RetentionSettings settings) {
            return settings.observationsAll();
        }
    },
    WEEKLY(Duration.ofDays(7), Duration.ofHours(2)) {
        @Override
        @Nullable Duration age(RetentionSettings settings) {
            return settings.observationsDaily();
        }
    },
    /** One bucket without an end: only what is the first or the last of all stays. */
    ENDS(Duration.ofDays(7), Duration.ofHours(6)) {
        @Override
        @Nullable Duration age(RetentionSettings settings) {
            return settings.metrics();
        }

        @Override
        Instant successorsBefore(Instant moment) {
            return END_OF_TIME;
        }
    };

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    /** A Monday: weeks begin on Mondays, days at midnight, both UTC. */
    private static final Instant ANCHOR = Instant.parse("1970-01-05T00:00:00Z");

    private final Duration bucket;
    private final Duration slice;

    /** @param slice of a bucket that one statement looks at */
    Stage(Duration bucket, Duration slice) {
        this.bucket = bucket;
        this.slice = slice;
    }

    /** From which age on this stage applies; null = never. */
    abstract @Nullable Duration age(RetentionSettings settings);

    /** An observation may go where a later one lies before this moment. */
    Instant successorsBefore(Instant moment) {
        return bucketStart(moment).plus(bucket);
    }

    Instant bucketStart(Instant moment) {
        long seconds = Duration.between(ANCHOR, moment).toSeconds();
        return ANCHOR.plusSeconds(Math.floorDiv(seconds, bucket.toSeconds()) * bucket.toSeconds());
    }

    /** Whether the whole bucket of this moment is older than the border. */
    boolean reached(Instant moment, Instant border) {
        return !bucketStart(moment).plus(bucket).isAfter(border);
    }

    Instant sliceEnd(Instant start) {
        Instant end = start.plus(slice);
        Instant bucketEnd = bucketStart(start).plus(bucket);
        return end.isBefore(bucketEnd) ? end : bucketEnd;
    }
}
