package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads how a stretch of time went. Thread-safe. */
public final class DigestReads {
    private final Database database;

    public DigestReads(Database database) {
        this.database = database;
    }

    /**
     * The time from then until now.
     *
     * @param now what counts as now, for runs that stay open
     */
    public Digest since(Instant since, Instant now) {
        return database.autocommit(statements -> {
            DigestMapper digest = statements.mapper(DigestMapper.class);
            List<Digest.Growth> growth = new ArrayList<>(digest.growth(since));
            growth.addAll(digest.loss(since));
            return new Digest(
                    since,
                    digest.ends(since),
                    digest.longOpen(now),
                    digest.sums(since),
                    digest.spending(since),
                    digest.batches(since),
                    digest.notices(since),
                    growth);
        });
    }
}
