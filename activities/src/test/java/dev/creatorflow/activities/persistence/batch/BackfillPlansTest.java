package dev.creatorflow.activities.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.persistence.batch.BackfillSelection.Reach;
import dev.creatorflow.activities.persistence.batch.Forecast.Interval;
import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackfillPlansTest {
    private static final BackfillSelection ALL = new BackfillSelection(null, List.of(), null, false, null, null, "all");

    private Batches batches;
    private BackfillPlans plans;

    @BeforeEach
    void open() {
        batches = new Batches();
        plans = new BackfillPlans(
                batches.database,
                batches.clock(),
                new PlanBasis(
                        new Reach(90, 30),
                        new Reach(30, 10),
                        10,
                        new BigDecimal("0.30"),
                        new RefreshTiers(Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7))));
    }

    @AfterEach
    void close() {
        batches.close();
    }

    @Test
    void aKnownCreatorIsExpectedToTakeWhatItsPagesTookLastTime() {
        batches.creators(4);
        walked("1", 30, 3, 30, 10, 1, 10);
        walked("2", 30, 5, 30, 10, 2, 10);
        walked("3", 30, 1, 0, 10, 1, 0);
        walked("4", 30, 0, 0, 10, 0, 0);
        batches.rows.change("update creatorflow.runs set reason = 'PRIVATE', outcome = 'COMPLETE' where target = '4'");

        Forecast forecast = plans.forecast(ALL);

        assertThat(forecast.creators()).isEqualTo(4);
        assertThat(forecast.known()).isEqualTo(4);
        assertThat(forecast.calls().middle()).as("5 + 8 + 3 + 1").isEqualTo(17);
        assertThat(forecast.calls().low()).isBetween(13L, 16L);
        assertThat(forecast.calls().high()).isBetween(18L, 21L);
        assertThat(forecast.usd(1_000)).isEqualByComparingTo("0.30");
        assertThat(forecast.seconds().middle()).isEqualTo(2);
    }

    @Test
    void aNarrowerWindowTakesItsShareAndRetriesCostWhatTheyLatelyDid() {
        batches.creators(1);
        walked("1", 90, 10, 90, 30, 3, 30);
        assertThat(plans.forecast(ALL).calls().middle())
                .as("profile, 30 of 9 a page, 10 of 10 a page")
                .isEqualTo(5);

        batches.rows.change("update creatorflow.runs set calls_succeeded = 14, calls_failed = 14");
        assertThat(plans.forecast(ALL).calls().middle()).isEqualTo(11);
    }

    @Test
    void newCreatorsAreMeasuredByFirstScrapesAndWithoutAnyByTheWidth() {
        batches.creators(10);
        Interval unmeasured = plans.forecast(ALL).calls();
        assertThat(unmeasured.low()).isLessThan(50);
        assertThat(unmeasured.high()).isGreaterThan(130);

        for (int n = 101; n <= 125; n++) {
            walked(String.valueOf(n), 90, 8, 90, 30, 3, 30);
            batches.rows.change("update creatorflow.runs set calls_total = 12 where target = ?", String.valueOf(n));
        }
        Interval measured = plans.forecast(ALL).calls();
        assertThat(measured.middle()).isEqualTo(120);
        assertThat(measured.low()).isEqualTo(108);
        assertThat(measured.high()).isEqualTo(132);
    }

    @Test
    void aPlanLeavesNothingBehindAndWhatIsWrittenIsFixed() {
        batches.creators(3);
        plans.forecast(ALL);
        assertThat(batches.rows.value("select count(*) from creatorflow.batches"))
                .isEqualTo(0L);

        Forecast written = plans.write("spring", ALL, "ann");
        assertThat(plans.exists("spring")).isTrue();
        assertThatThrownBy(() -> plans.write("spring", ALL, "ann")).hasMessageContaining("spring");
        assertThat(batches.rows.one("select verdict, planned_middle, selection, requester from creatorflow.batches"))
                .containsEntry("verdict", "PLANNED")
                .containsEntry("planned_middle", written.calls().middle())
                .containsEntry("selection", "all")
                .containsEntry("requester", "ann");

        batches.creatorsFrom(4, 6);
        BatchStanding opened = batches.store.open(new OpenBatch(
                Platform.INSTAGRAM, "backfill/instagram/spring", Trigger.BACKFILL, null, null, null, "ann"));
        assertThat(opened.due()).isEqualTo(3);
        assertThat(opened.verdict()).isEqualTo("RUNNING");
    }

    @Test
    void selectionsNarrowAndUnknownHandlesComeAlong() {
        batches.creators(4);
        batches.rows.change("update public.instagram_creators set paused = true where ig_user_id = '4'");
        batches.rows.change("update public.instagram_creators set last_scraped_at = null where ig_user_id = '3'");
        range("1", "REELS", null, true);
        range("1", "POSTS", null, true);
        range("2", "REELS", "2026-11-01T00:00:00Z", true);
        range("2", "POSTS", "2026-11-01T00:00:00Z", false);

        assertThat(creators(select(null, false, null))).isEqualTo(3);
        assertThat(creators(select(Batches.NOON.minus(Duration.ofDays(2)), false, null)))
                .as("never scraped is stale")
                .isEqualTo(1);
        assertThat(creators(select(null, true, null)))
                .as("2 never ended, 3 never began")
                .isEqualTo(2);
        assertThat(creators(select(null, false, Instant.parse("2026-10-01T00:00:00Z"))))
                .isEqualTo(2);
        assertThat(plans.forecast(new BackfillSelection(
                                List.of("4"), List.of("brand.new"), null, false, null, new Reach(5, 0), "2 names"))
                        .creators())
                .isEqualTo(2);
    }

    @Test
    void aStreamThatWasAskedForAndNeverReachedAnythingIsAGap() {
        batches.creators(2);
        walked("1", 30, 1, 0, 10, 1, 10);
        walked("2", 0, 0, 0, 10, 1, 10);
        assertThat(creators(select(null, true, null))).isZero();

        batches.rows.change("delete from creatorflow.fetch_ranges where stream = 'REELS'");

        assertThat(creators(select(null, true, null)))
                .as("1 asked for reels, 2 never did")
                .isEqualTo(1);
    }

    @Test
    void aWindowOfABackfillSinceADayReachesBackToIt() {
        batches.creators(1);
        batches.rows.change("""
                insert into public.instagram_reels (media_pk, creator_id, taken_at)
                select 'm' || n, '1', ?::timestamptz - n * interval '12 hours' from generate_series(1, 40) n""", java.sql.Timestamp.from(Batches.NOON));
        plans.write("reach", select(null, false, Batches.NOON.minus(Duration.ofDays(100))), "ann");

        assertThat(batches.rows.one("select window_reels, window_posts from creatorflow.batch_targets"))
                .as("two a day for a hundred days, and a fifth more")
                .containsEntry("window_reels", 240)
                .containsEntry("window_posts", 30);
    }

    @Test
    void aMonthCostsEachTierItsIntervalButNoMoreThanTheScheduleHasSlots() {
        batches.creators(3);
        for (String id : List.of("1", "2", "3")) {
            walked(id, 30, 3, 30, 10, 1, 10);
        }
        batches.rows.change("update public.instagram_creators set refresh_tier = 'hot' where ig_user_id = '1'");
        batches.rows.change("update public.instagram_creators set refresh_tier = 'slow' where ig_user_id = '2'");

        assertThat(plans.perMonth(Duration.ofHours(1)).calls().middle())
                .as("5 calls, 120 and 4.29 and 30 times")
                .isEqualTo(Math.round(5 * (120 + 30 / 7.0 + 30)));
        assertThat(plans.perMonth(Duration.ofDays(1)).calls().middle()).isEqualTo(Math.round(5 * (30 + 30 / 7.0 + 30)));
    }

    private long creators(BackfillSelection selection) {
        return plans.forecast(selection).creators();
    }

    private static BackfillSelection select(@Nullable Instant stale, boolean gaps, @Nullable Instant since) {
        return new BackfillSelection(null, List.of(), stale, gaps, since, null, "some");
    }

    private void walked(String id, int reels, int reelPages, int reelRows, int posts, int postPages, int postRows) {
        batches.run("run-" + id, id, "COMPLETE", null, 1 + reelPages + postPages);
        batches.rows.change("""
                update creatorflow.runs set window_reels = ?, reels_pages = ?, reels_saved = ?, window_posts = ?,
                    posts_pages = ?, posts_saved = ?, calls_succeeded = calls_total where run_key = ?""", reels, reelPages, reelRows, posts, postPages, postRows, "run-" + id);
        range(id, "REELS", null, true);
        range(id, "POSTS", null, true);
    }

    private void range(String id, String stream, @Nullable String from, boolean backfilled) {
        batches.rows.change("""
                insert into creatorflow.fetch_ranges
                    (platform, target, stream, covered_from, covered_to, widest, backfilled, last_items, last_run_key)
                values ('instagram', ?, ?, ?::timestamptz, now(), 1, ?, 1, 'r')""", id, stream, from, backfilled);
    }
}
