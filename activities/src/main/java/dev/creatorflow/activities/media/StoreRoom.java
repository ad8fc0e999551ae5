package dev.creatorflow.activities.media;

import org.jspecify.annotations.Nullable;

/** What one batch may still store. Thread-safe. */
final class StoreRoom {
    private final @Nullable StoreTotal total;
    private volatile boolean full;

    /** @param total null for no bound */
    StoreRoom(@Nullable StoreTotal total) {
        this.total = total;
        this.full = total != null && total.left() <= 0;
    }

    /** Whether a file of this size still fits; -1 where its size is not known. */
    boolean fits(long bytes) {
        boolean fits = total == null || total.left() >= Math.max(bytes, 1);
        full |= !fits;
        return fits;
    }

    /** Takes the bytes where they fit; each taking ends with {@link #end}. */
    boolean take(long bytes) {
        boolean taken = total == null || total.take(bytes);
        full |= !taken;
        return taken;
    }

    /** @param written whether the file is in the database as stored now */
    void end(long bytes, boolean written) {
        if (total != null) {
            total.end(bytes, written);
        }
    }

    /** Whether a file did not fit, or nothing can. */
    boolean full() {
        return full;
    }
}
