package dev.creatorflow.activities.media;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How much may still be stored by one batch. Batches of other targets store at the same time, so the bound may be passed by what they are at.
 * Thread-safe.
 */
final class StoreRoom {
    private final boolean bounded;
    private final AtomicLong left;
    private volatile boolean full;

    /** @param mostBytes null for no bound; {@code storedBytes} is then not looked at */
    StoreRoom(@Nullable Long mostBytes, long storedBytes) {
        this.bounded = mostBytes != null;
        this.left = new AtomicLong(mostBytes == null ? 0 : mostBytes - storedBytes);
        this.full = bounded && left.get() <= 0;
    }

    /** Whether a file of this size still fits; -1 where its size is not known. */
    boolean fits(long bytes) {
        boolean fits = !bounded || left.get() >= Math.max(bytes, 1);
        full |= !fits;
        return fits;
    }

    /** Takes the bytes where they fit. */
    boolean take(long bytes) {
        if (bounded && left.addAndGet(-bytes) < 0) {
            left.addAndGet(bytes);
            full = true;
            return false;
        }
        return true;
    }

    /** Whether a file did not fit, or nothing can. */
    boolean full() {
        return full;
    }
}
