package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.media.MediaRepairActivities;
import dev.creatorflow.workflows.media.MediaRepairActivities.Page;
import dev.creatorflow.workflows.media.MediaRepairActivities.PageOf;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
    private final List<String> asked = new ArrayList<>();
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
                (_, target, _, _) -> asked.add(target),
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
        assertThat(second).isEqualTo(new Page(1, 0, null));
    }

    @Test
    void aDeadLinkIsAskedForUntilItsBudgetIsUsedAndThenTheFileIsLostWithTheReason() throws Exception {
        world.cdn.on("/v.mp4", TestCdn.status(403));
        world.rows.reel("1", null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"));
        world.transfer();

        int lost = 0;
        for (int day = 0; day < 10; day++) {
            world.clock.forward(Duration.ofDays(1));
            lost += repair.askFreshLinks(ALL).lost();
            assertThat(repair.askFreshLinks(ALL)).as("not twice at once").isEqualTo(new Page(0, 0, null));
            assertThat(world.transfer().dueNow()).isZero();
        }

        assertThat(lost).isEqualTo(1);
        assertThat(asked).hasSize(4).containsOnly(MediaWorld.TARGET);
        assertThat(world.cdn.requests("/v.mp4"))
                .as("the dead link is never asked again")
                .hasSize(1);
        assertThat(world.rows.objects().get("instagram/1/video"))
                .containsEntry("state", "LOST")
                .extractingByKey("last_error")
                .asString()
                .contains("no fresh one came");
    }

    @Test
    void aFreshLinkEndsTheWaiting() throws Exception {
        world.cdn.on("/v.mp4", TestCdn.status(410));
        world.cdn.on("/w.mp4", TestCdn.file(SampleFiles.mp4(480, 852, 5, 900, 1), "video/mp4"));
        world.rows.reel("1", null, null);
        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/v.mp4"));
        world.transfer();
        world.clock.forward(Duration.ofDays(1));
        repair.askFreshLinks(ALL);

        world.register(MediaOwner.INSTAGRAM_REELS, world.video("1", "/w.mp4"));

        assertThat(world.transfer().stored()).isEqualTo(1);
        assertThat(repair.askFreshLinks(ALL).targets()).isZero();
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
