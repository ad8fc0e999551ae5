package dev.creatorflow.activities.drift;

import dev.creatorflow.activities.drift.DriftMapper.Hold;
import dev.creatorflow.activities.persistence.Database;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which fields are held back, as it was read a few seconds ago at most. Thread-safe. */
final class FieldHolds {
    private static final long READ_EVERY_NANOS = 15_000_000_000L;

    private final Database database;
    private volatile List<Hold> known = List.of();
    private long readAt;
    private boolean read;

    FieldHolds(Database database) {
        this.database = database;
    }

    /** As of the last {@link #prepare()}. */
    Set<String> held(String endpoint, Instant fetchedAt) {
        return known.stream()
                .filter(hold -> hold.endpoint().equals(endpoint) && hold.covers(fetchedAt))
                .map(Hold::field)
                .collect(Collectors.toUnmodifiableSet());
    }

    synchronized void readAgain() {
        read = false;
    }

    synchronized void prepare() {
        long now = System.nanoTime();
        if (!read || now - readAt > READ_EVERY_NANOS) {
            known = database.autocommit(
                    statements -> statements.mapper(DriftMapper.class).holds());
            readAt = now;
            read = true;
        }
    }
}
