package dev.creatorflow.activities.persistence.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.drift.DriftWatch;
import dev.creatorflow.activities.instagram.Drift;
import dev.creatorflow.activities.instagram.Drift.Finding;
import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.instagram.Stream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Odd fields on their way into the counts, and counters that are held back. */
class DriftTest {
    private static final Instant NOON = Scrapes.NOON;

    private Scrapes scrapes;

    @BeforeEach
    void open() {
        scrapes = new Scrapes();
        scrapes.open("run-1", Bodies.CREATOR);
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void oddFieldsAreCountedOncePerAnswerByDayAndEndpoint() {
        scrapes.profile("run-1", NOON, Bodies.with(profile(), body -> body.put("brand_new", 1)));
        ObjectNode page = Bodies.reelsPage(
                false,
                Bodies.with(reel("11"), medium -> medium.put("like_count", "many")),
                Bodies.with(reel("12"), medium -> medium.put("comment_count", -5)));
        scrapes.reels("run-1", 0, NOON.plusSeconds(1), page);
        scrapes.reels("run-1", 0, NOON.plusSeconds(1), page);
        scrapes.drift.flush();
        scrapes.drift.flush();

        assertThat(count("profile", "brand_new", Kind.UNKNOWN)).isEqualTo(1L);
        assertThat(count("reels", "like_count", Kind.RETYPED)).isEqualTo(1L);
        assertThat(count("reels", "comment_count", Kind.OUT_OF_RANGE)).isEqualTo(1L);
        assertThat(scrapes.value("select observed from creatorflow.drift_answers where endpoint = 'reels'"))
                .isEqualTo(2L);
    }

    @Test
    void aProfileWhoseRowsAreRolledBackCountsWhenTheyAreWritten() {
        scrapes.query("create function refuse() returns trigger language plpgsql as"
                + " 'begin raise exception ''refused''; end'");
        scrapes.query("create constraint trigger refuse after insert or update on public.instagram_creators"
                + " deferrable initially deferred for each row execute function refuse()");
        assertThatThrownBy(() -> scrapes.profile("run-1", NOON, profile())).hasStackTraceContaining("refused");
        scrapes.query("drop trigger refuse on public.instagram_creators");

        scrapes.profile("run-1", NOON, profile());
        scrapes.drift.flush();

        assertThat(scrapes.value("select observed from creatorflow.drift_answers where endpoint = 'profile'"))
                .isEqualTo(1L);
    }

    @Test
    void oneConnectionIsEnoughForAScrape() {
        DatabaseAddress address = TestDatabase.address();
        try (Scrapes narrow = new Scrapes(
                Database.open(new DatabaseAddress(address.jdbcUrl(), address.user(), address.password(), 1)))) {
            narrow.whole("run-1", NOON, profile(), Bodies.reelsPage(false, reel("11")), Bodies.postsPage(false));

            assertThat(narrow.reel("11")).containsEntry("like_count", 100L);
        }
    }

    @Test
    void aCounterThatIsMissingFarMoreOftenThanUsualIsHeldBackAndTold() {
        usual("reels", "like_count", 3);
        today("reels", "like_count", 120);

        scrapes.drift.flush();

        assertThat(scrapes.row("select * from creatorflow.field_holds"))
                .containsEntry("endpoint", "reels")
                .containsEntry("field", "like_count")
                .containsEntry("released_at", null)
                .containsEntry(
                        "sentence",
                        "like_count of reels was missing or unreadable in 60 % of 200 objects on 2026-11-21;"
                                + " in the 14 days before it was 3 % of 1000.");
    }

    @Test
    void aHeldCounterLeavesWhatIsKnownAndEverythingElseOfTheAnswerIsPublished() {
        scrapes.profile("run-1", NOON.minusSeconds(60), profile());
        scrapes.reels("run-1", 0, NOON.minusSeconds(50), Bodies.reelsPage(true, reel("11")));
        hold("reels", "like_count");
        hold("profile", "edge_followed_by");

        scrapes.open("run-2", Bodies.CREATOR);
        scrapes.profile("run-2", NOON.plusSeconds(1), Bodies.profile(Bodies.CREATOR, "ann", 7, 9));
        scrapes.reels(
                "run-2",
                0,
                NOON.plusSeconds(2),
                Bodies.reelsPage(
                        false,
                        Bodies.with(
                                reel("11"),
                                medium -> medium.put("like_count", 1).put("comment_count", 55))));

        assertThat(scrapes.reel("11")).containsEntry("like_count", 100L).containsEntry("comment_count", 55L);
        assertThat(scrapes.row(
                        "select like_count from creatorflow.media_observations order by observed_at desc limit 1"))
                .containsEntry("like_count", null);
        assertThat(scrapes.creator()).containsEntry("followers_count", 1000L).containsEntry("media_count", 9L);
    }

    @Test
    void acceptedValuesArePublishedAlsoForTheTimeTheyWereHeld() {
        hold("reels", "like_count");
        scrapes.query(
                "update creatorflow.field_holds set released_at = ?::timestamptz, released_by = 'eve', accepted = true",
                NOON.plusSeconds(3600).toString());
        try (Scrapes again = new Scrapes(scrapes.database)) {
            again.reels("run-1", 0, NOON.plusSeconds(1), Bodies.reelsPage(false, reel("11")));
            assertThat(again.reel("11")).containsEntry("like_count", 100L);
        }
        scrapes = new Scrapes();
    }

    @Test
    void aFieldIsReleasedWhenALaterDayIsNormalAndNotOnTheSameDay() {
        usual("reels", "like_count", 3);
        today("reels", "like_count", 120);
        scrapes.drift.flush();
        scrapes.drift.flush();
        assertThat(held()).hasSize(1);

        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        DriftWatch later = DriftWatch.ofFreshAnswers(scrapes.database, Clock.fixed(tomorrow, ZoneOffset.UTC));
        later.count(Stream.REELS, new Drift(199, Map.of()), tomorrow);
        later.flush();
        assertThat(held()).as("too few to tell").hasSize(1);
        later.count(Stream.REELS, new Drift(1, Map.of()), tomorrow);
        later.flush();

        assertThat(held()).isEmpty();
    }

    @Test
    void aFieldThatIsUsuallyMissingAndAFewOddAnswersHoldNothing() {
        usual("posts", "play_count", 100);
        today("posts", "play_count", 200);
        usual("reels", "comment_count", 1);
        scrapes.drift.count(Stream.REELS, drift("comment_count", 199, 199), NOON);
        scrapes.drift.flush();

        assertThat(held()).isEmpty();
    }

    @Test
    void countsThatCannotBeWrittenFailNoScrape() {
        Database away = TestDatabase.create();
        DriftWatch watch = DriftWatch.ofFreshAnswers(away, Clock.fixed(NOON, ZoneOffset.UTC));
        watch.count(Stream.REELS, drift("like_count", 1, 1), NOON);
        away.close();

        watch.close();
    }

    /** 1,000 objects over the days before, of which so many percent were of no use. */
    private void usual(String endpoint, String field, int percent) {
        for (int days = 1; days <= 5; days++) {
            Instant day = NOON.minus(Duration.ofDays(days));
            scrapes.drift.count(stream(endpoint), drift(field, 2 * percent, 200), day);
        }
    }

    private void today(String endpoint, String field, int useless) {
        scrapes.drift.count(stream(endpoint), drift(field, useless, 200), NOON);
    }

    private static Drift drift(String field, int useless, int observed) {
        return new Drift(observed, Map.of(new Finding(field, Kind.MISSING), useless));
    }

    private static Stream stream(String endpoint) {
        return endpoint.equals("reels") ? Stream.REELS : Stream.POSTS;
    }

    private void hold(String endpoint, String field) {
        scrapes.query(
                "insert into creatorflow.field_holds (endpoint, field, since, sentence) values (?, ?, ?::timestamptz, 'odd')",
                endpoint,
                field,
                NOON.toString());
        scrapes.drift.count(Stream.REELS, new Drift(1, Map.of()), NOON);
        scrapes.drift.flush();
    }

    private List<Map<String, Object>> held() {
        return scrapes.query("select * from creatorflow.field_holds where released_at is null");
    }

    private Object count(String endpoint, String field, Kind kind) {
        return scrapes.value(
                "select count from creatorflow.field_drift where endpoint = ? and field = ? and kind = ?",
                endpoint,
                field,
                kind.name());
    }

    private static ObjectNode profile() {
        return Bodies.profile(Bodies.CREATOR, "ann", 1000, 3);
    }

    private static ObjectNode reel(String pk) {
        return Bodies.reel(pk, NOON.minus(Duration.ofDays(2)));
    }
}
