package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@link CreatorReads} in SQL. */
final class SqlCreatorReads implements CreatorReads {
    private final Database database;

    SqlCreatorReads(Database database) {
        this.database = database;
    }

    @Override
    public List<CreatorLine> list(CreatorFilter filter, Paging page) {
        throw new UnsupportedOperationException("list on " + database.dataSource());
    }

    @Override
    public long count(CreatorFilter filter) {
        throw new UnsupportedOperationException("count");
    }

    @Override
    public List<String> ids(CreatorFilter filter) {
        throw new UnsupportedOperationException("ids");
    }

    @Override
    public Optional<CreatorCard> show(String nameOrId) {
        throw new UnsupportedOperationException("show");
    }

    @Override
    public List<MediaLine> media(String igUserId, Paging page) {
        throw new UnsupportedOperationException("media");
    }

    @Override
    public List<CreatorTarget> targets(Collection<String> namesOrIds) {
        throw new UnsupportedOperationException("targets");
    }
}
