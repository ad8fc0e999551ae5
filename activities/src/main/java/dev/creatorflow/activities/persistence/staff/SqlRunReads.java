package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.contract.Platform;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link RunReads} in SQL. */
final class SqlRunReads implements RunReads {
    private final Database database;

    SqlRunReads(Database database) {
        this.database = database;
    }

    @Override
    public List<RunLine> list(RunFilter filter, Paging page) {
        List<RunRow> rows = database.autocommit(
                statements -> statements.mapper(RunReadMapper.class).list(filter, platform(filter), page));
        return rows.stream().map(RunRow::line).toList();
    }

    @Override
    public long count(RunFilter filter) {
        return database.autocommit(
                statements -> statements.mapper(RunReadMapper.class).count(filter, platform(filter)));
    }

    @Override
    public Optional<RunCard> show(String nameOrKey) {
        return database.autocommit(statements -> {
            RunReadMapper runs = statements.mapper(RunReadMapper.class);
            RunRow run = runs.find(Handles.plain(nameOrKey));
            return run == null ? Optional.empty() : Optional.of(new RunCard(run.line(), runs.rejected(run.runKey())));
        });
    }

    private static @Nullable String platform(RunFilter filter) {
        Platform platform = filter.platform();
        return platform == null ? null : platform.label();
    }
}
