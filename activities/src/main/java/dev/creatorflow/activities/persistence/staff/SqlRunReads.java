package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.util.List;
import java.util.Optional;

/** {@link RunReads} in SQL. */
final class SqlRunReads implements RunReads {
    private final Database database;

    SqlRunReads(Database database) {
        this.database = database;
    }

    @Override
    public List<RunLine> list(RunFilter filter, Paging page) {
        throw new UnsupportedOperationException("list on " + database.dataSource());
    }

    @Override
    public long count(RunFilter filter) {
        throw new UnsupportedOperationException("count");
    }

    @Override
    public Optional<RunCard> show(String nameOrKey) {
        throw new UnsupportedOperationException("show");
    }
}
