package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.util.List;
import java.util.function.Function;

/** {@link DiscoveryReads} in SQL. */
final class SqlDiscoveryReads implements DiscoveryReads {
    private final Database database;

    SqlDiscoveryReads(Database database) {
        this.database = database;
    }

    @Override
    public List<Source> sources(List<String> igUserIds) {
        return read(mapper -> mapper.sources(igUserIds));
    }

    @Override
    public List<Link> ledHere(String igUserId, int limit) {
        return read(mapper -> mapper.ledHere(igUserId, limit));
    }

    @Override
    public List<Link> ledTo(String igUserId, int limit) {
        return read(mapper -> mapper.ledTo(igUserId, limit));
    }

    private <R> R read(Function<DiscoveryReadMapper, R> work) {
        return database.autocommit(statements -> work.apply(statements.mapper(DiscoveryReadMapper.class)));
    }
}
