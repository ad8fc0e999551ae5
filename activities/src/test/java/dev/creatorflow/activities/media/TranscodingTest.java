package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.creatorflow.activities.media.inspect.FileInspector;
import dev.creatorflow.activities.media.video.SampleVideos;
import dev.creatorflow.activities.settings.MediaSettings.Transcode;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos on their way through ffmpeg, with the real one. */
class TranscodingTest {
    private static final int REELS = 20;

    @TempDir
    Path folder;

    private MediaWorld world;

    @BeforeEach
    void open() {
        world = MediaWorld.open(folder);
        world.videos = VideoCare.of(Transcode.TO_720P, Optional.of(SampleVideos.ffmpeg()), 2);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void twentyReelsArePlayableAtMost720LinesAndSmaller() throws Exception {
        for (int reel = 0; reel < REELS; reel++) {
            reel(
                    String.valueOf(reel),
                    SampleVideos.video(folder, reel % 2 == 0 ? 608 : 480, reel % 2 == 0 ? 1080 : 854, 1, reel));
        }
        List<BatchProgress> beats = new ArrayList<>();

        Transferred done = world.transfer(null).transferDue(Platform.INSTAGRAM, MediaWorld.TARGET, 100, beats::add);

        assertThat(done.stored()).isEqualTo(REELS);
        assertThat(world.rows.objects()).hasSize(REELS);
        for (Map<String, @Nullable Object> object : world.rows.objects().values()) {
            Path file = folder.resolve("stored.mp4");
            try (InputStream bytes = world.store.open(String.valueOf(object.get("object_key")))) {
                Files.copy(bytes, file);
            }
            SampleVideos.requirePlayable(file);
            assertThat(FileInspector.inspect(file).height())
                    .isLessThanOrEqualTo(720)
                    .isEqualTo(object.get("height"));
            assertThat(Files.size(file)).isEqualTo(object.get("bytes")).isLessThan((Long) object.get("original_bytes"));
            assertThat(object.get("original_sha256")).isNotNull().isNotEqualTo(object.get("sha256"));
            Files.delete(file);
        }
        assertThat(world.spool).as("neither originals nor results are left").isEmptyDirectory();
        assertThat(beats).as("how far a video is stands in the heartbeat").isNotEmpty();
    }

    @Test
    void theSameOriginalIsKnownAgainAndNotTranscodedTwice() throws Exception {
        byte[] video = SampleVideos.video(folder, 608, 1080, 1, 1);
        reel("1", video);
        assertThat(world.transfer().stored()).isEqualTo(1);
        reel("2", video);

        assertThat(world.transfer().reused()).isEqualTo(1);
        assertThat(world.rows.objects()).hasSize(1);
    }

    @Test
    void whatWouldNotBecomeSmallerIsKeptAsItCame() throws Exception {
        byte[] tight = SampleVideos.tight(folder);
        reel("1", tight);

        assertThat(world.transfer().stored()).isEqualTo(1);
        assertThat(world.rows.objects().get("instagram/1/video"))
                .containsEntry("bytes", (long) tight.length)
                .containsEntry("original_sha256", null);
    }

    @Test
    void defect43AVideoInWhichNothingCanBeDecodedIsNeverStored() throws Exception {
        reel("1", SampleFiles.mp4(720, 1280, 5, 9_000, 1));

        assertThat(world.transfer().retrying()).isEqualTo(1);
        assertThat(world.rows.objects().get("instagram/1/video")).containsEntry("failure_kind", "WRONG_TYPE");
        assertThat(world.store.list("media/", null)).isEmpty();
    }

    @Test
    void aStoppedTransferEndsItsFfmpegAndStoresNothing() throws Exception {
        reel("1", SampleVideos.video(folder, 480, 854, 10, 1, 34));
        Thread transfer = Thread.currentThread();
        List<ProcessHandle> encoders = new ArrayList<>();
        Thread.ofVirtual().start(() -> {
            await().pollInterval(Duration.ofMillis(5)).until(() -> encoders.addAll(encoders()));
            transfer.interrupt();
        });

        assertThatThrownBy(() -> world.transfer()).isInstanceOf(InterruptedException.class);

        await().atMost(Duration.ofSeconds(5)).until(() -> encoders.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(world.store.list("media/", null)).isEmpty();
        assertThat(world.spool).isEmptyDirectory();
        assertThat(world.rows.objects().get("instagram/1/video")).containsEntry("state", "DUE");
    }

    private void reel(String mediaPk, byte[] video) {
        world.cdn.on("/" + mediaPk + ".mp4", TestCdn.file(video, "video/mp4"));
        world.rows.reel(mediaPk, null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video(mediaPk, "/" + mediaPk + ".mp4"));
    }

    private static List<ProcessHandle> encoders() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/ffmpeg"))
                .toList();
    }
}
