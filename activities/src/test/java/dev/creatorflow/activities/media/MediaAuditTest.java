package dev.creatorflow.activities.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.media.MediaAudit.Fault;
import dev.creatorflow.activities.media.MediaAudit.Finding;
import dev.creatorflow.activities.media.MediaAudit.Swept;
import dev.creatorflow.activities.media.MediaAudit.Verified;
import dev.creatorflow.activities.objectstore.ContentAddress;
import dev.creatorflow.workflows.contract.Platform;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaAuditTest {
    private static final byte[] PICTURE = SampleFiles.jpeg(200, 200, 1);
    private static final byte[] OTHER = SampleFiles.jpeg(200, 200, 2);

    @TempDir
    Path folder;

    private final List<Fault> faults = new ArrayList<>();
    private MediaWorld world;
    private MediaAudit audit;

    @BeforeEach
    void open() throws Exception {
        world = MediaWorld.open(folder);
        audit = new MediaAudit(world.database, world.store, world.clock);
        world.cdn.on("/a.jpg", TestCdn.file(PICTURE, "image/jpeg")).on("/b.jpg", TestCdn.file(OTHER, "image/jpeg"));
        world.rows.post("1", null);
        world.rows.post("2", null);
        world.rows.post("3", null);
        world.register(MediaOwner.INSTAGRAM_POSTS, world.image("1", "1", 0, "/a.jpg"));
        world.register(MediaOwner.INSTAGRAM_POSTS, world.image("2", "2", 0, "/a.jpg"));
        world.register(MediaOwner.INSTAGRAM_POSTS, world.image("3", "3", 0, "/b.jpg"));
        world.transfer();
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void theStatusCountsWhatIsKeptAndWhatNeedNotBeKeptTwice() {
        MediaStatus status = new MediaReads(world.database, world.clock).status();

        assertThat(status.objects()).isEqualTo(2);
        assertThat(status.links()).isEqualTo(3);
        assertThat(status.bytes()).isEqualTo(PICTURE.length + OTHER.length);
        assertThat(status.savedBytes()).isEqualTo(PICTURE.length);
        assertThat(status.costPerMonth(new BigDecimal("0.015"))).isEqualTo("0.0000");
        assertThat(status.roles())
                .singleElement()
                .satisfies(role -> assertThat(role.role()).isEqualTo("IMAGE"));
        assertThat(new MediaReads(world.database, world.clock).lost(10)).isEmpty();
    }

    @Test
    void soundObjectsAreFoundSound() {
        assertThat(audit.verify(100, true, faults::add))
                .isEqualTo(new Verified(2, PICTURE.length + OTHER.length, 0, 0));
        assertThat(faults).isEmpty();
        assertThat(audit.verify(0, true, faults::add).checked()).isZero();
    }

    @Test
    void aMissingAndAChangedObjectAreFoundAndComeBackUnderTheSameUrl() throws Exception {
        String missing = key("1");
        String changed = key("3");
        List<String> before = world.rows.texts("1", "image_urls");
        world.store.delete(missing);
        world.store.put(changed, "garbage".getBytes(UTF_8), "image/jpeg");

        assertThat(audit.verify(100, true, faults::add)).satisfies(found -> {
            assertThat(found.missing()).isEqualTo(1);
            assertThat(found.changed()).isEqualTo(1);
        });
        assertThat(faults)
                .containsExactlyInAnyOrder(new Fault(missing, Finding.MISSING), new Fault(changed, Finding.CHANGED));

        assertThat(world.transfer().stored()).isEqualTo(2);
        assertThat(audit.verify(100, false, faults::add).checked()).isEqualTo(2);
        assertThat(faults).hasSize(2);
        assertThat(world.rows.texts("1", "image_urls")).isEqualTo(before);
    }

    @Test
    void youngOrphansAreLeftAloneAndLinkedObjectsAlways() {
        world.store.put("media/zz/orphan.jpg", new byte[1], "image/jpeg");

        assertThat(audit.sweep(true)).isEqualTo(new Swept(0, 0));
        assertThat(audit.sweep(false)).isEqualTo(new Swept(0, 0));
        assertThat(world.store.list("media/", null)).hasSize(3);
    }

    @Test
    void defect67OldOrphansGoAfterARehearsalThatNamesThem() {
        MediaAudit later = new MediaAudit(world.database, world.store, world.clock, Duration.ofMinutes(-1));
        world.store.put("media/zz/orphan.jpg", new byte[7], "image/jpeg");
        world.rows.execute("delete from creatorflow.media_links where row_key = '3'");

        assertThat(later.sweep(true)).isEqualTo(new Swept(2, 7 + OTHER.length));
        assertThat(world.store.list("media/", null)).hasSize(3);
        assertThat(later.sweep(false)).isEqualTo(new Swept(2, 7 + OTHER.length));
        assertThat(world.store.list("media/", null)).hasSize(1);
        assertThat(world.rows.objects()).hasSize(1);
    }

    @Test
    void anOrphanThatIsLinkedToAtThatMomentStays() throws Exception {
        MediaAudit later = new MediaAudit(world.database, world.store, world.clock, Duration.ofMinutes(-1));
        world.rows.execute("delete from creatorflow.media_links where row_key = '3'");
        CountDownLatch linked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread page = Thread.ofVirtual()
                .start(() -> world.database.transaction(statements -> {
                    world.register(statements, MediaOwner.INSTAGRAM_POSTS, world.image("3", "3", 0, "/b.jpg"));
                    linked.countDown();
                    return awaited(release);
                }));
        linked.await();
        AtomicReference<Swept> swept = new AtomicReference<>();
        Thread sweep = Thread.ofVirtual().start(() -> swept.set(later.sweep(false)));
        assertThat(sweep.join(Duration.ofMillis(500)))
                .as("it waits for the page")
                .isFalse();
        release.countDown();
        page.join();
        assertThat(sweep.join(Duration.ofSeconds(10))).isTrue();

        assertThat(swept.get()).isEqualTo(new Swept(0, 0));
        assertThat(world.store.list("media/", null)).hasSize(2);
        assertThat(world.rows.objects()).hasSize(2);
    }

    @Test
    void anOrphanThatIsBeingRemovedIsWantedAnew() throws Exception {
        world.rows.execute("delete from creatorflow.media_links where row_key = '3'");
        String key =
                String.valueOf(world.rows.objects().get("instagram/3/image").get("object_key"));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread sweep = Thread.ofVirtual()
                .start(() -> world.database.transaction(statements -> {
                    AuditMapper mapper = statements.mapper(AuditMapper.class);
                    assertThat(mapper.holdObject(key)).isNotNull();
                    held.countDown();
                    awaited(release);
                    return mapper.forget(key);
                }));
        held.await();
        Thread page = Thread.ofVirtual()
                .start(() -> world.register(MediaOwner.INSTAGRAM_POSTS, world.image("3", "3", 0, "/b.jpg")));
        assertThat(page.join(Duration.ofMillis(500)))
                .as("it waits for the sweep")
                .isFalse();
        release.countDown();
        sweep.join();
        assertThat(page.join(Duration.ofSeconds(10))).isTrue();

        assertThat(world.rows.objects().get("instagram/3/image")).containsEntry("state", "DUE");
        assertThat(world.rows.links()).hasSize(3);
    }

    @Test
    void bytesThatAreBeingRemovedAreNotReused() throws Exception {
        String fetched = "f".repeat(64);
        world.rows.execute("delete from creatorflow.media_links where row_key = '3'");
        world.rows.execute("update creatorflow.media_objects set original_sha256 = '" + fetched
                + "', original_bytes = 9 where source_key = 'instagram/3/image'");
        String key =
                String.valueOf(world.rows.objects().get("instagram/3/image").get("object_key"));
        world.rows.post("9", null);
        world.register(MediaOwner.INSTAGRAM_POSTS, world.image("9", "9", 0, "/9.jpg"));
        DueFiles files = new DueFiles(world.database, world.clock);
        DueFile file = files.dueNow(Platform.INSTAGRAM, MediaWorld.TARGET, 1).getFirst();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread sweep = Thread.ofVirtual()
                .start(() -> world.database.transaction(statements -> {
                    AuditMapper mapper = statements.mapper(AuditMapper.class);
                    mapper.holdObject(key);
                    held.countDown();
                    awaited(release);
                    return mapper.forget(key);
                }));
        held.await();
        AtomicReference<Boolean> reused = new AtomicReference<>();
        Thread transfer = Thread.ofVirtual().start(() -> reused.set(files.reused(file, fetched)));
        assertThat(transfer.join(Duration.ofMillis(500)))
                .as("it waits for the sweep")
                .isFalse();
        release.countDown();
        sweep.join();
        assertThat(transfer.join(Duration.ofSeconds(10))).isTrue();

        assertThat(reused.get()).isFalse();
        assertThat(world.rows.objects().get("instagram/9/image")).containsEntry("state", "DUE");
    }

    @Test
    void whatATransferIsAboutToWriteIsNoOrphanAndASweepUnderWayIsWaitedFor() throws Exception {
        MediaAudit later = new MediaAudit(world.database, world.store, world.clock, Duration.ofMinutes(-1));
        byte[] picture = SampleFiles.jpeg(90, 90, 77);
        String sha =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
        ContentAddress address = new ContentAddress(sha, "jpg");
        world.rows.post("9", null);
        world.cdn.on("/9.jpg", TestCdn.file(picture, "image/jpeg"));
        world.register(MediaOwner.INSTAGRAM_POSTS, world.image("9", "9", 0, "/9.jpg"));
        DueFiles files = new DueFiles(world.database, world.clock);
        DueFile file = files.dueNow(Platform.INSTAGRAM, MediaWorld.TARGET, 1).getFirst();
        files.announce(file, address);
        world.store.put(address.key(), picture, "image/jpeg");

        assertThat(later.sweep(false)).isEqualTo(new Swept(0, 0));
        assertThat(world.store.head(address.key())).isPresent();

        // A sweep holds the digest: the transfer says what it will write only when that is over.
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread sweep = Thread.ofVirtual()
                .start(() -> world.database.transaction(statements -> {
                    statements.mapper(AuditMapper.class).holdContent(sha);
                    held.countDown();
                    return awaited(release);
                }));
        held.await();
        Thread transfer = Thread.ofVirtual().start(() -> files.announce(file, address));
        assertThat(transfer.join(Duration.ofMillis(300))).isFalse();
        release.countDown();
        sweep.join();
        assertThat(transfer.join(Duration.ofSeconds(10))).isTrue();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String key(String post) {
        return world.rows.texts(post, "image_urls").getFirst().substring(MediaWorld.PUBLIC.length());
    }
}
