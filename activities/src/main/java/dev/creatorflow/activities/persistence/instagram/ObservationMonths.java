package dev.creatorflow.activities.persistence.instagram;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which months' partitions of the observations are known to be there: each is asked for once a process. Thread-safe. */
final class ObservationMonths {
    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    /** Makes the month's partition in the caller's transaction, unless it is known to be there. */
    void ensure(MediaMapper media, Instant moment) {
        if (!made.contains(month(moment))) {
            media.ensureObservationMonth(moment);
        }
    }

    /** The transaction that ensured the month is committed. */
    void committed(Instant moment) {
        made.add(month(moment));
    }

    private static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }
}
