package dev.creatorflow.activities.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.archive.AgedAnswers;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.settings.RetentionSettings;
import dev.creatorflow.workflows.retention.Retained;
import dev.creatorflow.workflows.retention.RetentionActivities;
import dev.creatorflow.workflows.retention.RetentionActivities.Swept;
import io.temporal.testing.TestActivityEnvironment;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
    /** A Saturday. */
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final Duration ALL = Duration.ofDays(10);
    private static final Duration DAILY = Duration.ofDays(40);

    private final Database database = TestDatabase.create();
    private final Rows rows = new Rows(database);
    private final List<TestActivityEnvironment> environments = new ArrayList<>();

    @AfterEach
    void stop() {
        environments.forEach(TestActivityEnvironment::close);
        database.close();
    }

    @Test
    void pastTheFirstAgeTheLastOfADayStandsForIt() {
        observe("1", "2026-11-05T08:00:00Z", "2026-11-06T01:00:00Z", "2026-11-06T13:00:00Z", "2026-11-06T23:59:59Z");
        observe("1", "2026-11-07T00:00:00Z", "2026-11-20T01:00:00Z", "2026-11-20T02:00:00Z");

        assertThat(sweepAll(Retained.MEDIA_OBSERVATIONS, NOW)).isEqualTo(2);

        assertThat(observed("1"))
                .containsExactly(
                        "2026-11-05T08:00:00Z",
                        "2026-11-06T23:59:59Z",
                        "2026-11-07T00:00:00Z",
                        "2026-11-20T01:00:00Z",
                        "2026-11-20T02:00:00Z");
    }

    @Test
    void pastTheSecondAgeTheLastOfAWeekStandsForIt() {
        observe("1", "2026-09-01T08:00:00Z");
        observe("1", "2026-09-07T08:00:00Z", "2026-09-09T08:00:00Z", "2026-09-13T23:00:00Z", "2026-09-14T00:00:00Z");
        observe("1", "2026-11-20T02:00:00Z");

        assertThat(sweepAll(Retained.MEDIA_OBSERVATIONS, NOW)).isEqualTo(2);

        assertThat(observed("1"))
                .containsExactly(
                        "2026-09-01T08:00:00Z", "2026-09-13T23:00:00Z", "2026-09-14T00:00:00Z", "2026-11-20T02:00:00Z");
    }

    @Test
    void theFirstTheLastAndTheLabelledOnesStayForEver() {
        observe("1", "2026-09-07T08:00:00Z", "2026-09-07T09:00:00Z", "2026-09-07T10:00:00Z", "2026-09-07T11:00:00Z");
        rows.change(
                "update creatorflow.media_observations set age_label = '1h' where observed_at = ?::timestamptz",
                "2026-09-07T09:00:00Z");
        observe("2", "2026-09-07T08:00:00Z");

        sweepAll(Retained.MEDIA_OBSERVATIONS, NOW);

        assertThat(observed("1"))
                .containsExactly("2026-09-07T08:00:00Z", "2026-09-07T09:00:00Z", "2026-09-07T11:00:00Z");
        assertThat(observed("2")).containsExactly("2026-09-07T08:00:00Z");
    }

    @Test
    void pastTheLastAgeOnlyTheEndsAreLeft() {
        observe("1", "2026-06-01T08:00:00Z", "2026-06-09T08:00:00Z", "2026-06-16T08:00:00Z", "2026-11-20T08:00:00Z");

        assertThat(sweepAll(Retained.MEDIA_OBSERVATIONS, NOW, settings(Duration.ofDays(100))))
                .isEqualTo(2);

        assertThat(observed("1")).containsExactly("2026-06-01T08:00:00Z", "2026-11-20T08:00:00Z");
    }

    @Test
    void streamsAndMediaAreThinnedEachForItself() {
        observe("1", "2026-11-05T08:00:00Z", "2026-11-06T01:00:00Z");
        observe("2", "2026-11-05T08:00:00Z", "2026-11-06T02:00:00Z");
        rows.change(
                "insert into creatorflow.media_observations (media_pk, source, observed_at, creator_id) values ('1', 'POSTS', ?::timestamptz, '42')",
                "2026-11-06T05:00:00Z");

        assertThat(sweepAll(Retained.MEDIA_OBSERVATIONS, NOW)).isZero();
    }

    @Test
    void aSecondNightFindsOnlyWhatHasGrownOldSince() {
        observe("1", "2026-11-05T08:00:00Z", "2026-11-12T01:00:00Z", "2026-11-12T02:00:00Z");

        assertThat(sweepAll(Retained.MEDIA_OBSERVATIONS, NOW)).isZero();
        assertThat(sweepAll(Retained.MEDIA_OBSERVATIONS, NOW)).isZero();
        assertThat(sweepAll(Retained.MEDIA_OBSERVATIONS, NOW.plus(Duration.ofDays(2))))
                .isEqualTo(1);
        assertThat(
                        rows.value(
                                "select done_until from creatorflow.retention_progress where subject = 'MEDIA_OBSERVATIONS' and stage = 'DAILY'"))
                .isEqualTo(Instant.parse("2026-11-13T00:00:00Z"));
    }

    @Test
    void followerHistoryIsThinnedTheSameWay() {
        for (String moment : List.of(
                "2026-11-04T08:00:00Z",
                "2026-11-05T08:00:00Z",
                "2026-11-05T14:00:00Z",
                "2026-11-20T08:00:00Z",
                "2026-11-20T14:00:00Z")) {
            rows.change(
                    "insert into public.instagram_follower_history (creator_id, username, followers_count, recorded_at) values ('42', 'ada', 5, ?::timestamptz)",
                    moment);
        }

        assertThat(sweepAll(Retained.FOLLOWER_HISTORY, NOW)).isEqualTo(1);
        assertThat(rows.all("select recorded_at from public.instagram_follower_history order by 1"))
                .extracting(row -> String.valueOf(row.get("recorded_at")))
                .containsExactly(
                        "2026-11-04T08:00:00Z", "2026-11-05T14:00:00Z", "2026-11-20T08:00:00Z", "2026-11-20T14:00:00Z");
    }

    @Test
    void postsOfRedditAreThinnedTheSameWay() {
        for (String moment : List.of(
                "2026-11-04T08:00:00Z",
                "2026-11-05T08:00:00Z",
                "2026-11-05T14:00:00Z",
                "2026-11-20T08:00:00Z",
                "2026-11-20T14:00:00Z")) {
            for (String post : List.of("p1", "p2")) {
                rows.change(
                        "insert into creatorflow.reddit_observations (reddit_id, observed_at, subreddit, score) values (?, ?::timestamptz, 'golang', 5)",
                        post,
                        moment);
            }
        }

        assertThat(sweepAll(Retained.REDDIT_OBSERVATIONS, NOW)).isEqualTo(2);
        assertThat(rows.all(
                        "select observed_at from creatorflow.reddit_observations where reddit_id = 'p2' order by 1"))
                .extracting(row -> String.valueOf(row.get("observed_at")))
                .containsExactly(
                        "2026-11-04T08:00:00Z", "2026-11-05T14:00:00Z", "2026-11-20T08:00:00Z", "2026-11-20T14:00:00Z");
    }

    @Test
    void figuresOfCommunitiesGoOnlyWhereAnAgeIsSetAndTheLastOnesStay() {
        for (String day : List.of("2026-01-01", "2026-01-02", "2026-11-20")) {
            rows.change(
                    "insert into creatorflow.subreddit_snapshots (subreddit, day, figures, formula_version, computed_as_of, run_key) values ('golang', ?::date, '{}', 1, now(), 'r')",
                    day);
        }
        rows.change(
                "insert into creatorflow.subreddit_snapshots (subreddit, day, figures, formula_version, computed_as_of, run_key) values ('quiet', '2025-01-01', '{}', 1, now(), 'r')");

        assertThat(sweepAll(Retained.SUBREDDIT_SNAPSHOTS, NOW)).isZero();
        assertThat(sweepAll(Retained.SUBREDDIT_SNAPSHOTS, NOW, settings(Duration.ofDays(100))))
                .isEqualTo(2);
        assertThat(rows.value(
                        "select string_agg(subreddit, ' ' order by subreddit) from creatorflow.subreddit_snapshots"))
                .isEqualTo("golang quiet");
    }

    @Test
    void anEmptyDatabaseHasNothingToThin() {
        for (Retained subject : Retained.values()) {
            assertThat(sweepAll(subject, NOW)).isZero();
        }
    }

    @Test
    void defect57OldLogRowsGoWhereThereIsSomethingToDelete() {
        rows.change(
                "insert into public.system_logs (\"timestamp\", message) select ?::timestamptz - n * interval '1 hour', 'n' from generate_series(0, 12000) n",
                NOW.toString());

        long gone = sweepAll(Retained.SYSTEM_LOGS, NOW);

        assertThat(gone).isEqualTo(12_001 - 14 * 24 - 1);
        assertThat(rows.value("select count(*) from public.system_logs")).isEqualTo(14 * 24L + 1);
    }

    @Test
    void oldCallsBecomeTotalsThatAddUpAndThisMonthsStaySingle() {
        rows.change(
                "insert into creatorflow.api_limits (provider, requests_per_second, settings_requests_per_second, rate_set_by, rate_set_at) values ('instagram', 1, 1, 'settings', now())");
        call("2026-08-01T23:59:00Z", "SUCCEEDED", true);
        call("2026-08-01T10:00:00Z", "SUCCEEDED", true);
        call("2026-08-02T00:00:00Z", "FAILED", null);
        call("2026-08-02T01:00:00Z", null, null);
        call("2026-11-02T00:00:00Z", "SUCCEEDED", true);

        assertThat(sweepAll(Retained.API_CALLS, NOW)).isEqualTo(4);
        assertThat(sweepAll(Retained.API_CALLS, NOW)).isZero();

        assertThat(
                        rows.all(
                                "select day::text, outcome, calls, billed, billing_unknown, body_bytes from creatorflow.api_call_days order by 1, 2"))
                .extracting(row -> row.values().toString())
                .containsExactly(
                        "[2026-08-01, SUCCEEDED, 2, 2, 0, 200]",
                        "[2026-08-02, FAILED, 1, 0, 1, 100]",
                        "[2026-08-02, UNKNOWN, 1, 0, 1, 100]");
        call("2026-08-01T11:00:00Z", "SUCCEEDED", false);
        assertThat(sweepAll(
                        Retained.API_CALLS,
                        NOW,
                        new RetentionSettings(ALL, null, null, null, null, Duration.ofHours(1), null)))
                .as("a late row adds to its day; the month that is still counted stays")
                .isEqualTo(1);
        assertThat(rows.value("select calls from creatorflow.api_call_days where day = '2026-08-01'"))
                .isEqualTo(3L);
        assertThat(rows.value("select count(*) from creatorflow.api_calls")).isEqualTo(1L);
    }

    @Test
    void dailyMetricsGoOnlyWhereAnAgeIsSet() {
        for (String day : List.of("2026-01-01", "2026-11-20")) {
            for (String name : List.of("a", "b")) {
                rows.change(
                        "insert into creatorflow.creator_metrics_daily (ig_user_id, day, name, unit, n, formula_version, computed_as_of, run_key) values ('42', ?::date, ?, 'count', 1, 1, now(), 'r')",
                        day,
                        name);
            }
        }

        assertThat(sweepAll(Retained.DAILY_METRICS, NOW)).isZero();
        assertThat(sweepAll(Retained.DAILY_METRICS, NOW, settings(Duration.ofDays(100))))
                .isEqualTo(2);
        assertThat(rows.value("select min(day)::text from creatorflow.creator_metrics_daily"))
                .isEqualTo("2026-11-20");
    }

    @Test
    void theComingMonthsPartitionIsMadeAhead() {
        RetentionActivities december = activities(Instant.parse("2026-12-31T23:59:59Z"), settings(null));

        assertThat(december.prepareMonths()).isEqualTo(2);
        assertThat(december.prepareMonths()).isZero();
        assertThat(
                        rows.all(
                                "select relname from pg_class where relname in ('media_observations_2026_12', 'media_observations_2027_01')"))
                .hasSize(2);
    }

    private long sweepAll(Retained subject, Instant now) {
        return sweepAll(subject, now, settings(null));
    }

    @Test
    void aRehearsalCountsWhatASweepClearsAndClearsNothing() {
        observe("1", "2026-11-05T08:00:00Z", "2026-11-06T01:00:00Z", "2026-11-06T13:00:00Z", "2026-11-06T23:59:59Z");
        observe("1", "2026-11-20T02:00:00Z");
        rows.change("insert into public.system_logs (\"timestamp\", level, source, script_name, message)"
                + " values ('2026-10-01', 'info', 's', 's', 'old')");

        RetentionActivities activities = activities(NOW, settings(null));
        assertThat(activities.rehearse(Retained.MEDIA_OBSERVATIONS)).isEqualTo(new Swept(2, false));
        assertThat(activities.rehearse(Retained.SYSTEM_LOGS)).isEqualTo(new Swept(1, false));
        assertThat(observed("1")).hasSize(5);
        assertThat(rows.value("select count(*) from creatorflow.retention_progress"))
                .isEqualTo(0L);

        assertThat(sweepAll(Retained.MEDIA_OBSERVATIONS, NOW)).isEqualTo(2);
        assertThat(sweepAll(Retained.SYSTEM_LOGS, NOW)).isEqualTo(1);
    }

    private long sweepAll(Retained subject, Instant now, RetentionSettings settings) {
        RetentionActivities activities = activities(now, settings);
        long sum = 0;
        Swept swept;
        do {
            swept = activities.sweep(subject);
            sum += swept.rows();
        } while (swept.more());
        return sum;
    }

    private RetentionActivities activities(Instant now, RetentionSettings settings) {
        TestActivityEnvironment fresh = TestActivityEnvironment.newInstance();
        environments.add(fresh);
        fresh.registerActivitiesImplementations(new RetentionActivitiesImpl(
                database,
                settings,
                new AgedAnswers(database, null, settings.raw(), Clock.fixed(now, ZoneOffset.UTC)),
                Clock.fixed(now, ZoneOffset.UTC)));
        return fresh.newActivityStub(RetentionActivities.class);
    }

    private static RetentionSettings settings(@Nullable Duration metrics) {
        return new RetentionSettings(
                Duration.ofDays(14), null, metrics, ALL, DAILY, Duration.ofDays(90), Duration.ofDays(14));
    }

    private void observe(String mediaPk, String... moments) {
        for (String moment : moments) {
            rows.all("select creatorflow.ensure_observation_month(?::timestamptz)", moment);
            rows.change(
                    "insert into creatorflow.media_observations (media_pk, source, observed_at, creator_id) values (?, 'REELS', ?::timestamptz, '42')",
                    mediaPk,
                    moment);
        }
    }

    private List<String> observed(String mediaPk) {
        return rows
                .all("select observed_at from creatorflow.media_observations where media_pk = ? order by 1", mediaPk)
                .stream()
                .map(row -> String.valueOf(row.get("observed_at")))
                .toList();
    }

    private void call(String at, @Nullable String outcome, @Nullable Boolean billed) {
        rows.change(
                "insert into creatorflow.api_calls (provider, ordinal, endpoint, run_key, stream, page, subject, state, send_at, outcome, billed, body_bytes) values ('instagram', 1, '/reels', 'r', 'reels', 0, '42', ?, ?, ?, ?, 100)",
                outcome == null ? "SENT" : "DONE",
                Timestamp.from(Instant.parse(at)),
                outcome,
                billed);
    }
}
