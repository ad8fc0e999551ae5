package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.persistence.Database;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the month's partition of the observations before the first one of that month is written. Asks once a month and process. */
final class ObservationMonths {
    private final Database database;
    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    ObservationMonths(Database database) {
        this.database = database;
    }

    void ensure(Instant moment) {
        YearMonth month = YearMonth.from(moment.atOffset(ZoneOffset.UTC));
        if (!made.contains(month)) {
            database.autocommit(
                    statements -> statements.mapper(MediaMapper.class).ensureObservationMonth(moment));
            made.add(month);
        }
    }
}
