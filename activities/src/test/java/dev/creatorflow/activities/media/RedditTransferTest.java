package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.objectstore.ObjectHead;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import dev.creatorflow.workflows.media.MediaRepairActivities;
import dev.creatorflow.workflows.media.MediaRepairActivities.Page;
import dev.creatorflow.workflows.media.MediaRepairActivities.PageOf;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of Reddit's rows on their way; what they have in common with Instagram's is tested there. */
class RedditTransferTest {
    private static final String TARGET = "r/golang";
    private static final PageOf ALL = new PageOf(Trigger.SCHEDULE, null, 10);

    @TempDir
    private Path folder;

    private MediaWorld world;

    @BeforeEach
    void open() {
        world = MediaWorld.open(folder);
        world.rows.execute("insert into public.reddit_subreddits (name) values ('GoLang')");
        world.rows.execute("insert into public.reddit_users (username, our_creator) values ('Ann', true)");
        world.rows.execute("insert into public.reddit_posts (reddit_id, subreddit_name) values ('p1', 'GoLang')");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void aGalleryStandsInItsRowInItsOrderAndIsWholeOnceEveryItemIsStored() throws Exception {
        world.cdn.on("/2.jpg", TestCdn.status(503));
        world.cdn.on("/0.jpg", TestCdn.file(SampleFiles.jpeg(400, 300, 1), "image/jpeg"));
        world.cdn.on("/1.mp4", TestCdn.file(SampleFiles.mp4(480, 852, 5, 900, 1), "video/mp4"));
        assertThat(register(gallery())).isEqualTo(new MediaCounts(3, 0));

        assertThat(world.transfer(Platform.REDDIT, TARGET).stored()).isEqualTo(2);
        assertThat(urls()).hasSize(2);
        assertThat(urls().get(1)).endsWith(".mp4");
        assertThat(post("media_stored")).isEqualTo(false);

        world.cdn.on("/2.jpg", TestCdn.file(SampleFiles.jpeg(400, 300, 2), "image/jpeg"));
        world.clock.forward(Duration.ofMinutes(1));
        assertThat(world.transfer(Platform.REDDIT, TARGET).stored()).isEqualTo(1);

        assertThat(urls()).hasSize(3).allSatisfy(url -> assertThat(url).startsWith(MediaWorld.PUBLIC));
        assertThat(post("media_stored")).isEqualTo(true);
        assertThat(register(gallery())).as("seen again").isEqualTo(new MediaCounts(0, 3));
        assertThat(world.transfer(Platform.REDDIT, TARGET).bytes()).isZero();
    }

    @Test
    void aVideoAndItsCoverStandApart() throws Exception {
        world.cdn.on("/c.jpg", TestCdn.file(SampleFiles.jpeg(400, 300, 1), "image/jpeg"));
        world.cdn.on("/v.mp4", TestCdn.file(SampleFiles.mp4(480, 852, 5, 900, 1), "video/mp4"));
        register(world.video("p1", "/v.mp4"), world.cover("p1", "/c.jpg"));
        world.transfer(Platform.REDDIT, TARGET);

        assertThat(urls()).singleElement().asString().endsWith(".mp4");
        assertThat(String.valueOf(post("media_cover_url"))).endsWith(".jpg");
        assertThat(post("media_stored")).isEqualTo(true);
    }

    @Test
    void picturesOfCommunitiesAndRedditorsStandInTheirRowsWhateverTheLetters() throws Exception {
        world.cdn.on("/icon.png", TestCdn.file(SampleFiles.jpeg(256, 256, 1), "image/png"));
        world.cdn.on("/banner.png", TestCdn.file(SampleFiles.jpeg(400, 100, 2), "image/png"));
        register(
                MediaOwner.REDDIT_SUBREDDITS,
                world.slot("golang", "r_golang", MediaRole.PROFILE_PICTURE, 0, "/icon.png"),
                world.slot("golang", "r_golang", MediaRole.PROFILE_PICTURE, 1, "/banner.png"));
        register(MediaOwner.REDDIT_USERS, world.slot("ann", "u_ann", MediaRole.PROFILE_PICTURE, 0, "/icon.png"));
        world.transfer(Platform.REDDIT, TARGET);

        String icon = String.valueOf(value("select icon_stored_url as v from public.reddit_subreddits"));
        assertThat(icon).startsWith(MediaWorld.PUBLIC);
        assertThat(value("select banner_stored_url as v from public.reddit_subreddits"))
                .isNotNull()
                .isNotEqualTo(icon);
        assertThat(value("select icon_stored_url as v from public.reddit_users"))
                .isEqualTo(icon);
    }

    @Test
    void aDeadLinkIsTriedByPlanAndThenLostWithTheReasonAndNobodyIsAskedForAnother() throws Exception {
        world.cdn.on("/gone.jpg", TestCdn.status(404));
        register(world.image("p1", "p1", 0, "/gone.jpg"));

        Transferred first = world.transfer(Platform.REDDIT, TARGET);
        assertThat(first.awaitingLink()).isZero();
        assertThat(first.nextIn()).isEqualTo(Duration.ofMinutes(5));
        List<String> woken = new ArrayList<>();
        TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
        environment.registerActivitiesImplementations(new MediaRepairActivitiesImpl(
                world.database,
                Optional.of(world.store),
                (_, target, _, _) -> {
                    woken.add(target);
                    return target;
                },
                world.clock));
        MediaRepairActivities repair = environment.newActivityStub(MediaRepairActivities.class);
        int lost = 0;
        for (int attempt = 0; attempt < 4; attempt++) {
            world.clock.forward(Duration.ofDays(2));
            assertThat(repair.askFreshLinks(ALL)).isEqualTo(new Page(0, null));
            assertThat(repair.wakeDue(ALL).targets()).isEqualTo(1);
            lost += world.transfer(Platform.REDDIT, TARGET).lost();
        }

        assertThat(lost).isEqualTo(1);
        assertThat(woken).containsOnly(TARGET);
        assertThat(world.rows.objects().get("reddit/p1/image"))
                .containsEntry("state", "LOST")
                .containsEntry("failure_kind", "LINK_EXPIRED")
                .hasEntrySatisfying(
                        "last_error",
                        reason -> assertThat(String.valueOf(reason)).contains("404"));
        assertThat(urls()).isEmpty();

        repair.reviveLost();
        assertThat(repair.wakeDue(ALL).targets()).as("tried again at once").isEqualTo(1);
        world.cdn.on("/new.jpg", TestCdn.file(SampleFiles.jpeg(400, 300, 1), "image/jpeg"));
        assertThat(register(world.image("p1", "p1", 0, "/new.jpg"))).isEqualTo(new MediaCounts(1, 0));
        assertThat(world.transfer(Platform.REDDIT, TARGET).stored()).isEqualTo(1);
        environment.close();
    }

    @Test
    void faultsOnTheWayUseUpNoChanceOfALink() throws Exception {
        world.cdn.on("/late.jpg", TestCdn.status(503));
        register(world.image("p1", "p1", 0, "/late.jpg"));
        for (int fault = 0; fault < 5; fault++) {
            world.transfer(Platform.REDDIT, TARGET);
            world.clock.forward(Duration.ofDays(2));
        }
        world.cdn.on("/late.jpg", TestCdn.status(404));
        assertThat(world.transfer(Platform.REDDIT, TARGET).lost()).isZero();
        assertThat(world.rows.objects().get("reddit/p1/image"))
                .containsEntry("state", "DUE")
                .containsEntry("attempts", 5)
                .containsEntry("dead_links", 1);

        register(world.image("p1", "p1", 0, "/another.jpg"));
        assertThat(world.rows.objects().get("reddit/p1/image")).containsEntry("dead_links", 0);
    }

    @Test
    void whatIsErasedIsPartedFromItsFilesAndOnlyOthersKeepTheirs() throws Exception {
        world.rows.execute("insert into public.reddit_posts (reddit_id, subreddit_name) values ('p2', 'GoLang')");
        world.cdn.on("/a.jpg", TestCdn.file(SampleFiles.jpeg(400, 300, 1), "image/jpeg"));
        world.cdn.on("/b.jpg", TestCdn.file(SampleFiles.jpeg(400, 300, 2), "image/jpeg"));
        world.cdn.on("/never.jpg", TestCdn.status(503));
        register(
                world.image("p1", "m1", 0, "/a.jpg"),
                world.image("p1", "m2", 1, "/b.jpg"),
                world.image("p1", "m3", 2, "/never.jpg"),
                world.image("p2", "p2", 0, "/b.jpg"));
        world.transfer(Platform.REDDIT, TARGET);

        int parted = world.database.transaction(
                statements -> ErasedFiles.part(statements, MediaOwner.REDDIT_POSTS, List.of("p1")));

        assertThat(parted).isEqualTo(2);
        assertThat(world.rows.links()).extracting(link -> link.get("row_key")).containsExactly("p2");
        assertThat(world.rows.query("select state, source_url is null as forgotten from creatorflow.media_objects"
                        + " order by forgotten"))
                .extracting(row -> row.get("state") + " " + row.get("forgotten"))
                .containsExactly("STORED false", "STORED true");
        assertThat(stored()).hasSize(2);
        repaired(repair -> repair.abandonUploads());
        assertThat(world.rows.objects()).hasSize(1);
        assertThat(stored()).as("at once, and only what nobody else has").hasSize(1);
        assertThat(world.database.<Integer>transaction(
                        statements -> ErasedFiles.part(statements, MediaOwner.REDDIT_POSTS, List.of("p1"))))
                .isZero();
    }

    @Test
    void whatIsErasedWhileItIsUploadedGoesWithTheNextRepair() throws Exception {
        world.cdn.on("/a.jpg", TestCdn.file(SampleFiles.jpeg(400, 300, 1), "image/jpeg"));
        register(world.image("p1", "p1", 0, "/a.jpg"));
        world.rows.execute("update creatorflow.media_objects set upload_key = 'media/a'");
        world.database.transaction(statements -> ErasedFiles.part(statements, MediaOwner.REDDIT_POSTS, List.of("p1")));
        repaired(repair -> repair.abandonUploads());
        world.transfer(Platform.REDDIT, TARGET);
        assertThat(stored()).as("the upload ends, and its object is known").hasSize(1);

        repaired(repair -> repair.abandonUploads());
        assertThat(stored()).isEmpty();
        assertThat(world.rows.objects()).isEmpty();
    }

    @Test
    void whatNoRowWantsIsForgotten() {
        register(world.image("p1", "p1", 0, "/a.jpg"));
        world.rows.execute("delete from creatorflow.media_links");
        repaired(repair -> repair.abandonUploads());
        assertThat(world.rows.objects()).isEmpty();
    }

    @Test
    void nothingThatIsKeptNamesAnErasedRedditor() throws Exception {
        world.rows.execute("insert into public.reddit_users (username, our_creator) values ('Bob', true)");
        world.cdn.on("/default.png", TestCdn.file(SampleFiles.jpeg(256, 256, 1), "image/png"));
        for (String name : List.of("ann", "bob")) {
            register(
                    MediaOwner.REDDIT_USERS,
                    world.slot(name, "u_" + name, MediaRole.PROFILE_PICTURE, 0, "/default.png"));
            world.transfer(Platform.REDDIT, TARGET);
        }
        assertThat(stored()).hasSize(1);

        world.database.transaction(statements -> ErasedFiles.part(statements, MediaOwner.REDDIT_USERS, List.of("ann")));

        assertThat(world.rows.query("select source_key, source_url, media_pk from creatorflow.media_objects"))
                .singleElement()
                .satisfies(kept -> assertThat(kept).containsEntry("media_pk", "u_bob"))
                .satisfies(kept -> assertThat(String.valueOf(kept)).doesNotContain("u_ann"));
        assertThat(register(
                        MediaOwner.REDDIT_USERS,
                        world.slot("bob", "u_bob", MediaRole.PROFILE_PICTURE, 0, "/default.png")))
                .isEqualTo(new MediaCounts(0, 1));

        world.database.transaction(statements -> ErasedFiles.part(statements, MediaOwner.REDDIT_USERS, List.of("bob")));
        assertThat(world.rows.query("select media_pk from creatorflow.media_objects"))
                .extracting(row -> row.get("media_pk"))
                .containsExactly("u_[deleted]");
    }

    private List<ObjectHead> stored() {
        return world.store.list("media/", null);
    }

    private void repaired(Consumer<MediaRepairActivities> step) {
        TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
        environment.registerActivitiesImplementations(new MediaRepairActivitiesImpl(
                world.database, Optional.of(world.store), (_, target, _, _) -> target, world.clock));
        step.accept(environment.newActivityStub(MediaRepairActivities.class));
        environment.close();
    }

    private RowSlot[] gallery() {
        return new RowSlot[] {
            world.image("p1", "m0", 0, "/0.jpg"),
            world.slot("p1", "m1", MediaRole.VIDEO, 1, "/1.mp4"),
            world.image("p1", "m2", 2, "/2.jpg")
        };
    }

    private MediaCounts register(RowSlot... slots) {
        return register(MediaOwner.REDDIT_POSTS, slots);
    }

    private MediaCounts register(MediaOwner owner, RowSlot... slots) {
        return world.database.transaction(statements -> world.register(statements, owner, TARGET, slots));
    }

    private List<String> urls() {
        Object urls = post("media_urls");
        return urls == null ? List.of() : List.of((String[]) urls);
    }

    private @Nullable Object post(String column) {
        return value("select " + column + " as v from public.reddit_posts where reddit_id = 'p1'");
    }

    private @Nullable Object value(String sql) {
        return world.rows.query(sql).getFirst().get("v");
    }
}
