package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.contract.FailureType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link FailureReads} in SQL. */
final class SqlFailureReads implements FailureReads {
    /** Which failed calls explain which reason. */
    private static final String CAUSES = Arrays.stream(FailureType.values())
            .map(type -> "{\"type\":\"" + type.name() + "\",\"reason\":\""
                    + type.reason().name() + "\"}")
            .collect(Collectors.joining(",", "[", "]"));

    private final Database database;

    SqlFailureReads(Database database) {
        this.database = database;
    }

    @Override
    public List<FailureGroup> groups(Instant since) {
        return database.autocommit(
                statements -> statements.mapper(FailureReadMapper.class).groups(since, CAUSES));
    }

    @Override
    public List<FailedRun> runs(Instant since, @Nullable String group, @Nullable String name) {
        String plain = name == null ? null : Handles.plain(name);
        return database.autocommit(
                statements -> statements.mapper(FailureReadMapper.class).runs(since, CAUSES, group, plain));
    }
}
