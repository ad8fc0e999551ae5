package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.FreshLinkActivities.AskedSoFar;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.FailedPage;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.LinksAsked;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.NextLinks;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

        assertThat(next("links-1", 0)).isEqualTo(new NextLinks("u77", Stream.REELS, 0, "c1", 4, 0));
        assertThat(next("links-1", 0)).as("asked again, the same").isEqualTo(next("links-1", 0));

        // The page came in with fresh links for all four.
        answer("links-1", "reels", 0, "c1", "c2");
        world.rows.execute("update creatorflow.media_objects set next_attempt_at = now() where media_pk <> '0'");
        assertThat(next("links-1", 1)).isEqualTo(new NextLinks("u77", Stream.REELS, 1, null, 1, 0));
    }

    @Test
    void whatNewerItemsPushedFurtherIsLookedForOnTheNextPage() throws Exception {
        dead(MediaOwner.INSTAGRAM_POSTS, "1", answer("run", "posts", 0, null, "c1"));
        answer("links-1", "posts", 0, null, "fresh1");

        assertThat(next("links-1", 1)).isEqualTo(new NextLinks("u77", Stream.POSTS, 1, "fresh1", 1, 0));
    }

    @Test
    void aPictureIsAskedForWithTheProfileAndRowsOfUnknownOriginWithTheNewestPage() throws Exception {
        world.cdn.on("/p.jpg", TestCdn.status(404));
        world.register(
                MediaOwner.INSTAGRAM_CREATORS,
                world.slot(MediaWorld.TARGET, MediaWorld.TARGET, MediaRole.PROFILE_PICTURE, 0, "/p.jpg"));
        world.transfer();
        assertThat(next("links-1", 0)).isEqualTo(new NextLinks("u77", null, 0, null, 1, 0));

        dead(MediaOwner.INSTAGRAM_POSTS, "1", null);
        dead(MediaOwner.INSTAGRAM_POSTS, "2", null);
        assertThat(next("links-1", 0)).isEqualTo(new NextLinks("u77", Stream.POSTS, 0, null, 2, 0));
    }

    @Test
    void nothingIsAskedWhereNothingWaitsOrTheCreatorWasAskedForLately() throws Exception {
        assertThat(next("links-1", 0)).isEqualTo(NextLinks.none(0));
        dead(MediaOwner.INSTAGRAM_REELS, "1", null);
        assertThat(next("links-1", 0).files()).isEqualTo(1);

        end("links-1", null);
        assertThat(next("links-2", 0)).isEqualTo(NextLinks.none(0));
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
                LinksAsked end = end("links-" + day, null);
                assertThat(end("links-" + day, null))
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
        assertThat(next("links-1", 0)).isEqualTo(NextLinks.none(0));
    }

    @Test
    void aPageThatWasRefusedIsNotAskedForAgainAndComesLastInTheNextAsking() throws Exception {
        long first = answer("run", "reels", 0, null, "c1");
        long second = answer("run", "reels", 1, "c1", "c2");
        dead(MediaOwner.INSTAGRAM_REELS, "1", first);
        dead(MediaOwner.INSTAGRAM_REELS, "2", first);
        dead(MediaOwner.INSTAGRAM_REELS, "3", second);
        FailedPage refused = new FailedPage(Stream.REELS, null);
        assertThat(next("links-1", 0)).isEqualTo(new NextLinks("u77", Stream.REELS, 0, null, 2, 0));

        assertThat(links.nextLinks(new AskedSoFar("links-1", MediaWorld.TARGET, 1, List.of(refused), false)))
                .isEqualTo(new NextLinks("u77", Stream.REELS, 1, "c1", 1, 0));
        assertThat(end("links-1", refused)).isEqualTo(new LinksAsked(3, 0));
        assertThat(next("links-2", 0)).as("the quiet time holds").isEqualTo(NextLinks.none(0));
        world.clock.forward(FreshLinkActivitiesImpl.QUIET);
        assertThat(next("links-2", 0).cursor()).isEqualTo("c1");
    }

    @Test
    void onlyFilesWhosePageWasAskedForLoseAChance() throws Exception {
        for (int page = 0; page < 6; page++) {
            long answer = answer("run", "posts", page, page == 0 ? null : "c" + page, "c" + (page + 1));
            dead(MediaOwner.INSTAGRAM_POSTS, String.valueOf(page), answer);
        }
        for (int page = 0; page < 4; page++) {
            answer("links-1", "posts", page, page == 0 ? null : "c" + page, "c" + (page + 1));
        }

        assertThat(end("links-1", null)).isEqualTo(new LinksAsked(6, 0));

        assertThat(deadLinks()).containsExactly(2, 2, 2, 2, 1, 1);
        world.clock.forward(FreshLinkActivitiesImpl.QUIET);
        assertThat(next("links-2", 0).cursor()).isEqualTo("c4");
    }

    @Test
    void anAccountThatIsRefusedCostsEveryFileAChance() throws Exception {
        dead(MediaOwner.INSTAGRAM_POSTS, "1", null);
        dead(MediaOwner.INSTAGRAM_REELS, "2", null);

        links.linksAsked(new AskedSoFar("links-1", MediaWorld.TARGET, 2, List.of(), true));

        assertThat(deadLinks()).containsExactly(2, 2);
    }

    @Test
    void faultsOnTheWayLeaveADeadLinkAllItsChances() throws Exception {
        world.cdn.on("/1.mp4", TestCdn.status(503));
        world.rows.reel("1", null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/1.mp4"));
        for (int fault = 0; fault < 5; fault++) {
            world.transfer();
            world.clock.forward(Duration.ofDays(1));
        }
        world.cdn.on("/1.mp4", TestCdn.status(403));

        assertThat(world.transfer().awaitingLink()).isEqualTo(1);

        assertThat(world.rows.objects().get("instagram/1/video"))
                .containsEntry("state", "DUE")
                .containsEntry("attempts", 5)
                .containsEntry("dead_links", 1);
    }

    @Test
    void freshLinksThatAreDeadEveryTimeEndAsWell() throws Exception {
        dead(MediaOwner.INSTAGRAM_REELS, "1", null);
        for (int link = 2; link <= RetryPlan.MOST_DEAD_LINKS; link++) {
            world.cdn.on("/1-" + link + ".mp4", TestCdn.status(403));
            world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/1-" + link + ".mp4"));
            assertThat(world.transfer().awaitingLink()).isEqualTo(1);
        }

        assertThat(next("links-1", 0)).isEqualTo(NextLinks.none(1));
        assertThat(links.linksAsked(new AskedSoFar("links-1", MediaWorld.TARGET, 0, List.of(), false)))
                .isEqualTo(new LinksAsked(0, 1));
    }

    @Test
    void aPictureThatWasReplacedBeforeItWasFetchedIsGivenUpWithoutACall() throws Exception {
        world.cdn.on("/old.jpg", TestCdn.status(404));
        world.cdn.on("/new.jpg", TestCdn.file(SampleFiles.jpeg(320, 320, 1), "image/jpeg"));
        world.register(MediaOwner.INSTAGRAM_CREATORS, picture("/old.jpg"));
        world.transfer();
        world.register(MediaOwner.INSTAGRAM_CREATORS, picture("/new.jpg"));
        assertThat(world.transfer().stored()).isEqualTo(1);

        assertThat(next("links-1", 0)).isEqualTo(NextLinks.none(1));
        assertThat(links.linksAsked(new AskedSoFar("links-1", MediaWorld.TARGET, 0, List.of(), false)))
                .isEqualTo(new LinksAsked(0, 1));

        assertThat(world.transfer().due()).isZero();
        assertThat(new MediaReads(world.database, world.clock).lost(10))
                .singleElement()
                .satisfies(file -> assertThat(file.reason()).contains("its place has another file now"));
        assertThat(new MediaReads(world.database, world.clock).repairPlan().asked())
                .isZero();
    }

    @Test
    void filesOfACreatorNobodyKnowsAreGivenUpWithoutACall() throws Exception {
        dead(MediaOwner.INSTAGRAM_REELS, "1", null);
        world.rows.execute("delete from public.instagram_creators");

        assertThat(next("links-1", 0)).isEqualTo(NextLinks.none(1));
        assertThat(links.linksAsked(new AskedSoFar("links-1", MediaWorld.TARGET, 0, List.of(), false)))
                .isEqualTo(new LinksAsked(0, 1));
        assertThat(world.rows.objects().get("instagram/1/video"))
                .extractingByKey("last_error")
                .asString()
                .contains("its creator is not in the database");
    }

    private RowSlot picture(String path) {
        return world.slot(MediaWorld.TARGET, MediaWorld.TARGET, MediaRole.PROFILE_PICTURE, 0, path);
    }

    private List<@Nullable Object> deadLinks() {
        return world.rows.query("select dead_links from creatorflow.media_objects order by media_pk").stream()
                .map(row -> row.get("dead_links"))
                .toList();
    }

    /** Ends an asking of one page: the newest of both streams where none is named. */
    private LinksAsked end(String runKey, @Nullable FailedPage page) {
        List<FailedPage> pages = page == null
                ? List.of(new FailedPage(Stream.REELS, null), new FailedPage(Stream.POSTS, null))
                : List.of(page);
        return links.linksAsked(new AskedSoFar(runKey, MediaWorld.TARGET, 1, pages, false));
    }

    private NextLinks next(String runKey, int calls) {
        return links.nextLinks(new AskedSoFar(runKey, MediaWorld.TARGET, calls, List.of(), false));
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
