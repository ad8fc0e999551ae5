package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.instagram.LooterMapper;
import dev.creatorflow.activities.instagram.ProfileLookup;
import dev.creatorflow.activities.instagram.RecordedBodies;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import dev.creatorflow.workflows.instagram.model.Profile;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The media of the recorded creator, from the recorded bodies to the store; only the CDN behind the links is ours. */
class RecordedMediaTest {
    @TempDir
    Path folder;

    private MediaWorld world;

    @Test
    void theRecordedCreatorHasThirtyTwoFiles() throws Exception {
        Profile profile = ((ProfileLookup.Found)
                        new LooterMapper().mapProfile(RecordedBodies.body("instagram-looter/profile.json")))
                .profile();
        List<MediaItem> reels = items(Stream.REELS, "reels");
        List<MediaItem> posts = items(Stream.POSTS, "user-feeds");
        try (MediaWorld opened = MediaWorld.open(folder)) {
            world = opened;
            save(profile, reels, posts);

            Transferred done = world.transfer();

            assertThat(done.stored()).isEqualTo(32);
            assertThat(done.due()).isZero();
            assertThat(count("VIDEO")).isEqualTo(6);
            assertThat(count("IMAGE") + count("COVER")).isEqualTo(25);
            assertThat(count("PROFILE_PICTURE")).isEqualTo(1);
            assertThat(world.rows.objects().get("instagram/3722942542216596724/video"))
                    .as("the widest candidate of both streams")
                    .containsEntry("source_width", 720);
            assertThat(world.rows.objects().get("instagram/3722942542216596724/cover"))
                    .containsEntry("source_width", 480);
            save(profile, reels, posts);
            assertThat(world.transfer().stored()).as("a second day").isZero();
            assertThat(world.cdn.requests()).isEqualTo(32);
        }
    }

    private int count(String role) {
        return world.rows
                .query("select 1 from creatorflow.media_objects where state = 'STORED' and role = ?", role)
                .size();
    }

    private void save(Profile profile, List<MediaItem> reels, List<MediaItem> posts) {
        String picture = Objects.requireNonNull(profile.profilePicUrl());
        world.register(
                MediaOwner.INSTAGRAM_CREATORS,
                ours(new RowSlot(
                        MediaWorld.TARGET,
                        new MediaSlot(MediaWorld.TARGET, MediaRole.PROFILE_PICTURE, 0, picture, 320, 320))));
        world.register(MediaOwner.INSTAGRAM_POSTS, slots(posts));
        world.register(MediaOwner.INSTAGRAM_REELS, slots(reels));
    }

    private RowSlot[] slots(List<MediaItem> items) {
        return items.stream()
                .flatMap(item -> item.slots().stream().map(slot -> ours(new RowSlot(item.mediaPk(), slot))))
                .toArray(RowSlot[]::new);
    }

    /** The same link on our CDN: another host, its signature and its long past end kept. */
    private RowSlot ours(RowSlot recorded) {
        MediaSlot slot = recorded.slot();
        URI uri = URI.create(slot.url());
        int width = Objects.requireNonNullElse(slot.width(), 100);
        boolean video = slot.role() == MediaRole.VIDEO;
        byte[] bytes = video
                ? SampleFiles.mp4(width, 1280, 9, 1_000, uri.getPath().hashCode())
                : SampleFiles.jpeg(width, 100, uri.getPath().hashCode());
        world.cdn.on(uri.getPath(), TestCdn.file(bytes, video ? "video/mp4" : "image/jpeg"));
        String link = world.cdn.url(uri.getRawPath() + "?" + uri.getRawQuery());
        return new RowSlot(
                recorded.rowKey(),
                new MediaSlot(slot.mediaPk(), slot.role(), slot.position(), link, slot.width(), slot.height()));
    }

    private static List<MediaItem> items(Stream stream, String file) {
        return new LooterMapper()
                .mapPage(stream, RecordedBodies.body("instagram-looter/" + file + ".json"))
                .items();
    }
}
