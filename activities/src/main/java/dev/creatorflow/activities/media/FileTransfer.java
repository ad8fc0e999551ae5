package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.fetch.Fetched;
import dev.creatorflow.activities.media.fetch.FetchedFile;
import dev.creatorflow.activities.media.fetch.MediaFailure;
import dev.creatorflow.activities.media.fetch.MediaFetcher;
import dev.creatorflow.activities.media.fetch.SourceLink;
import dev.creatorflow.activities.media.inspect.BrokenFileException;
import dev.creatorflow.activities.media.inspect.FileInspector;
import dev.creatorflow.activities.media.inspect.Inspected;
import dev.creatorflow.activities.media.inspect.PerceptualHash;
import dev.creatorflow.activities.objectstore.ContentAddress;
import dev.creatorflow.activities.objectstore.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
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
    private final ObjectStore store;
    private final String publicUrl;
    private final Clock clock;

    FileTransfer(DueFiles files, MediaFetcher fetcher, ObjectStore store, URI publicUrl, Clock clock) {
        this.files = files;
        this.fetcher = fetcher;
        this.store = store;
        this.publicUrl = publicUrl.toString().replaceAll("/+$", "");
        this.clock = clock;
    }

    /**
     * @throws dev.creatorflow.activities.objectstore.StoreException where the store does not take the file: it stays due as it was
     * @throws IOException where the spool cannot be used
     */
    TransferOutcome transfer(DueFile file) throws IOException, InterruptedException {
        Optional<SourceLink> link = SourceLink.of(file.sourceUrl());
        if (link.isEmpty()) {
            throw new IllegalStateException("The link of " + file.sourceKey() + " was checked when it was registered");
        }
        return switch (fetcher.fetch(link.get(), file.isVideo())) {
            case Fetched.Failed(MediaFailure failure) -> failed(file, failure);
            case Fetched.Complete(FetchedFile fetched) -> {
                try (fetched) {
                    yield keep(file, link.get(), fetched);
                }
            }
        };
    }

    private TransferOutcome keep(DueFile file, SourceLink link, FetchedFile fetched) throws IOException {
        Optional<Long> holder = files.holderOf(fetched.sha256());
        if (holder.isPresent()) {
            files.reused(file, holder.get());
            return new TransferOutcome.Reused();
        }
        Inspected inspected;
        try {
            inspected = FileInspector.inspect(fetched.path());
        } catch (BrokenFileException e) {
            String what = String.valueOf(e.getMessage());
            return failed(
                    file,
                    e.isCutOff() ? new MediaFailure.Truncated(link, what) : new MediaFailure.WrongType(link, what));
        }
        ContentAddress address =
                new ContentAddress(fetched.sha256(), fetched.type().extension());
        store.put(address.key(), fetched.path(), fetched.type().contentType());
        return files.stored(file, content(fetched, inspected, address))
                ? new TransferOutcome.Stored(fetched.bytes())
                : new TransferOutcome.Reused();
    }

    private StoredContent content(FetchedFile fetched, Inspected inspected, ContentAddress address) throws IOException {
        return new StoredContent(
                fetched.sha256(),
                PerceptualHash.of(fetched.path(), inspected),
                fetched.bytes(),
                fetched.type().contentType(),
                inspected.width(),
                inspected.height(),
                inspected.durationSeconds(),
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
