package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.FreshLinkActivities.AskedSoFar;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.LinksAsked;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.NextLinks;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for where links are dead, and how often. */
class FreshLinksTest {
    @TempDir
    Path folder;

    private MediaWorld world;
    private FreshLinkActivitiesImpl links;

    @BeforeEach
    void open() {
        world = MediaWorld.open(folder);
        links = new FreshLinkActivitiesImpl(world.database, world.clock);
        world.rows.creator(MediaWorld.TARGET, "https://cdn.test/old.jpg");
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void defect56AllFilesOfAPageAreAskedForByOneCallToThatPage() throws Exception {
        long newest = answer("run", "reels", 0, null, "c1");
        long second = answer("run", "reels", 1, "c1", "c2");
        for (int reel = 0; reel < 5; reel++) {
            dead(MediaOwner.INSTAGRAM_REELS, String.valueOf(reel), reel < 1 ? newest : second);
        }

        assertThat(next("links-1", 0)).isEqualTo(new NextLinks("u77", Stream.REELS, 0, "c1", 4));
        assertThat(next("links-1", 0)).as("asked again, the same").isEqualTo(next("links-1", 0));

        // The page came in with fresh links for all four.
        answer("links-1", "reels", 0, "c1", "c2");
        world.rows.execute("update creatorflow.media_objects set next_attempt_at = now() where media_pk <> '0'");
        assertThat(next("links-1", 1)).isEqualTo(new NextLinks("u77", Stream.REELS, 1, null, 1));
    }

    @Test
    void whatNewerItemsPushedFurtherIsLookedForOnTheNextPage() throws Exception {
        dead(MediaOwner.INSTAGRAM_POSTS, "1", answer("run", "posts", 0, null, "c1"));
        answer("links-1", "posts", 0, null, "fresh1");

        assertThat(next("links-1", 1)).isEqualTo(new NextLinks("u77", Stream.POSTS, 1, "fresh1", 1));
    }

    @Test
    void aPictureIsAskedForWithTheProfileAndRowsOfUnknownOriginWithTheNewestPage() throws Exception {
        world.cdn.on("/p.jpg", TestCdn.status(404));
        world.register(
                MediaOwner.INSTAGRAM_CREATORS,
                world.slot(MediaWorld.TARGET, MediaWorld.TARGET, MediaRole.PROFILE_PICTURE, 0, "/p.jpg"));
        world.transfer();
        assertThat(next("links-1", 0)).isEqualTo(new NextLinks("u77", null, 0, null, 1));

        dead(MediaOwner.INSTAGRAM_POSTS, "1", null);
        dead(MediaOwner.INSTAGRAM_POSTS, "2", null);
        assertThat(next("links-1", 0)).isEqualTo(new NextLinks("u77", Stream.POSTS, 0, null, 2));
    }

    @Test
    void nothingIsAskedWhereNothingWaitsOrTheCreatorWasAskedForLately() throws Exception {
        assertThat(next("links-1", 0)).isEqualTo(NextLinks.NONE);
        dead(MediaOwner.INSTAGRAM_REELS, "1", null);
        assertThat(next("links-1", 0).files()).isEqualTo(1);

        links.linksAsked(new AskedSoFar("links-1", MediaWorld.TARGET, 1));
        assertThat(next("links-2", 0)).isEqualTo(NextLinks.NONE);
        world.clock.forward(FreshLinkActivitiesImpl.QUIET);
        assertThat(next("links-2", 0).files()).isEqualTo(1);
    }

    @Test
    void aDeadLinkIsAskedForUntilItsBudgetIsUsedAndThenTheFileIsLostWithTheReason() throws Exception {
        dead(MediaOwner.INSTAGRAM_REELS, "1", null);
        int lost = 0;
        int askings = 0;
        for (int day = 0; day < 10; day++) {
            world.clock.forward(Duration.ofDays(1));
            assertThat(world.transfer().stored()).isZero();
            if (next("links-" + day, 0).files() > 0) {
                askings++;
                LinksAsked end = links.linksAsked(new AskedSoFar("links-" + day, MediaWorld.TARGET, 1));
                assertThat(links.linksAsked(new AskedSoFar("links-" + day, MediaWorld.TARGET, 1)))
                        .as("a repeated end counts nothing")
                        .isEqualTo(end);
                lost += end.lost();
            }
        }

        assertThat(askings).isEqualTo(5);
        assertThat(lost).isEqualTo(1);
        assertThat(world.cdn.requests("/1.mp4"))
                .as("the dead link is never asked again")
                .hasSize(1);
        assertThat(world.rows.objects().get("instagram/1/video"))
                .containsEntry("state", "LOST")
                .extractingByKey("last_error")
                .asString()
                .contains("no fresh one came");
        assertThat(new MediaReads(world.database, world.clock).lost(10))
                .singleElement()
                .satisfies(file -> assertThat(file.label()).isEqualTo("u77"));
    }

    @Test
    void aFreshLinkEndsTheWaitingAndABadOneWaitsForABetter() throws Exception {
        dead(MediaOwner.INSTAGRAM_REELS, "1", null);
        world.cdn.on("/w.mp4", TestCdn.file(SampleFiles.mp4(480, 852, 5, 900, 1), "video/mp4"));
        world.rows.execute(
                "update creatorflow.media_objects set source_url = 'no address', next_attempt_at = ?::timestamptz",
                world.clock.instant().toString());
        assertThat(world.transfer().awaitingLink()).isEqualTo(1);
        assertThat(world.rows.objects().get("instagram/1/video")).containsEntry("failure_kind", "BAD_LINK");

        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/w.mp4"));

        assertThat(world.transfer().stored()).isEqualTo(1);
        assertThat(next("links-1", 0)).isEqualTo(NextLinks.NONE);
    }

    private NextLinks next(String runKey, int calls) {
        return links.nextLinks(new AskedSoFar(runKey, MediaWorld.TARGET, calls));
    }

    /** A row with a video whose link is dead. */
    private void dead(MediaOwner owner, String mediaPk, @Nullable Long rawId) throws Exception {
        String path = "/" + mediaPk + ".mp4";
        world.cdn.on(path, TestCdn.status(403));
        if (owner == MediaOwner.INSTAGRAM_REELS) {
            world.rows.reel(mediaPk, null, null);
        } else {
            world.rows.post(mediaPk, null);
        }
        world.rows.execute(
                "update public." + owner.table() + " set last_raw_id = ? where media_pk = ?", rawId, mediaPk);
        world.register(owner, world.video(mediaPk, path));
        world.transfer();
    }

    private long answer(String runKey, String stream, int page, @Nullable String in, @Nullable String out) {
        return (Long) world.rows
                .query(
                        "insert into creatorflow.raw_responses (provider, run_key, stream, page, subject, cursor_in,"
                                + " cursor_out, more, items, found, http_status, digest, body_bytes, body)"
                                + " values ('instagram', ?, ?, ?, ?, ?, ?, true, 12, true, 200, 'd', 1, ''::bytea) returning id",
                        runKey,
                        stream,
                        page,
                        MediaWorld.TARGET,
                        in,
                        out)
                .getFirst()
                .get("id");
    }
}
