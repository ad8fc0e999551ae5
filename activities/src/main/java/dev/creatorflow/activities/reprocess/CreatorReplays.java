package dev.creatorflow.activities.reprocess;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities;
import java.time.Clock;

/**
 * Rebuilds creators one after the other on one connection. For one thread; close it.
 *
 * <p>Runs, account states, handles and covered ranges are a record of what happened and stay as they are; staff's columns and addresses in our
 * own store stay, too.
 */
public final class CreatorReplays implements AutoCloseable {
    /** Makes the scrape's stores over a database, which registers no files: those that are due are due already. */
    @FunctionalInterface
    public interface Stores {
        CreatorStoreActivities over(Database copies, Clock clock);
    }

    private final PrivateTables tables;
    private final ReplayClock clock = new ReplayClock();
    private final CreatorStoreActivities stores;

    public CreatorReplays(Database database, Stores stores) {
        this.tables = new PrivateTables(database.dataSource());
        this.stores = stores.over(tables.copies(), clock);
    }

    /**
     * What became of a creator.
     *
     * @param media entries of its answers
     * @param changed rows written because they differed
     * @param keptNewer rows left alone because a newer answer came in meanwhile
     */
    public record Rebuilt(int runs, int answers, long media, long changed, long keptNewer) {}

    /**
     * Replays the creator and writes what differs, with the report under the name, in one transaction at the end.
     *
     * @param beat called after every run
     */
    public Rebuilt rebuild(String name, String igUserId, Runnable beat) {
        tables.empty();
        CreatorReplay.Replayed replayed = new CreatorReplay(igUserId, tables.real(), stores, clock, beat).replay();
        ReplayMerge.Merged merged = new ReplayMerge(tables.connection(), igUserId, replayed).merge(name);
        return new Rebuilt(replayed.runs(), replayed.answers(), replayed.media(), merged.changed(), merged.keptNewer());
    }

    @Override
    public void close() {
        tables.close();
    }
}
