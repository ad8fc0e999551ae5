package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.observe.ObserveStoreActivities.ObservationSettled;
import dev.creatorflow.workflows.instagram.observe.ObserveStoreActivities.ObservePlan;
import dev.creatorflow.workflows.instagram.observe.ObserveStoreActivities.PlanObservation;
import dev.creatorflow.workflows.instagram.observe.ObserveStoreActivities.SettleObservation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObserveStoreTest {
    private static final Duration HALF = Duration.ofMinutes(30);

    private Scrapes scrapes;

    @BeforeEach
    void anObservedCreator() {
        scrapes = new Scrapes();
        scrapes.query(
                "insert into public.instagram_creators (ig_user_id, username, observe) values (?, 'ann', true)",
                Bodies.CREATOR);
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void theNextRequestLiesHalfAToleranceBehindTheFirstAgeThatIsDue() {
        reel("11", NOON);
        page("run", NOON.plus(Duration.ofMinutes(10)), "11");

        ObservePlan plan = plan(NOON.plus(Duration.ofMinutes(10)));

        assertThat(plan.on()).isTrue();
        assertThat(plan.at()).isEqualTo(NOON.plus(Duration.ofMinutes(67)).plusSeconds(30));
        assertThat(plan.in()).isEqualTo(Duration.ofMinutes(57).plusSeconds(30));
        assertThat(plan.streams()).containsExactly(Stream.REELS);
        assertThat(plan.due()).isEqualTo(1);
    }

    @Test
    void mediaDueNearEachOtherShareARequest() {
        Instant posted = NOON.minus(Duration.ofHours(6));
        reel("11", posted);
        reel("12", posted.plus(Duration.ofMinutes(40)));
        reel("13", posted.plus(Duration.ofHours(3)));
        photo("21", posted.plus(Duration.ofMinutes(5)));

        ObservePlan plan = plan(NOON);

        assertThat(plan.at()).isEqualTo(NOON.plus(HALF));
        assertThat(plan.due()).isEqualTo(3);
        assertThat(plan.streams()).containsExactly(Stream.POSTS, Stream.REELS);
    }

    @Test
    void theTrueAgeIsStoredAndTheLabelOnlyWithinItsTolerance() {
        reel("11", NOON);
        page("early", NOON.plus(Duration.ofMinutes(40)), "11");
        page("right", NOON.plus(Duration.ofMinutes(70)), "11");
        page("late", NOON.plus(Duration.ofMinutes(80)), "11");

        assertThat(plan(NOON.plus(Duration.ofMinutes(90))).labelled()).isEqualTo(1);

        assertThat(
                        scrapes.row(
                                "select age_label, age_seconds, observed_at from creatorflow.media_observations where age_label is not null"))
                .containsEntry("age_label", "1h")
                .containsEntry("age_seconds", 4_200L)
                .containsEntry("observed_at", NOON.plus(Duration.ofMinutes(70)));
        assertThat(plan(NOON.plus(Duration.ofMinutes(90))).at())
                .as("1h is done, 6h is next")
                .isEqualTo(NOON.plus(Duration.ofHours(6)).plus(HALF));
    }

    @Test
    void whatAScrapeObservedAtTheRightAgeCostsNoRequest() {
        reel("11", NOON);
        page("scrape", NOON.plus(Duration.ofHours(6)).minus(Duration.ofMinutes(20)), "11");

        ObservePlan plan = plan(NOON.plus(Duration.ofHours(6)));

        assertThat(plan.labelled()).isEqualTo(1);
        assertThat(plan.at()).isEqualTo(NOON.plus(Duration.ofHours(25)).plus(HALF));
    }

    @Test
    void anAgeThatIsOverIsNotMadeUpFor() {
        reel("11", NOON);

        assertThat(plan(NOON.plus(Duration.ofMinutes(76))).at())
                .isEqualTo(NOON.plus(Duration.ofHours(6)).plus(HALF));
        assertThat(plan(NOON.plus(Duration.ofDays(32))).at()).isNull();
    }

    @Test
    void aMediumThatIsNotOnThePagesIsLookedForOnce() {
        reel("11", NOON);
        reel("12", NOON);
        Instant due = NOON.plus(Duration.ofMinutes(70));
        page("observe", due, "11");

        assertThat(settle(due, false)).isEqualTo(new ObservationSettled(1, 1));
        assertThat(settle(due, true)).isEqualTo(new ObservationSettled(0, 1));

        assertThat(plan(due).at()).isEqualTo(NOON.plus(Duration.ofHours(6)).plus(HALF));
        assertThat(scrapes.row("select media_pk, age_label from creatorflow.observation_misses"))
                .containsEntry("media_pk", "12")
                .containsEntry("age_label", "1h");
    }

    @Test
    void switchedOffOrPausedNothingIsAskedFor() {
        reel("11", NOON);
        scrapes.query("update public.instagram_creators set paused = true");
        ObservePlan paused = plan(NOON);
        assertThat(paused.on()).isTrue();
        assertThat(paused.at()).isNull();

        scrapes.query("update public.instagram_creators set paused = false, observe = false");
        assertThat(plan(NOON).on()).isFalse();
        assertThat(store(NOON).planObservation(new PlanObservation("999")).on()).isFalse();
    }

    private ObservePlan plan(Instant now) {
        return store(now).planObservation(new PlanObservation(Bodies.CREATOR));
    }

    private ObservationSettled settle(Instant at, boolean last) {
        return store(at).settleObservation(new SettleObservation(Bodies.CREATOR, Stream.REELS, at, last));
    }

    private ObserveStore store(Instant now) {
        return new ObserveStore(scrapes.database, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void reel(String pk, Instant taken) {
        scrapes.query("""
                insert into public.instagram_reels (media_pk, creator_id, taken_at) values (?, ?, ?::timestamptz)""", pk, Bodies.CREATOR, taken.toString());
    }

    private void photo(String pk, Instant taken) {
        scrapes.query("""
                insert into public.instagram_posts (media_pk, creator_id, taken_at, product_type)
                values (?, ?, ?::timestamptz, 'feed')""", pk, Bodies.CREATOR, taken.toString());
    }

    /** An observation by an ordinary page of reels. */
    private void page(String runKey, Instant at, String pk) {
        scrapes.query("select creatorflow.ensure_observation_month(?::timestamptz)", at.toString());
        scrapes.query("""
                insert into creatorflow.media_observations (media_pk, source, observed_at, creator_id, play_count)
                values (?, 'REELS', ?::timestamptz, ?, length(?))""", pk, at.toString(), Bodies.CREATOR, runKey);
    }
}
