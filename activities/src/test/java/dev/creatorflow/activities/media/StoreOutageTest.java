package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.objectstore.ObjectHead;
import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.StoreException;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreOutageTest {
    private static final byte[] VIDEO = SampleFiles.mp4(720, 1280, 9, 50_000, 1);
    private static final byte[] COVER = SampleFiles.jpeg(480, 852, 2);

    @TempDir
    Path folder;

    private MediaWorld world;
    private TestCdn cdn;
    private MediaRows rows;
    private ObjectStore store;

    @BeforeEach
    void open() {
        world = MediaWorld.withOwnStore(folder);
        cdn = world.cdn;
        rows = world.rows;
        store = world.store;
    }

    @AfterEach
    void close() throws IOException {
        world.close();
        assertThat(world.spool).as("nothing is left in the spool").isEmptyDirectory();
    }

    @Test
    void aStoreThatIsAwayCountsNoAttemptFetchesNothingAndTakesEverythingWhenItIsBack() throws Exception {
        cdn.on("/v.mp4", TestCdn.file(VIDEO, "video/mp4")).on("/c.jpg", TestCdn.file(COVER, "image/jpeg"));
        rows.reel("1", cdn.url("/v.mp4"), null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"), world.cover("1", "/c.jpg"));
        world.server.stop();

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(world::transfer).isInstanceOf(StoreException.class);
        }
        assertThat(cdn.requests()).isZero();
        assertThat(rows.objects().get("instagram/1/video"))
                .containsEntry("state", "DUE")
                .containsEntry("attempts", 0);
        assertThat(rows.row("instagram_reels", "1")).containsEntry("video_url", cdn.url("/v.mp4"));

        world.server.start();
        assertThat(world.transfer().stored()).isEqualTo(2);
    }

    @Test
    void aStoreThatGoesAwayInTheMiddleLosesNothingAndDoublesNothing() throws Exception {
        AtomicInteger served = new AtomicInteger();
        for (int i = 0; i < 30; i++) {
            byte[] picture = SampleFiles.jpeg(60, 60, i);
            cdn.on("/" + i + ".jpg", (request, out) -> {
                if (served.incrementAndGet() == 12) {
                    world.server.stop();
                }
                TestCdn.file(picture, "image/jpeg").answer(request, out);
            });
            rows.post("p" + i, null);
            world.register(MediaOwner.INSTAGRAM_POSTS, world.image("p" + i, "p" + i, 0, "/" + i + ".jpg"));
        }

        assertThatThrownBy(world::transfer).isInstanceOf(StoreException.class);
        world.server.start();
        Transferred rest = world.transfer();

        assertThat(rest.due()).isZero();
        assertThat(rows.objects())
                .hasSize(30)
                .allSatisfy((key, object) ->
                        assertThat(object).containsEntry("state", "STORED").containsEntry("attempts", 0));
        assertThat(store.list("media/", null))
                .hasSize(30)
                .extracting(ObjectHead::bytes)
                .allMatch(bytes -> bytes > 0);
        assertThat(cdn.requests()).as("only files in flight are fetched twice").isLessThanOrEqualTo(30 + 4);
    }
}
