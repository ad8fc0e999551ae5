package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.util.List;

/** {@link CreatorStaff} in SQL. */
final class SqlCreatorStaff implements CreatorStaff {
    private final Database database;
    private final Clock clock;

    SqlCreatorStaff(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Changed importKnown(List<KnownCreator> creators, boolean approved, Requester by) {
        throw new UnsupportedOperationException("import on " + database.dataSource() + clock);
    }

    @Override
    public Changed add(KnownCreator creator, Requester by) {
        throw new UnsupportedOperationException("add");
    }

    @Override
    public Changed review(List<String> igUserIds, Review review, Requester by) {
        throw new UnsupportedOperationException("review");
    }

    @Override
    public Changed edit(List<String> igUserIds, CreatorEdit edit, Requester by) {
        throw new UnsupportedOperationException("edit");
    }
}
