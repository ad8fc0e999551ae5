package dev.creatorflow.activities.drift;

import dev.creatorflow.activities.instagram.Drift;
import dev.creatorflow.activities.instagram.MappedPage;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.Profile;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands between an answer's mapping and its rows. Counts what is odd, and takes out the fields that are held back, so that what was known
 * before stays. Thread-safe.
 */
public final class DriftWatch implements AutoCloseable {
    /** The endpoint's name in the tables where the answer is a profile. */
    static final String PROFILE = "profile";

    private final FieldHolds holds;
    private final @Nullable DriftCounts counts;

    private DriftWatch(FieldHolds holds, @Nullable DriftCounts counts) {
        this.holds = holds;
        this.counts = counts;
    }

    /** Counts and judges fresh answers. Close it, so that the last counts are written. */
    public static DriftWatch ofFreshAnswers(Database database, Clock clock) {
        FieldHolds holds = new FieldHolds(database);
        return new DriftWatch(holds, new DriftCounts(database, clock, holds));
    }

    /** For answers that are mapped again: counted once already, and held back as they were when they were fetched. */
    public static DriftWatch ofStoredAnswers(Database database) {
        return new DriftWatch(new FieldHolds(database), null);
    }

    /**
     * Looks up what is held back, where that is due. Call it before the transaction that publishes: inside, nothing of this class asks for a
     * second connection, which it might wait for while it keeps the first one from others.
     */
    public void prepare() {
        holds.prepare();
    }

    /** The page without the counters that are held back for answers fetched at that time. */
    public MappedPage publishable(Stream stream, MappedPage page, Instant fetchedAt) {
        Set<String> held = holds.held(endpoint(stream), fetchedAt);
        return held.isEmpty() ? page : HeldBack.without(page, held);
    }

    /** The profile without the counts that are held back. */
    public Profile publishable(Profile profile, Instant fetchedAt) {
        Set<String> held = holds.held(PROFILE, fetchedAt);
        return held.isEmpty() ? profile : HeldBack.without(profile, held);
    }

    /** Call it once per answer, when its rows are committed. */
    public void count(Stream stream, Drift drift, Instant fetchedAt) {
        if (counts != null) {
            counts.add(endpoint(stream), drift, fetchedAt);
        }
    }

    /** Call it once per answer, when its rows are committed. */
    public void countProfile(Drift drift, Instant fetchedAt) {
        if (counts != null) {
            counts.add(PROFILE, drift, fetchedAt);
        }
    }

    /** Writes what was counted, and judges it. Happens by itself every few seconds of work. */
    public void flush() {
        if (counts != null) {
            counts.flush();
        }
    }

    @Override
    public void close() {
        flush();
    }

    private static String endpoint(Stream stream) {
        return stream.name().toLowerCase(Locale.ROOT);
    }
}
