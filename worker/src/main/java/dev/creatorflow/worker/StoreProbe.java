package dev.creatorflow.worker;

import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.objectstore.StoreException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Looks at the bucket once when the worker starts, so that wrong keys or a wrong clock are said before the first file. Beside the start, and never
 * its end: rows do without a store, and transfers wait for it.
 */
final class StoreProbe implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StoreProbe.class);

    private final S3Stores stores;

    StoreProbe(S3Stores stores) {
        this.stores = stores;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Thread.ofVirtual()
                .name("store-probe")
                .start(() -> refusal()
                        .ifPresent(sentence ->
                                LOG.warn("{} Rows are stored all the same; media wait for the store.", sentence)));
    }

    /** What keeps the public bucket from being used, with the remedy; empty where nothing does, and where the store is switched off. */
    Optional<String> refusal() {
        Optional<ObjectStore> bucket = stores.media();
        if (bucket.isPresent()) {
            try {
                bucket.get().probe();
            } catch (StoreException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }
}
