package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What did not end well and has not been made good since: a target counts by its newest run, and not while that run is under way. Runs that a
 * person cancelled are not among them. Thread-safe.
 */
public interface FailureReads {
    static FailureReads over(Database database) {
        return new SqlFailureReads(database);
    }

    /** The most frequent first. */
    List<FailureGroup> groups(Instant since);

    /**
     * The runs themselves, newest first.
     *
     * @param group only those of this group; null for all
     * @param name only the run with this key, workflow id, target or handle; null for all
     */
    List<FailedRun> runs(Instant since, @Nullable String group, @Nullable String name);
}
