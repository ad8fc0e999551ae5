package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.activities.persistence.Database;
import java.util.List;
import java.util.Optional;

/** Reads cycles, slots and backfills for people, newest first. Thread-safe. */
public final class BatchReads {
    private final Database database;

    public BatchReads(Database database) {
        this.database = database;
    }

    public List<BatchLine> list(BatchFilter filter, int limit) {
        return database.autocommit(
                statements -> statements.mapper(BatchReadMapper.class).list(filter, limit));
    }

    /** The batch of this id. */
    public Optional<BatchLine> find(String batch) {
        return Optional.ofNullable(database.autocommit(
                statements -> statements.mapper(BatchReadMapper.class).find(batch)));
    }
}
