package dev.creatorflow.activities.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes the store holds, for all batches of this process: summed from the database once a minute, and since then what this process
 * stored or is storing. What other processes store within that minute is not seen, so the bound may be passed by that much. Thread-safe.
 */
final class StoreTotal {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final long mostBytes;
    private final LongSupplier stored;
    private final Clock clock;
    private @Nullable Instant summedAt;
    private long sum;
    private long since;
    private long underWay;

    /** @param stored sums the database; called by one thread at a time */
    StoreTotal(long mostBytes, LongSupplier stored, Clock clock) {
        this.mostBytes = mostBytes;
        this.stored = stored;
        this.clock = clock;
    }

    /** Bytes that may still be stored; 0 or less where the store is full. */
    synchronized long left() {
        Instant now = clock.instant();
        if (summedAt == null || !now.isBefore(summedAt.plus(FRESH))) {
            sum = stored.getAsLong();
            since = 0;
            summedAt = now;
        }
        return mostBytes - sum - since - underWay;
    }

    /** Takes room for a file that is about to be stored, where it fits; each taking ends with {@link #end}. */
    synchronized boolean take(long bytes) {
        if (left() < bytes) {
            return false;
        }
        underWay += bytes;
        return true;
    }

    /** @param written whether the file is in the database as stored now */
    synchronized void end(long bytes, boolean written) {
        underWay -= bytes;
        if (written) {
            since += bytes;
        }
    }
}
