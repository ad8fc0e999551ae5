package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.fetch.Fetched;
import dev.creatorflow.activities.media.fetch.FetchedFile;
import dev.creatorflow.activities.media.fetch.MediaFailure;
import dev.creatorflow.activities.media.fetch.MediaFetcher;
import dev.creatorflow.activities.media.fetch.SourceLink;
import dev.creatorflow.activities.media.fetch.Spool;
import dev.creatorflow.activities.media.inspect.BrokenFileException;
import dev.creatorflow.activities.media.inspect.FileInspector;
import dev.creatorflow.activities.media.inspect.Inspected;
import dev.creatorflow.activities.media.inspect.PerceptualHash;
import dev.creatorflow.activities.objectstore.ContentAddress;
import dev.creatorflow.activities.objectstore.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One due file's way: fetched into the spool, checked, put into the store under its digest, written down. Whatever step is cut off, the file is
 * still due and the next attempt starts over; nothing unchecked is ever in the store. Thread-safe.
 */
final class FileTransfer {
    private static final Logger LOG = LoggerFactory.getLogger(FileTransfer.class);

    private final DueFiles files;
    private final MediaFetcher fetcher;
    private final VideoCare videos;
    private final Spool spool;
    private final ObjectStore store;
    private final String publicUrl;
    private final Clock clock;

    /** @param spool where other forms of a fetched file are written */
    FileTransfer(
            DueFiles files,
            MediaFetcher fetcher,
            VideoCare videos,
            Spool spool,
            ObjectStore store,
            URI publicUrl,
            Clock clock) {
        this.files = files;
        this.fetcher = fetcher;
        this.videos = videos;
        this.spool = spool;
        this.store = store;
        this.publicUrl = publicUrl.toString().replaceAll("/+$", "");
        this.clock = clock;
    }

    /**
     * @throws dev.creatorflow.activities.objectstore.StoreException where the store does not take the file: it stays due as it was
     * @throws IOException where the spool cannot be used
     */
    TransferOutcome transfer(DueFile file, BatchWork work) throws IOException, InterruptedException {
        SourceLink link = SourceLink.of(file.sourceUrl()).orElse(null);
        if (link == null) {
            return failed(file, new MediaFailure.BadLink());
        }
        KinGate gate = new KinGate(file.kin() ? files.kinOf(file) : List.of(), work.room());
        return switch (fetcher.fetch(link, file.isVideo(), gate)) {
            case Fetched.Failed(MediaFailure failure) -> failed(file, failure);
            case Fetched.NotTaken() -> notTaken(file, gate);
            case Fetched.Complete(FetchedFile fetched) -> {
                try (fetched) {
                    yield keep(file, link, fetched, work);
                }
            }
        };
    }

    private TransferOutcome notTaken(DueFile file, KinGate gate) {
        String same = gate.found();
        return same != null && files.reused(file, same) ? new TransferOutcome.Reused() : new TransferOutcome.Left();
    }

    private TransferOutcome keep(DueFile file, SourceLink link, FetchedFile fetched, BatchWork work)
            throws IOException, InterruptedException {
        boolean shrinks = fetched.type().video() && videos.transcoder().isPresent();
        // Asked before the costly step only: where there is none, the announcement of the upload asks.
        if (shrinks && files.reused(file, fetched.sha256())) {
            return new TransferOutcome.Reused();
        }
        Inspected inspected;
        try {
            inspected = FileInspector.inspect(fetched.path());
            if (inspected.type().video() && videos.probe().isPresent()) {
                videos.probe().get().check(fetched.path(), inspected);
            }
        } catch (BrokenFileException e) {
            String what = String.valueOf(e.getMessage());
            return failed(
                    file,
                    e.isCutOff() ? new MediaFailure.Truncated(link, what) : new MediaFailure.WrongType(link, what));
        }
        if (!shrinks) {
            return store(file, fetched, KeptFile.asFetched(fetched, inspected), work.room());
        }
        Path smaller = spool.create();
        try {
            return store(file, fetched, smaller(file, fetched, inspected, smaller, work), work.room());
        } finally {
            work.percents().remove(file.sourceKey());
            Files.deleteIfExists(smaller);
        }
    }

    /** The original stays beside it until the smaller form has been verified, and is what is kept where it was not. */
    private KeptFile smaller(DueFile file, FetchedFile fetched, Inspected inspected, Path target, BatchWork work)
            throws IOException, InterruptedException {
        Optional<Inspected> result = videos.transcoder()
                .orElseThrow()
                .shrink(
                        fetched.path(),
                        inspected,
                        target,
                        percent -> work.percents().put(file.sourceKey(), percent));
        return result.isPresent()
                ? KeptFile.transcoded(fetched, target, result.get())
                : KeptFile.asFetched(fetched, inspected);
    }

    private TransferOutcome store(DueFile file, FetchedFile fetched, KeptFile kept, StoreRoom room) throws IOException {
        ContentAddress address =
                new ContentAddress(kept.sha256(), kept.inspected().type().extension());
        if (!files.announce(file, address)) {
            return files.reused(file, kept.sha256()) ? new TransferOutcome.Reused() : new TransferOutcome.Left();
        }
        if (!room.take(kept.bytes())) {
            return new TransferOutcome.Left();
        }
        boolean written = false;
        try {
            store.put(address.key(), kept.path(), kept.inspected().type().contentType());
            written = files.stored(file, content(fetched, kept, address));
        } finally {
            room.end(kept.bytes(), written);
        }
        return written ? new TransferOutcome.Stored(kept.bytes()) : new TransferOutcome.Reused();
    }

    private StoredContent content(FetchedFile fetched, KeptFile kept, ContentAddress address) throws IOException {
        FetchedFile original = kept.original();
        return new StoredContent(
                kept.sha256(),
                original == null ? null : original.sha256(),
                original == null ? null : original.bytes(),
                PerceptualHash.of(kept.path(), kept.inspected()),
                kept.bytes(),
                kept.inspected().type().contentType(),
                kept.inspected().width(),
                kept.inspected().height(),
                kept.inspected().durationSeconds(),
                address.key(),
                publicUrl + "/" + address.key(),
                fetched.etag(),
                clock.instant());
    }

    private TransferOutcome failed(DueFile file, MediaFailure failure) {
        boolean lost = files.failed(file, failure);
        LOG.atLevel(lost ? Level.WARN : Level.INFO)
                .log("{} {}: {}", file.sourceKey(), lost ? "is given up" : "stays due", failure.sentence());
        return new TransferOutcome.Failed(failure, lost);
    }
}
