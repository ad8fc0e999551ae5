package dev.creatorflow.activities.operations;

import dev.creatorflow.activities.operations.OperationsMapper.Backlog;
import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads the pipeline's figures and shows its pulse. Thread-safe. */
public final class Operations {
    private final Database database;
    private final Clock clock;

    /** @param clock decides what is due */
    public Operations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Cheap enough for every few seconds: each count has its index. */
    public PipelineFigures figures() {
        Instant now = clock.instant();
        return database.autocommit(statements -> {
            OperationsMapper operations = statements.mapper(OperationsMapper.class);
            Backlog backlog = operations.backlog(now);
            Instant since = backlog.dueSince();
            double lag = since == null ? 0 : Duration.between(since, now).toMillis() / 1000.0;
            return new PipelineFigures(backlog.due(), lag, backlog.open(), backlog.media(), operations.sources());
        });
    }

    /** Tells old screens that the platforms' workers live. */
    public void beat() {
        database.autocommit(
                statements -> statements.mapper(OperationsMapper.class).beat());
    }
}
