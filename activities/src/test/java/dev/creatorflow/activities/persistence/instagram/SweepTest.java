package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.OpenRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.RunPlan;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.WalkEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whole walks say of media they no longer show, and when a creator is walked through as a whole. */
class SweepTest {
    private static final Instant POSTED = Instant.parse("2026-10-01T08:00:00Z");
    private static final Instant FIRST_WALK = NOON.minus(Duration.ofDays(60));

    private Scrapes scrapes;
    private int runs;
    private List<ObjectNode> feed = List.of(Bodies.photo("21", POSTED));

    @BeforeEach
    void twoReelsAreStored() {
        scrapes = new Scrapes();
        walk(FIRST_WALK, WalkEnd.EXHAUSTED, null, reels("11", "12"));
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void aMediumIsTakenToBeDeletedWhenTwoWholeWalksAnHourApartDoNotShowIt() {
        walk(at(1), WalkEnd.EXHAUSTED, null, reels("11"));
        assertThat(mark("12")).isEqualTo("missing");

        walk(at(1).plus(Duration.ofMinutes(30)), WalkEnd.EXHAUSTED, null, reels("11"));
        assertThat(mark("12")).as("what errs once errs the same way soon after").isEqualTo("missing");

        walk(at(2), WalkEnd.EXHAUSTED, null, reels("11"));
        assertThat(mark("12")).isEqualTo("deleted");
        assertThat(mark("11")).isEqualTo("shown");
        assertThat(scrapes.reel("12"))
                .as("its row and its last counters stay")
                .containsEntry("like_count", 100L)
                .containsEntry("deleted_upstream_at", at(2))
                .containsEntry("missing_since", at(1));
    }

    @Test
    void aMediumThatComesBackIsShownAgain() {
        walk(at(1), WalkEnd.EXHAUSTED, null, reels("11"));
        walk(at(2), WalkEnd.EXHAUSTED, null, reels("11"));
        walk(at(3), WalkEnd.EXHAUSTED, null, reels("11", "12"));

        assertThat(mark("12")).isEqualTo("shown");
    }

    @Test
    void onlyAWalkToTheEndSaysWhatIsGone() {
        walk(at(1), WalkEnd.WINDOW_FILLED, null, reels("11"));
        walk(at(2), WalkEnd.COVERED, null, reels("11"));
        walk(at(3), null, Reason.UPSTREAM_DOWN, reels("11"));

        assertThat(mark("12")).isEqualTo("shown");
    }

    @Test
    void aWalkWhoseEndIsNotBelievedSaysNothingWhateverTheRunsReason() {
        walk(at(1), WalkEnd.UNCONFIRMED, Reason.ITEMS_MISSING, reels("11"));
        walk(at(2), WalkEnd.UNCONFIRMED, Reason.UPSTREAM_DOWN, reels("11"));
        walk(at(3), WalkEnd.UNCONFIRMED, Reason.CANCELLED, reels("11"));

        assertThat(mark("12")).isEqualTo("shown");
    }

    @Test
    void aReelThatTheFeedOfTheSameRunShowsIsNotGone() {
        feed = List.of(Bodies.photo("21", POSTED), Bodies.reel("12", POSTED));
        walk(at(1), WalkEnd.EXHAUSTED, null, reels("11"));
        walk(at(2), WalkEnd.EXHAUSTED, null, reels("11"));
        assertThat(mark("12")).isEqualTo("shown");

        feed = List.of(Bodies.photo("21", POSTED));
        walk(at(3), WalkEnd.EXHAUSTED, null, reels("11"));
        assertThat(mark("12")).isEqualTo("missing");
    }

    @Test
    void anItemThatCouldNotBeMappedIsNotGone() {
        ObjectNode broken = Bodies.with(Bodies.reel("12", POSTED), reel -> reel.put("media_type", 77));
        walk(at(1), WalkEnd.EXHAUSTED, Reason.ITEMS_REJECTED, Bodies.reel("11", POSTED), broken);
        assertThat(mark("12")).isEqualTo("shown");

        ObjectNode nameless = Bodies.with(Bodies.reel("12", POSTED), reel -> reel.remove(List.of("pk", "id", "code")));
        walk(at(2), WalkEnd.EXHAUSTED, Reason.ITEMS_REJECTED, Bodies.reel("11", POSTED), nameless);
        assertThat(mark("12")).as("one without a key could be any").isEqualTo("shown");
    }

    @Test
    void whoeverWasNotWalkedThroughForAMonthIsByTheScheduleAndByNobodyElse() {
        assertThat(plan(Trigger.SCHEDULE, "due").sweep()).isTrue();
        assertThat(plan(Trigger.SCHEDULE, "tried").sweep())
                .as("a sweep has just been tried")
                .isFalse();

        scrapes.query("delete from creatorflow.runs where sweep");
        assertThat(plan(Trigger.STAFF, "staff").sweep()).isFalse();

        walk(NOON.minus(Duration.ofDays(29)), WalkEnd.EXHAUSTED, null, reels("11"));
        assertThat(plan(Trigger.SCHEDULE, "recent").sweep()).isFalse();
    }

    private RunPlan plan(Trigger trigger, String runKey) {
        return scrapes.store.openRun(new OpenRun(
                runKey, "instagram/creator/7001", Bodies.CREATOR, "ann", null, trigger, null, "test", false));
    }

    private void walk(Instant at, @Nullable WalkEnd end, @Nullable Reason reason, ObjectNode... shown) {
        runs++;
        String runKey = "walk-" + runs;
        scrapes.open(runKey, Bodies.CREATOR);
        scrapes.profile(runKey, at, Bodies.profile(Bodies.CREATOR, "ann", 5, 3));
        StreamCounts reels =
                scrapes.reels(runKey, 0, at, Bodies.reelsPage(false, shown)).counts();
        StreamCounts posts = scrapes.posts(runKey, 0, at, Bodies.postsPage(false, feed.toArray(ObjectNode[]::new)))
                .counts();
        scrapes.store.closeRun(new CloseRun(
                runKey,
                Bodies.CREATOR,
                reason == null ? Outcome.COMPLETE : Outcome.PARTIAL,
                reason,
                null,
                List.of(
                        new StreamWalk(Stream.REELS, reels, end),
                        new StreamWalk(Stream.POSTS, posts, WalkEnd.EXHAUSTED))));
    }

    private static ObjectNode[] reels(String... pks) {
        return Arrays.stream(pks).map(pk -> Bodies.reel(pk, POSTED)).toArray(ObjectNode[]::new);
    }

    private static Instant at(int days) {
        return FIRST_WALK.plus(Duration.ofDays(days));
    }

    private Object mark(String pk) {
        return scrapes.value("""
                select case when deleted_upstream_at is not null then 'deleted' when missing_since is not null then 'missing'
                            else 'shown' end
                from public.instagram_reels where media_pk = ?""", pk);
    }
}
