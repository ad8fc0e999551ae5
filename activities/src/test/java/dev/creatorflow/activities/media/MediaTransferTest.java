package dev.creatorflow.activities.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.media.MediaActivities.Halt;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaTransferTest {
    private static final byte[] VIDEO = SampleFiles.mp4(720, 1280, 9, 50_000, 1);
    private static final byte[] COVER = SampleFiles.jpeg(480, 852, 2);
    private static final String PUBLIC = MediaWorld.PUBLIC;

    @TempDir
    Path folder;

    private MediaWorld world;
    private TestCdn cdn;
    private MediaRows rows;
    private ObjectStore store;

    @BeforeEach
    void open() {
        world = MediaWorld.open(folder);
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
    void defect42AReelsVideoAndCoverComeAfterItsRowAndTheirPublicUrlsStandInIt() throws Exception {
        cdn.on("/v.mp4", TestCdn.file(VIDEO, "video/mp4")).on("/c.jpg", TestCdn.file(COVER, "image/jpeg"));
        rows.reel("1", cdn.url("/v.mp4"), cdn.url("/c.jpg"));
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"), world.cover("1", "/c.jpg"));

        Transferred done = world.transfer();

        assertThat(done.stored()).isEqualTo(2);
        assertThat(done.bytes()).isEqualTo(VIDEO.length + COVER.length);
        assertThat(done.due()).isZero();
        assertThat(rows.objects().get("instagram/1/video"))
                .containsEntry("state", "STORED")
                .containsEntry("content_type", "video/mp4")
                .containsEntry("width", 720)
                .containsEntry("height", 1280)
                .containsEntry("bytes", (long) VIDEO.length);
        String key = String.valueOf(rows.objects().get("instagram/1/video").get("object_key"));
        assertThat(rows.row("instagram_reels", "1"))
                .containsEntry("video_url", PUBLIC + key)
                .containsEntry("video_url_stored", true)
                .containsEntry("thumbnail_url_stored", true);
        assertThat(store.open(key).readAllBytes()).isEqualTo(VIDEO);
    }

    @Test
    void whereARowCannotBeWrittenItsFileIsNotStoredEither() throws Exception {
        cdn.on("/v.mp4", TestCdn.file(VIDEO, "video/mp4"));
        rows.reel("1", cdn.url("/v.mp4"), null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"));
        rows.execute("create function refuse() returns trigger language plpgsql as"
                + " 'begin raise exception ''refused''; end'");
        rows.execute("create trigger refuse before update on public.instagram_reels"
                + " for each row execute function refuse()");

        assertThatThrownBy(world::transfer).hasStackTraceContaining("refused");

        assertThat(rows.objects().get("instagram/1/video"))
                .containsEntry("state", "DUE")
                .containsEntry("public_url", null);
        rows.execute("drop trigger refuse on public.instagram_reels");
        assertThat(world.transfer().stored()).isEqualTo(1);
        assertThat(rows.row("instagram_reels", "1")).containsEntry("video_url_stored", true);
    }

    @Test
    void defect40WhatIsStoredIsNeitherFetchedNorUploadedAgain() throws Exception {
        cdn.on("/v.mp4", TestCdn.file(VIDEO, "video/mp4"));
        rows.reel("1", null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"));
        world.transfer();
        int asked = cdn.requests();

        for (int cycle = 0; cycle < 3; cycle++) {
            world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4?oe=7FFFFFF" + cycle));
            assertThat(world.transfer().stored()).isZero();
        }

        assertThat(cdn.requests()).isEqualTo(asked);
        assertThat(store.list("media/", null)).hasSize(1);
    }

    @Test
    void defect41TheSameBytesAreOneObjectWhereverTheyAppearAndWhenever() throws Exception {
        cdn.on("/a.jpg", TestCdn.file(COVER, "image/jpeg")).on("/b.jpg", TestCdn.file(COVER, "image/jpeg"));
        rows.post("1", "{x}");
        rows.post("2", "{y}");
        world.register(MediaOwner.INSTAGRAM_POSTS, world.image("1", "1", 0, "/a.jpg"));
        assertThat(world.transfer().stored()).isEqualTo(1);
        world.clock.forward(Duration.ofDays(40));
        world.register(MediaOwner.INSTAGRAM_POSTS, world.image("2", "2", 0, "/b.jpg"));
        Transferred second = world.transfer();

        assertThat(second.stored()).isZero();
        assertThat(second.reused()).isEqualTo(1);
        assertThat(rows.objects()).hasSize(1);
        assertThat(rows.links()).hasSize(2);
        assertThat(rows.texts("2", "image_urls")).isEqualTo(rows.texts("1", "image_urls"));
        assertThat(store.list("media/", null)).hasSize(1);
        assertThat(world.register(MediaOwner.INSTAGRAM_POSTS, world.image("2", "2", 0, "/b.jpg?again")))
                .isEqualTo(new MediaCounts(0, 1));
        assertThat(world.transfer().reused()).as("the link remembers the file").isZero();
    }

    @Test
    void theSameBytesInManyPlacesAtOnceEndAsOneObject() throws Exception {
        cdn.on("/a.jpg", TestCdn.file(COVER, "image/jpeg"));
        rows.post("9", null);
        List<RowSlot> slots = new ArrayList<>();
        for (int slide = 0; slide < 8; slide++) {
            slots.add(world.image("9", "9" + slide, slide, "/a.jpg"));
        }
        world.register(MediaOwner.INSTAGRAM_POSTS, slots.toArray(RowSlot[]::new));

        Transferred done = world.transfer();

        assertThat(done.stored()).isEqualTo(1);
        assertThat(done.reused()).isEqualTo(7);
        assertThat(rows.objects()).hasSize(1);
        Object key = rows.objects().values().iterator().next().get("object_key");
        assertThat(rows.texts("9", "image_urls")).hasSize(8).containsOnly(PUBLIC + key);
    }

    @Test
    void defect15SinglePhotosPostVideosSlidesAndProfilePicturesAreKept() throws Exception {
        for (int i = 0; i < 6; i++) {
            cdn.on("/" + i + ".jpg", TestCdn.file(SampleFiles.jpeg(100, 100, i), "image/jpeg"));
        }
        cdn.on("/p.mp4", TestCdn.file(VIDEO, "video/mp4"));
        cdn.on("/s.mp4", TestCdn.file(SampleFiles.mp4(640, 640, 3, 900, 7), "video/mp4"));
        rows.post("photo", "{x}");
        rows.post("video", null);
        rows.post("carousel", "{x,y}");
        rows.creator("77", "x");
        world.register(
                MediaOwner.INSTAGRAM_POSTS,
                world.image("photo", "photo", 0, "/0.jpg"),
                world.video("video", "/p.mp4"),
                world.cover("video", "/1.jpg"),
                world.image("carousel", "c1", 0, "/2.jpg"),
                world.slot("carousel", "c2", MediaRole.COVER, 1, "/3.jpg"),
                world.slot("carousel", "c2", MediaRole.VIDEO, 1, "/s.mp4"));
        world.register(MediaOwner.INSTAGRAM_CREATORS, world.slot("77", "77", MediaRole.PROFILE_PICTURE, 0, "/4.jpg"));

        assertThat(world.transfer().stored()).isEqualTo(7);

        assertThat(rows.texts("photo", "image_urls")).singleElement().asString().startsWith(PUBLIC);
        assertThat(rows.row("instagram_posts", "photo").get("thumbnail_url"))
                .asString()
                .startsWith(PUBLIC);
        assertThat(rows.row("instagram_posts", "video").get("video_url"))
                .asString()
                .startsWith(PUBLIC);
        assertThat(rows.row("instagram_posts", "video").get("thumbnail_url"))
                .asString()
                .startsWith(PUBLIC);
        assertThat(rows.texts("carousel", "image_urls")).hasSize(2).allMatch(url -> url.startsWith(PUBLIC));
        assertThat(rows.texts("carousel", "video_urls")).hasSize(1).allMatch(url -> url.startsWith(PUBLIC));
        assertThat(rows.row("instagram_creators", "77").get("profile_pic_url"))
                .asString()
                .startsWith(PUBLIC);
    }

    @Test
    void defect56AFailedFileFailsNoOtherAndItsCdnUrlStandsInTheRow() throws Exception {
        cdn.on("/0.jpg", TestCdn.file(SampleFiles.jpeg(100, 100, 0), "image/jpeg"));
        cdn.on("/1.jpg", TestCdn.status(500));
        cdn.on("/2.jpg", TestCdn.status(403));
        rows.post("9", "{a,b,c}");
        world.register(
                MediaOwner.INSTAGRAM_POSTS,
                world.image("9", "90", 0, "/0.jpg"),
                world.image("9", "91", 1, "/1.jpg"),
                world.image("9", "92", 2, "/2.jpg"));

        Transferred done = world.transfer();

        assertThat(done.stored()).isEqualTo(1);
        assertThat(done.due()).isEqualTo(2);
        assertThat(done.retrying()).isEqualTo(2);
        assertThat(done.dueNow()).isZero();
        assertThat(done.nextIn()).isEqualTo(Duration.ofSeconds(5));
        assertThat(rows.texts("9", "image_urls"))
                .hasSize(3)
                .element(0)
                .asString()
                .startsWith(PUBLIC);
        assertThat(rows.texts("9", "image_urls").subList(1, 3)).containsExactly(cdn.url("/1.jpg"), cdn.url("/2.jpg"));
        assertThat(rows.objects().get("instagram/92/image"))
                .containsEntry("failure_kind", "LINK_EXPIRED")
                .containsEntry("next_attempt_at", null);

        cdn.on("/1.jpg", TestCdn.file(SampleFiles.jpeg(100, 100, 1), "image/jpeg"));
        world.clock.forward(Duration.ofSeconds(6));
        assertThat(world.transfer().stored()).isEqualTo(1);
        assertThat(cdn.requests("/2.jpg")).as("a dead link is not asked again").hasSize(1);
    }

    @Test
    void everyFailureIsWrittenDownAndEndsInLost() throws Exception {
        cdn.on("/v.mp4", TestCdn.file("<html>".getBytes(UTF_8), "text/html"));
        rows.reel("1", null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"));

        int lost = 0;
        for (int attempt = 0; attempt < 10 && lost == 0; attempt++) {
            lost = world.transfer().lost();
            world.clock.forward(Duration.ofDays(3));
        }

        assertThat(lost).isEqualTo(1);
        assertThat(cdn.requests("/v.mp4")).hasSize(4);
        assertThat(rows.objects().get("instagram/1/video"))
                .containsEntry("state", "LOST")
                .containsEntry("failure_kind", "WRONG_TYPE")
                .containsEntry("attempts", 4)
                .extractingByKey("last_error")
                .asString()
                .contains("text/html");
        assertThat(store.list("", null)).as("nothing unchecked is in the store").isEmpty();
    }

    @Test
    void aPictureWithoutItsEndIsTruncatedEvenWhereTheServerCallsItWhole() throws Exception {
        byte[] half = Arrays.copyOf(COVER, COVER.length / 2);
        cdn.on("/c.jpg", TestCdn.file(half, "image/jpeg"));
        rows.reel("1", null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.cover("1", "/c.jpg"));

        assertThat(world.transfer().retrying()).isEqualTo(1);
        assertThat(rows.objects().get("instagram/1/cover")).containsEntry("failure_kind", "TRUNCATED");
        assertThat(store.list("", null)).isEmpty();
    }

    @Test
    void aCancelledTransferStopsSoonAndGoesOnWhereItWas() throws Exception {
        for (int i = 0; i < 20; i++) {
            byte[] picture = SampleFiles.jpeg(60, 60, i);
            cdn.on("/" + i + ".jpg", TestCdn.file(picture, "image/jpeg"));
            rows.post("p" + i, null);
            world.register(MediaOwner.INSTAGRAM_POSTS, world.image("p" + i, "p" + i, 0, "/" + i + ".jpg"));
        }

        assertThatThrownBy(() -> world.transfer(null).transferDue(Platform.INSTAGRAM, "77", 100, counts -> {
                    if (counts.counts().stored() > 0) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(world.transfer().due()).isZero();
        assertThat(store.list("media/", null)).hasSize(20);
    }

    @Test
    void aFullStoreLeavesFilesDueAndUnasked() throws Exception {
        cdn.on("/v.mp4", TestCdn.file(VIDEO, "video/mp4")).on("/w.mp4", TestCdn.file(COVER, "video/mp4"));
        rows.reel("1", null, null);
        rows.reel("2", null, null);
        MediaTransfer bounded = world.transfer((long) VIDEO.length);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"));
        assertThat(bounded.transferDue(Platform.INSTAGRAM, "77", 100, _ -> {}).halt())
                .isEqualTo(Halt.NONE);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("2", "/w.mp4"));

        Transferred full = bounded.transferDue(Platform.INSTAGRAM, "77", 100, _ -> {});

        assertThat(full.halt()).isEqualTo(Halt.STORE_FULL);
        assertThat(full.due()).isEqualTo(1);
        assertThat(cdn.requests("/w.mp4")).isEmpty();
        rows.reel("3", null, null);
        cdn.on("/x.mp4", TestCdn.file(SampleFiles.mp4(480, 852, 5, 900_000, 9), "video/mp4"));
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("3", "/x.mp4"));
        assertThat(world.transfer(VIDEO.length + 100_000L).transferDue(Platform.INSTAGRAM, "77", 100, _ -> {}))
                .as("a file that does not fit stays due as it was")
                .extracting(Transferred::stored, Transferred::halt, Transferred::retrying)
                .containsExactly(0, Halt.STORE_FULL, 1);
        assertThat(rows.objects().get("instagram/3/video")).containsEntry("attempts", 0);
    }

    @Test
    void aFileOfAStoredMediumIsKnownByEtagAndLengthBeforeItsBytesAreTaken() throws Exception {
        byte[] picture = SampleFiles.jpeg(400, 400, 3);
        List<Integer> sent = new ArrayList<>();
        TestCdn.Script tagged = (_, out) -> {
            TestCdn.send(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nETag: \"abc\"\r\nContent-Length: " + picture.length
                            + "\r\n\r\n");
            sent.add(picture.length);
            out.write(picture);
        };
        cdn.on("/one/a.jpg", tagged).on("/two/b.jpg", (request, out) -> {
            TestCdn.send(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nETag: \"abc\"\r\nContent-Length: " + picture.length
                            + "\r\n\r\n");
            // The body is held back: whoever waits for it fails.
            out.flush();
            Thread.sleep(3_000);
        });
        rows.creator("77", "https://cdn.test/x.jpg");
        world.register(
                MediaOwner.INSTAGRAM_CREATORS, world.slot("77", "77", MediaRole.PROFILE_PICTURE, 0, "/one/a.jpg"));
        assertThat(world.transfer().stored()).isEqualTo(1);

        world.register(
                MediaOwner.INSTAGRAM_CREATORS, world.slot("77", "77", MediaRole.PROFILE_PICTURE, 0, "/two/b.jpg"));
        Transferred again = world.transfer();

        assertThat(again.reused()).isEqualTo(1);
        assertThat(again.due()).isZero();
        assertThat(sent).hasSize(1);
        assertThat(rows.links())
                .hasSize(2)
                .extracting(link -> link.get("object_id"))
                .containsOnly(rows.objects().values().iterator().next().get("id"));
    }

    @Test
    void aLinkThatIsNoneFailsItsFileAndNoOther() throws Exception {
        cdn.on("/v.mp4", TestCdn.file(VIDEO, "video/mp4"));
        rows.reel("1", null, null);
        rows.reel("2", null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"), world.video("2", "/w.mp4"));
        rows.execute("update creatorflow.media_objects set source_url = 'ftp://x y' where media_pk = '2'");

        Transferred done = world.transfer();

        assertThat(done.stored()).isEqualTo(1);
        assertThat(done.awaitingLink()).isEqualTo(1);
    }

    @Test
    void aFreshLinkThatArrivesDuringAnAttemptKeepsItsOwnFirstAttempt() throws Exception {
        rows.reel("1", null, null);
        cdn.on("/old.mp4", (request, out) -> {
            world.register(MediaOwner.INSTAGRAM_REELS, world.slot("1", "1", MediaRole.VIDEO, 0, "/new.mp4", 1080));
            TestCdn.status(410).answer(request, out);
        });
        cdn.on("/new.mp4", TestCdn.file(VIDEO, "video/mp4"));
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/old.mp4"));

        assertThat(world.transfer().dueNow()).isEqualTo(1);
        assertThat(world.transfer().stored()).isEqualTo(1);
    }
}
