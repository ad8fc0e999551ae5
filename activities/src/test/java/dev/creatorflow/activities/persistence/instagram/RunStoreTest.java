package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.OpenRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.RunPlan;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.WalkEnd;
import dev.creatorflow.workflows.instagram.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunStoreTest {
    private static final Instant POSTED = Instant.parse("2026-11-20T08:00:00Z");

    private Scrapes scrapes;

    @BeforeEach
    void open() {
        scrapes = new Scrapes();
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void defect10ACreatorIsNewUntilAWideWalkOfTheStreamWasFinished() {
        assertThat(scrapes.open("run-1", Bodies.CREATOR))
                .isEqualTo(new RunPlan(Scrapes.FIRST, Scrapes.LATER, false, false, null));
        walk("run-1", NOON, null, WalkEnd.EXHAUSTED);

        RunPlan second = scrapes.open("run-2", Bodies.CREATOR);

        assertThat(second.window())
                .as("the reels walk broke off, the posts walk reached the end")
                .isEqualTo(new Window(Scrapes.FIRST.reels(), Scrapes.LATER.posts()));
    }

    @Test
    void aShortWalkOnRequestDoesNotEndTheFirstBackfill() {
        scrapes.open("run-1", Bodies.CREATOR);
        walk("run-1", NOON, WalkEnd.WINDOW_FILLED, WalkEnd.WINDOW_FILLED);

        assertThat(scrapes.open("run-2", Bodies.CREATOR).window()).isEqualTo(Scrapes.FIRST);
        assertThat(scrapes.query("select covered_from, backfilled from creatorflow.fetch_ranges"))
                .hasSize(2)
                .allSatisfy(range ->
                        assertThat(range).containsEntry("backfilled", false).containsEntry("covered_from", POSTED));
    }

    @Test
    void defect10AnEmptyAccountIsNotNewForEver() {
        scrapes.open("run-1", Bodies.CREATOR);
        scrapes.profile("run-1", NOON, Bodies.profile(Bodies.CREATOR, "ann", 5, 0));
        scrapes.reels("run-1", 0, NOON, Bodies.reelsPage(false));
        scrapes.posts("run-1", 0, NOON, Bodies.postsPage(false));
        finish("run-1", WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);

        assertThat(scrapes.open("run-2", Bodies.CREATOR).window()).isEqualTo(Scrapes.LATER);
    }

    @Test
    void anEndThatIsNotBelievedIsCoveredAsFarAsItReachesAndALaterRunFinishesIt() {
        scrapes.open("run-1", Bodies.CREATOR);
        walk("run-1", NOON, WalkEnd.UNCONFIRMED, WalkEnd.EXHAUSTED);

        assertThat(range("REELS"))
                .containsEntry("covered_from", POSTED)
                .containsEntry("backfilled", false)
                .containsEntry("exhausted_at", null);
        assertThat(range("POSTS"))
                .containsEntry("covered_from", null)
                .containsEntry("backfilled", true)
                .containsEntry("exhausted_at", NOON);
        assertThat(scrapes.open("run-2", Bodies.CREATOR).window())
                .isEqualTo(new Window(Scrapes.FIRST.reels(), Scrapes.LATER.posts()));
    }

    @Test
    void anEmptyAnswerThatIsNotBelievedCoversNothing() {
        noReels("run-1", WalkEnd.UNCONFIRMED);

        assertThat(scrapes.query("select stream from creatorflow.fetch_ranges where stream = 'REELS'"))
                .isEmpty();
        assertThat(scrapes.open("run-2", Bodies.CREATOR).window().reels()).isEqualTo(Scrapes.FIRST.reels());
    }

    @Test
    void anAccountThatHadReelsIsBelievedToHaveNoneAfterThreeDaysOverAWeek() {
        scrapes.open("run-1", Bodies.CREATOR);
        walk("run-1", NOON, WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
        startedDaysAgo("run-1", 30);
        assertThat(noReels("run-2", null).expectsReels()).isTrue();
        startedDaysAgo("run-2", 20);
        assertThat(noReels("run-3", null).expectsReels())
                .as("one empty answer before")
                .isTrue();
        startedDaysAgo("run-3", 10);
        assertThat(noReels("run-4", null).expectsReels())
                .as("over a week, but on two days")
                .isTrue();
        startedDaysAgo("run-3", 19);
        startedDaysAgo("run-4", 18);
        assertThat(noReels("run-5", null).expectsReels())
                .as("three days, but of one week")
                .isTrue();
        startedDaysAgo("run-5", 13);
        assertThat(noReels("run-6", WalkEnd.EXHAUSTED).expectsReels()).isFalse();

        walk("run-6", NOON, WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
        assertThat(scrapes.open("run-7", Bodies.CREATOR).expectsReels())
                .as("some have come since")
                .isTrue();
    }

    private RunPlan noReels(String runKey, @Nullable WalkEnd reels) {
        RunPlan plan = scrapes.open(runKey, Bodies.CREATOR);
        scrapes.profile(runKey, NOON, Bodies.profile(Bodies.CREATOR, "ann", 5, 2));
        StreamCounts none =
                scrapes.reels(runKey, 0, NOON, Bodies.reelsPage(false)).counts();
        scrapes.store.closeRun(new CloseRun(
                runKey,
                Bodies.CREATOR,
                Outcome.PARTIAL,
                Reason.EMPTY_UPSTREAM,
                "no reels",
                List.of(new StreamWalk(Stream.REELS, none, reels))));
        return plan;
    }

    private void startedDaysAgo(String runKey, int days) {
        scrapes.query(
                "update creatorflow.runs set started_at = ?::timestamptz where run_key = ?",
                NOON.minus(Duration.ofDays(days)).toString(),
                runKey);
    }

    private Map<String, Object> range(String stream) {
        return scrapes.row(
                "select covered_from, backfilled, exhausted_at from creatorflow.fetch_ranges where stream = ?", stream);
    }

    @Test
    void anAskedWindowIsTakenAndKeptWhenTheRunIsOpenedAgain() {
        OpenRun asked = new OpenRun(
                "run-1", "w", Bodies.CREATOR, "ann", new Window(5, 0), Trigger.STAFF, "batch", "bob", false);
        assertThat(scrapes.store.openRun(asked).window()).isEqualTo(new Window(5, 0));

        assertThat(scrapes.open("run-1", Bodies.CREATOR).window()).isEqualTo(new Window(5, 0));
        assertThat(scrapes.row("select * from creatorflow.runs"))
                .containsEntry("batch", "batch")
                .containsEntry("requester", "bob")
                .containsEntry("trigger", "STAFF")
                .containsEntry("verdict", "RUNNING");
    }

    @Test
    void overlappingWalksBecomeOneIntervalAndAGapStaysAGap() {
        Instant muchLater = NOON.plus(Duration.ofDays(40));
        scrapes.open("run-1", Bodies.CREATOR);
        walk("run-1", NOON, WalkEnd.WINDOW_FILLED, null);
        scrapes.open("run-2", Bodies.CREATOR);
        walk("run-2", NOON.plus(Duration.ofHours(6)), WalkEnd.WINDOW_FILLED, null);

        assertThat(ranges()).containsExactly(List.of(POSTED, NOON.plus(Duration.ofHours(6))));

        scrapes.open("run-3", Bodies.CREATOR);
        scrapes.profile("run-3", muchLater, Bodies.profile(Bodies.CREATOR, "ann", 5, 9));
        scrapes.reels("run-3", 0, muchLater, aboveThem(true, Bodies.reel("99", muchLater.minusSeconds(3600))));
        finish("run-3", WalkEnd.WINDOW_FILLED, null);

        assertThat(ranges())
                .containsExactly(
                        List.of(POSTED, NOON.plus(Duration.ofHours(6))),
                        List.of(muchLater.minusSeconds(3600), muchLater));
    }

    @Test
    void aPinnedOldMediumDoesNotStretchWhatIsCovered() {
        scrapes.open("run-1", Bodies.CREATOR);
        scrapes.profile("run-1", NOON, Bodies.profile(Bodies.CREATOR, "ann", 5, 9));
        var pinned = Bodies.with(
                Bodies.reel("1", POSTED.minus(Duration.ofDays(400))),
                reel -> reel.putArray("clips_tab_pinned_user_ids").add(Bodies.CREATOR));
        scrapes.reels("run-1", 0, NOON, aboveThem(true, pinned, Bodies.reel("11", POSTED)));
        finish("run-1", WalkEnd.WINDOW_FILLED, null);

        assertThat(ranges()).containsExactly(List.of(POSTED, NOON));
    }

    @Test
    void defect13CallsAreAddedOnceAlsoWhereTheyWereNeverCounted() {
        scrapes.open("run-1", Bodies.CREATOR);
        walk("run-1", NOON, WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
        assertThat(scrapes.creator()).containsEntry("total_api_calls", 0L);
        scrapes.query("update public.instagram_creators set total_api_calls = null");
        call("run-1", "SUCCEEDED");
        call("run-1", "FAILED");

        ApiCalls calls = finish("run-1", WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
        finish("run-1", WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);

        assertThat(calls).isEqualTo(new ApiCalls(2, 1, 1));
        assertThat(scrapes.creator()).containsEntry("total_api_calls", 2L);
        assertThat(scrapes.row("select * from creatorflow.runs"))
                .containsEntry("calls_total", 2)
                .containsEntry("outcome", "COMPLETE")
                .containsEntry("verdict", "RAN")
                .containsEntry("closed_at", NOON);
    }

    @Test
    void defect2ARunThatFetchedNothingLeavesTheCreatorAsItWas() {
        scrapes.open("run-1", Bodies.CREATOR);
        walk("run-1", NOON, WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
        Object before = scrapes.value("select to_jsonb(c)::text from public.instagram_creators c");

        scrapes.open("run-2", Bodies.CREATOR);
        scrapes.store.closeRun(
                new CloseRun("run-2", Bodies.CREATOR, Outcome.FAILED, Reason.UPSTREAM_DOWN, "down", List.of()));

        assertThat(scrapes.value("select to_jsonb(c)::text from public.instagram_creators c"))
                .isEqualTo(before);
        assertThat(scrapes.row("select * from creatorflow.runs where run_key = 'run-2'"))
                .containsEntry("outcome", "FAILED")
                .containsEntry("reason", "UPSTREAM_DOWN")
                .containsEntry("detail", "down");
    }

    @Test
    void onlyApprovedCreatorsBecomeDueAgainByTheirTier() {
        scrapes.open("run-1", Bodies.CREATOR);
        walk("run-1", NOON, WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
        assertThat(due()).isNull();

        scrapes.query("update public.instagram_creators set review_status = 'ok', refresh_tier = 'hot'");
        finish("run-1", WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
        assertThat(due()).isEqualTo(NOON.plus(Duration.ofHours(6)));

        scrapes.query("update public.instagram_creators set paused = true");
        finish("run-1", WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
        assertThat(due()).isNull();
    }

    @Test
    void anAccountThatStaysMissingIsLookedForEverMoreSlowly() {
        scrapes.open("run-1", Bodies.CREATOR);
        walk("run-1", NOON.minus(Duration.ofDays(60)), WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
        scrapes.query("update public.instagram_creators set review_status = 'ok'");

        List<Object> waits = new ArrayList<>();
        for (int sighting = 1; sighting <= 7; sighting++) {
            String runKey = "missing-" + sighting;
            scrapes.open(runKey, Bodies.CREATOR);
            scrapes.missing(runKey, Bodies.CREATOR, NOON.minus(Duration.ofDays(30 - sighting)));
            scrapes.store.closeRun(
                    new CloseRun(runKey, Bodies.CREATOR, Outcome.COMPLETE, Reason.NOT_FOUND, "nobody", List.of()));
            waits.add(Duration.between(NOON, (Instant) due()).toDays());
        }

        assertThat(waits)
                .as("days; the first sighting is not believed")
                .containsExactly(1L, 7L, 14L, 21L, 28L, 28L, 28L);
    }

    @Test
    void aHandleWithoutAnAccountHasARunToo() {
        scrapes.open("run-1", null);
        scrapes.store.closeRun(new CloseRun("run-1", null, Outcome.COMPLETE, Reason.NOT_FOUND, "nobody", List.of()));

        assertThat(scrapes.row("select * from creatorflow.runs"))
                .containsEntry("target", null)
                .containsEntry("reason", "NOT_FOUND");
    }

    private Object due() {
        return scrapes.value("select due_at from creatorflow.account_state");
    }

    private List<List<Object>> ranges() {
        return scrapes
                .query(
                        "select covered_from, covered_to from creatorflow.fetch_ranges where stream = 'REELS' order by 2")
                .stream()
                .map(range -> List.of(range.get("covered_from"), range.get("covered_to")))
                .toList();
    }

    private void walk(String runKey, Instant at, @Nullable WalkEnd reels, @Nullable WalkEnd posts) {
        scrapes.profile(runKey, at, Bodies.profile(Bodies.CREATOR, "ann", 5, 2));
        scrapes.reels(runKey, 0, at, aboveThem(reels == WalkEnd.WINDOW_FILLED, Bodies.reel("11", POSTED)));
        scrapes.posts(
                runKey,
                0,
                at,
                Bodies.postsPage(
                        posts == WalkEnd.WINDOW_FILLED,
                        Bodies.photo("24", POSTED.plusSeconds(3)),
                        Bodies.photo("23", POSTED.plusSeconds(2)),
                        Bodies.photo("22", POSTED.plusSeconds(1)),
                        Bodies.photo("21", POSTED)));
        finish(runKey, reels, posts);
    }

    /** A page whose first three places, where pinned ones could stand, are taken by newer reels. */
    private static ObjectNode aboveThem(boolean more, ObjectNode... below) {
        List<ObjectNode> reels = new ArrayList<>();
        for (int place = 3; place > 0; place--) {
            reels.add(Bodies.reel("90" + place, POSTED.plusSeconds(place)));
        }
        reels.addAll(List.of(below));
        return Bodies.reelsPage(more, reels.toArray(ObjectNode[]::new));
    }

    private ApiCalls finish(String runKey, @Nullable WalkEnd reels, @Nullable WalkEnd posts) {
        return scrapes.store
                .closeRun(new CloseRun(
                        runKey,
                        Bodies.CREATOR,
                        Outcome.COMPLETE,
                        null,
                        null,
                        List.of(
                                new StreamWalk(Stream.REELS, new StreamCounts(1, 1, 1, 0, 0), reels),
                                new StreamWalk(Stream.POSTS, new StreamCounts(1, 1, 1, 0, 0), posts))))
                .apiCalls();
    }

    private void call(String runKey, String outcome) {
        scrapes.query("""
                insert into creatorflow.api_calls
                    (provider, ordinal, endpoint, run_key, stream, page, subject, state, send_at, outcome)
                values ('instagram', 1, '/x', ?, 'reels', 0, 's', 'DONE', now(), ?)""", runKey, outcome);
    }
}
