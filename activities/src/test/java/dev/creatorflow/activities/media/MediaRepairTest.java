package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.FreshLinkActivities;
import dev.creatorflow.workflows.media.MediaRepairActivities;
import dev.creatorflow.workflows.media.MediaRepairActivities.Page;
import dev.creatorflow.workflows.media.MediaRepairActivities.PageOf;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaRepairTest {
    private static final PageOf ALL = new PageOf(Trigger.SCHEDULE, null, 10);

    @TempDir
    Path folder;

    private final List<String> woken = new ArrayList<>();
    private MediaWorld world;
    private TestActivityEnvironment environment;
    private MediaRepairActivities repair;

    @BeforeEach
    void open() {
        world = MediaWorld.open(folder);
        environment = TestActivityEnvironment.newInstance();
        environment.registerActivitiesImplementations(new MediaRepairActivitiesImpl(
                world.database,
                Optional.of(world.store),
                (platform, target, label, _) -> {
                    woken.add(label);
                    return "media/" + platform.label() + "/" + target;
                },
                world.clock));
        repair = environment.newActivityStub(MediaRepairActivities.class);
    }

    @AfterEach
    void close() throws IOException {
        environment.close();
        world.close();
    }

    @Test
    void dueTargetsAreWokenPageByPageThoseFirstWhoseLinksDieFirst() {
        due("a", 2_000_000_300L, true);
        due("b", 2_000_000_100L, true);
        due("c", 2_000_000_200L, true);
        due("d", 2_000_000_000L, false);
        world.rows.creator("b", "x");

        Page first = repair.wakeDue(new PageOf(Trigger.SCHEDULE, null, 2));
        Page second = repair.wakeDue(new PageOf(Trigger.SCHEDULE, first.next(), 2));

        assertThat(woken).containsExactly("ub", "c", "a");
        assertThat(first.targets()).isEqualTo(2);
        assertThat(second).isEqualTo(new Page(1, null));
    }

    @Test
    void targetsWithDeadLinksAreSentForFreshOnesUnlessTheyWereLately() throws Exception {
        world.rows.creator(MediaWorld.TARGET, "x");
        world.cdn.on("/v.mp4", TestCdn.status(403));
        world.rows.reel("1", null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"));
        world.transfer();

        assertThat(repair.wakeDue(ALL).targets())
                .as("nothing can be transferred")
                .isZero();
        assertThat(repair.askFreshLinks(ALL)).isEqualTo(new Page(1, null));
        assertThat(woken).containsExactly("u77");

        FreshLinkActivitiesImpl links = new FreshLinkActivitiesImpl(world.database, world.clock);
        links.linksAsked(new FreshLinkActivities.AskedSoFar("links-1", MediaWorld.TARGET, 1, List.of(), false));
        assertThat(repair.askFreshLinks(ALL).targets()).isZero();
        world.clock.forward(FreshLinkActivitiesImpl.QUIET);
        assertThat(repair.askFreshLinks(ALL).targets()).isEqualTo(1);
    }

    @Test
    void lostFilesGetAnotherChanceOnRequest() throws Exception {
        world.cdn.on("/v.mp4", (_, out) -> TestCdn.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"));
        world.rows.reel("1", null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"));
        assertThat(world.transfer().lost()).isEqualTo(1);
        world.cdn.on("/v.mp4", TestCdn.file(SampleFiles.mp4(480, 852, 5, 900, 1), "video/mp4"));

        assertThat(repair.reviveLost()).isEqualTo(1);

        assertThat(world.transfer().stored()).isEqualTo(1);
        assertThat(repair.abandonUploads()).isZero();
    }

    private void due(String target, long expires, boolean now) {
        world.rows.execute(
                "insert into creatorflow.media_objects (source_key, platform, target, media_pk, role, source_url,"
                        + " source_url_expires_at, next_attempt_at, first_seen_at) values (?, 'instagram', ?, ?, 'IMAGE',"
                        + " 'https://cdn.test/a.jpg', to_timestamp(?), ?::timestamptz, now())",
                "instagram/" + target + "/image",
                target,
                target,
                expires,
                now ? "2026-11-21T11:00:00Z" : "2026-11-21T13:00:00Z");
    }
}
