package dev.creatorflow.activities.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.creatorflow.activities.instagram.Drift;
import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ibatis.exceptions.PersistenceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds counts up in memory and writes them every few seconds: a row per field in every page's transaction would make all workers wait for one
 * another. What a killed process had not written is lost, which a share over a day does not notice. Thread-safe.
 */
final class DriftCounts {
    private static final Logger LOG = LoggerFactory.getLogger(DriftCounts.class);
    private static final long WRITE_EVERY_NANOS = 15_000_000_000L;

    private final Database database;
    private final Clock clock;
    private final FieldHolds holds;
    private Map<Key, Long> odd = new TreeMap<>();
    private Map<Key, Long> observed = new TreeMap<>();
    private long writtenAt = System.nanoTime();

    DriftCounts(Database database, Clock clock, FieldHolds holds) {
        this.database = database;
        this.clock = clock;
        this.holds = holds;
    }

    /** In the order in which every process locks the rows. */
    private record Key(LocalDate day, String endpoint, String field, String kind) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::day)
                .thenComparing(Key::endpoint)
                .thenComparing(Key::field)
                .thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    void add(String endpoint, Drift drift, Instant fetchedAt) {
        if (addedLongAfterTheLastWriting(endpoint, drift, LocalDate.ofInstant(fetchedAt, ZoneOffset.UTC))) {
            flush();
        }
    }

    private synchronized boolean addedLongAfterTheLastWriting(String endpoint, Drift drift, LocalDate day) {
        observed.merge(new Key(day, endpoint, "", ""), (long) drift.observed(), Long::sum);
        drift.counts()
                .forEach((finding, count) -> odd.merge(
                        new Key(day, endpoint, finding.field(), finding.kind().name()), (long) count, Long::sum));
        return System.nanoTime() - writtenAt > WRITE_EVERY_NANOS;
    }

    /** Never fails a scrape: counts that cannot be written are told and dropped. */
    void flush() {
        Map<Key, Long> oddNow;
        Map<Key, Long> observedNow;
        synchronized (this) {
            writtenAt = System.nanoTime();
            oddNow = odd;
            observedNow = observed;
            odd = new TreeMap<>();
            observed = new TreeMap<>();
        }
        if (observedNow.isEmpty()) {
            return;
        }
        try {
            database.transaction(statements -> {
                DriftMapper mapper = statements.mapper(DriftMapper.class);
                mapper.addObserved(json(observedNow));
                mapper.addOdd(json(oddNow));
                LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                return mapper.release(today, clock.instant(), HeldBack.WATCHED_JSON)
                        + mapper.hold(today, clock.instant(), HeldBack.WATCHED_JSON);
            });
            holds.readAgain();
        } catch (PersistenceException e) {
            LOG.warn(
                    "Drift counts of the last seconds could not be written and are dropped: {}",
                    String.valueOf(e.getCause()));
        }
    }

    private static String json(Map<Key, Long> counts) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        counts.forEach((key, count) -> rows.addObject()
                .put("day", key.day().toString())
                .put("endpoint", key.endpoint())
                .put("field", key.field())
                .put("kind", key.kind())
                .put("count", count));
        return rows.toString();
    }
}
