package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.fetch.FetchBounds;
import dev.creatorflow.activities.media.fetch.MediaFetcher;
import dev.creatorflow.activities.media.fetch.Spool;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.objectstore.TestObjectStore;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.settings.AllowedHost;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.activities.settings.MediaSettings.Kind;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a transfer touches, all of it real: database, object store, fetcher, a scripted CDN, and a clock that a test moves. */
final class MediaWorld implements AutoCloseable {
    static final String TARGET = "77";
    static final String PUBLIC = "https://media.example/";

    final MovableClock clock = new MovableClock();
    final TestCdn cdn = new TestCdn();
    final TestObjectStore server;
    final ObjectStore store;
    final Database database = TestDatabase.create();
    final MediaRows rows = new MediaRows(database);
    final Path spool;
    private final Spool files;
    VideoCare videos = VideoCare.NONE;
    private final S3Stores stores;
    private final MediaFetcher fetcher;
    private final boolean ownStore;

    /** With a bucket of its own on the process's one object store. */
    static MediaWorld open(Path folder) {
        return new MediaWorld(folder, TestObjectStore.shared(), false);
    }

    /** With an object store that the test may stop. */
    static MediaWorld withOwnStore(Path folder) {
        return new MediaWorld(folder, new TestObjectStore(folder.resolve("s3")), true);
    }

    private MediaWorld(Path folder, TestObjectStore server, boolean ownStore) {
        this.server = server;
        this.ownStore = ownStore;
        stores = S3Stores.open(server.settings(TestObjectStore.freshBucket()), 8);
        store = stores.media().orElseThrow();
        store.probe();
        spool = folder.resolve("spool");
        FetchBounds bounds = new FetchBounds(
                1 << 20, 4 << 20, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(2));
        files = Spool.open(spool);
        fetcher = MediaFetcher.open(List.of(new AllowedHost("127.0.0.1", cdn.port())), files, bounds, 8, null);
    }

    @Override
    public void close() throws IOException {
        fetcher.close();
        database.close();
        stores.close();
        if (ownStore) {
            server.close();
        }
        cdn.close();
    }

    MediaTransfer transfer(@Nullable Long maxTotalBytes) {
        return new MediaTransfer(
                database,
                store,
                server.settings().requirePublicUrl(),
                fetcher,
                files,
                videos,
                settings(maxTotalBytes),
                clock);
    }

    Transferred transfer() throws IOException, InterruptedException {
        return transfer(Platform.INSTAGRAM, TARGET);
    }

    Transferred transfer(Platform platform, String target) throws IOException, InterruptedException {
        return transfer(null).transferDue(platform, target, 100, _ -> {});
    }

    MediaCounts register(MediaOwner owner, RowSlot... slots) {
        return database.transaction(statements -> register(statements, owner, slots));
    }

    /** As a page's rows are saved: within their transaction. */
    MediaCounts register(Statements statements, MediaOwner owner, RowSlot... slots) {
        return register(statements, owner, TARGET, slots);
    }

    MediaCounts register(Statements statements, MediaOwner owner, String target, RowSlot... slots) {
        return new MediaRegistry(true, settings(null), clock).register(statements, owner, target, List.of(slots));
    }

    RowSlot video(String row, String path) {
        return slot(row, row, MediaRole.VIDEO, 0, path);
    }

    RowSlot cover(String row, String path) {
        return slot(row, row, MediaRole.COVER, 0, path);
    }

    RowSlot image(String row, String mediaPk, int position, String path) {
        return slot(row, mediaPk, MediaRole.IMAGE, position, path);
    }

    RowSlot slot(String row, String mediaPk, MediaRole role, int position, String path) {
        return slot(row, mediaPk, role, position, path, 720);
    }

    RowSlot slot(String row, String mediaPk, MediaRole role, int position, String path, int width) {
        return new RowSlot(row, new MediaSlot(mediaPk, role, position, cdn.url(path), width, null));
    }

    private static MediaSettings settings(@Nullable Long maxTotalBytes) {
        return new MediaSettings(
                EnumSet.allOf(Kind.class), maxTotalBytes, List.of(), MediaSettings.Transcode.OFF, BigDecimal.ONE);
    }

    /** Stands still unless moved. */
    static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void forward(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
