package dev.creatorflow.infra.e2e.bench;

import dev.creatorflow.activities.media.fetch.FetchBounds;
import dev.creatorflow.activities.media.fetch.Fetched;
import dev.creatorflow.activities.media.fetch.FetchedFile;
import dev.creatorflow.activities.media.fetch.MediaFetcher;
import dev.creatorflow.activities.media.fetch.SourceLink;
import dev.creatorflow.activities.media.fetch.Spool;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A plain copy through the product's own clients, with its settings: each file from the CDN to a spool file and from there into the store, some
 * side by side. Nothing is looked up, inspected or written down.
 */
final class CopyLoop implements AutoCloseable {
    private final MediaFetcher fetcher;
    private final S3Stores stores;
    private final ObjectStore store;
    private final int lanes;
    private final AtomicLong keys = new AtomicLong();

    /** A file to copy. */
    record Source(SourceLink link, boolean video) {}

    /** @param lanes files side by side */
    CopyLoop(Settings settings, Path folder, int lanes) {
        this.fetcher = MediaFetcher.open(
                settings.media().allowedHosts(), Spool.open(folder.resolve("copies")), FetchBounds.USUAL, lanes, null);
        this.stores = S3Stores.open(settings.storage(), lanes);
        this.store = stores.media().orElseThrow();
        this.lanes = lanes;
    }

    /** Copies all and returns how many bytes that were. */
    long copy(List<Source> files) throws InterruptedException {
        long bytes = 0;
        Semaphore free = new Semaphore(lanes);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> copies = IntStream.range(0, files.size())
                    .mapToObj(i -> threads.submit(() -> {
                        free.acquire();
                        try {
                            return copy(files.get(i));
                        } finally {
                            free.release();
                        }
                    }))
                    .toList();
            for (Future<Long> copy : copies) {
                bytes += copy.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A plain copy failed", e.getCause());
        }
        return bytes;
    }

    private long copy(Source source) throws IOException, InterruptedException {
        switch (fetcher.fetch(source.link(), source.video())) {
            case Fetched.Complete(FetchedFile file) -> {
                try (file) {
                    store.put(
                            "bench/" + keys.incrementAndGet(),
                            file.path(),
                            file.type().contentType());
                    return file.bytes();
                }
            }
            case Fetched.Failed failed -> throw new IOException(failed.failure().sentence());
            case Fetched.NotTaken() -> throw new IOException(source.link() + " was not taken");
        }
    }

    @Override
    public void close() throws IOException {
        stores.close();
        fetcher.close();
    }
}
