package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link ReprocessReads} in SQL. */
final class SqlReprocessReads implements ReprocessReads {
    private final Database database;

    SqlReprocessReads(Database database) {
        this.database = database;
    }

    @Override
    public Extent extent(List<String> igUserIds, @Nullable Instant since) {
        return read(reads -> reads.extent(igUserIds, since));
    }

    @Override
    public List<Change> changes(String name, int most) {
        return read(reads -> reads.changes(name, most));
    }

    @Override
    public List<Sum> sums(String name) {
        return read(reads -> reads.sums(name));
    }

    @Override
    public List<MovedRank> movedRanks(String name, RankedBy by, int most) {
        return read(reads -> switch (by) {
            case ENGAGEMENT -> reads.movedByEngagement(name, by.column(), most);
            case FOLLOWERS -> reads.movedByFollowers(name, by.column(), most);
        });
    }

    @Override
    public List<Failed> failed(String name, int most) {
        return read(reads -> reads.failed(name, most));
    }

    private <R> R read(Function<ReprocessReadMapper, R> work) {
        return database.autocommit(statements -> work.apply(statements.mapper(ReprocessReadMapper.class)));
    }
}
