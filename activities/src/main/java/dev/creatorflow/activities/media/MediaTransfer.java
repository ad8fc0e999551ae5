package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.DueFilesMapper.Standing;
import dev.creatorflow.activities.media.fetch.MediaFetcher;
import dev.creatorflow.activities.media.fetch.Spool;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.media.MediaActivities.Halt;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Transfers a target's due files in bounded batches. Thread-safe; two at once for one target waste work and harm nothing. */
public final class MediaTransfer {
    /** Files side by side in one batch: bandwidth is shared with the batches of other targets. */
    private static final int LANES = 4;

    /** For how long a store that answered is believed to be there: a question is a paid request, and costs a local store a walk over its files. */
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private final DueFiles files;
    private final ObjectStore store;
    private final TransferBatch batch;
    private final @Nullable StoreTotal total;
    private final Clock clock;
    private volatile @Nullable Instant answeredAt;

    /**
     * @param publicUrl address under which the store's objects are read
     * @param spool the fetcher's, for other forms of what it fetched
     */
    public MediaTransfer(
            Database database,
            ObjectStore store,
            URI publicUrl,
            MediaFetcher fetcher,
            Spool spool,
            VideoCare videos,
            MediaSettings settings,
            Clock clock) {
        this.files = new DueFiles(database, clock);
        this.store = store;
        this.batch = new TransferBatch(new FileTransfer(files, fetcher, videos, spool, store, publicUrl, clock), LANES);
        Long most = settings.maxTotalBytes();
        this.total = most == null ? null : new StoreTotal(most, files::storedBytes, clock);
        this.clock = clock;
    }

    /**
     * Transfers up to {@code limit} files whose attempt is due.
     *
     * @param beat called every few seconds with what was done so far; what it throws ends the batch
     * @throws StoreException where the store does not work; no file's attempts are counted then
     */
    Transferred transferDue(Platform platform, String target, int limit, Consumer<BatchProgress> beat)
            throws IOException, InterruptedException {
        List<DueFile> due = files.dueNow(platform, target, limit);
        if (due.isEmpty()) {
            return report(platform, target, BatchCounts.of(0), Halt.NONE);
        }
        StoreRoom room = new StoreRoom(total);
        if (room.full()) {
            return report(platform, target, BatchCounts.of(0), Halt.STORE_FULL);
        }
        requireStore();
        try {
            BatchCounts done = batch.run(due, new BatchWork(room), beat);
            return report(platform, target, done, room.full() ? Halt.STORE_FULL : Halt.NONE);
        } catch (StoreException e) {
            answeredAt = null;
            throw e;
        }
    }

    /** Asked first, so that nothing is fetched for a store that is away. */
    private void requireStore() {
        Instant at = answeredAt;
        Instant now = clock.instant();
        if (at == null || now.isAfter(at.plus(TRUSTED))) {
            store.probe();
            answeredAt = now;
        }
    }

    private Transferred report(Platform platform, String target, BatchCounts done, Halt halt) {
        Instant now = clock.instant();
        Standing standing = files.standing(platform, target, now);
        return new Transferred(
                done.stored(),
                done.reused(),
                done.lost(),
                done.bytes(),
                standing.due(),
                standing.retrying(),
                standing.dueNow(),
                standing.awaitingLink(),
                standing.next() == null ? null : Duration.between(now, standing.next()),
                halt);
    }
}
