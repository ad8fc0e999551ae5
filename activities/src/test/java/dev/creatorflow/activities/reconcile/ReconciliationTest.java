package dev.creatorflow.activities.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.objectstore.ObjectStore;
import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.objectstore.TestObjectStore;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.reconcile.ReconciliationActivities;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Database database = TestDatabase.create();
    private final Rows rows = new Rows(database);
    private final Scripted temporal = new Scripted();
    private final List<TestActivityEnvironment> environments = new ArrayList<>();

    @AfterEach
    void stop() {
        environments.forEach(TestActivityEnvironment::close);
        database.close();
    }

    @Test
    void anOpenRunWhoseExecutionIsGoneIsClosedAndOneUnderWayStays() {
        run("lost", "1", NOON.minusSeconds(7200));
        run("under-way", "2", NOON.minusSeconds(7200));
        run("young", "3", NOON.minusSeconds(60));
        temporal.ends = Map.of("instagram/creator/1", "terminated", "instagram/creator/3", "terminated");

        assertThat(activities(null).closeLeftRuns()).isEqualTo(1);

        assertThat(rows.one("select verdict, outcome, reason, detail from creatorflow.runs where run_key = 'lost'"))
                .containsEntry("verdict", "RAN")
                .containsEntry("outcome", "FAILED")
                .containsEntry("reason", "INTERNAL")
                .containsEntry("detail", "its execution is terminated and did not close the run");
        assertThat(rows.value("select count(*) from creatorflow.runs where closed_at is null"))
                .isEqualTo(2L);
        assertThat(rows.value("select command from creatorflow.notices where kind = 'RECONCILED'"))
                .isEqualTo("./creatorflow runs failures");
        assertThat(activities(null).closeLeftRuns()).isZero();
    }

    @Test
    void scrapesOfUnknownAccountsAndForgottenCreatorsAreToldOnceADay() {
        creator("1", NOON.minus(Duration.ofDays(2)));
        creator("2", NOON.minus(Duration.ofDays(2)));
        creator("3", NOON.minus(Duration.ofHours(2)));
        run("since", "2", NOON.minus(Duration.ofDays(1)));
        run("of another platform", "1", NOON.minus(Duration.ofDays(1)));
        rows.change("update creatorflow.runs set platform = 'reddit' where run_key = 'of another platform'");
        temporal.scraping = List.of("1", "99");

        ReconciliationActivities activities = activities(null);
        assertThat(activities.findStrays()).isEqualTo(1);
        assertThat(activities.findForgotten()).isEqualTo(1);
        activities.findStrays();
        activities.findForgotten();

        assertThat(rows.all("select sentence from creatorflow.notices where kind = 'RECONCILED' order by id"))
                .extracting(row -> row.get("sentence"))
                .containsExactly(
                        "1 scrapes are under way of accounts nobody knows, such as 99",
                        "1 creators have been due for more than a day without a run, such as @name1");
    }

    @Test
    void historiesOfFailuresGoToTheArchiveOnceAndWithoutOneNowhere() throws IOException {
        temporal.failed = List.of(
                new Executions.Ended("CreatorScrapeWorkflow", "instagram/creator/1", "run-1"),
                new Executions.Ended("BackfillWorkflow", "backfill/instagram/spring", "run-2"));
        assertThat(activities(null).exportHistories()).isZero();

        try (S3Stores stores = S3Stores.open(TestObjectStore.shared().settings(TestObjectStore.freshBucket()), 4)) {
            ObjectStore archive = stores.archive().orElseThrow();
            archive.probe();
            assertThat(activities(archive).exportHistories()).isEqualTo(2);
            assertThat(temporal.asked).containsExactly(NOON.minus(Duration.ofDays(14)));
            assertThat(activities(archive).exportHistories())
                    .as("nothing is written twice")
                    .isZero();
            assertThat(temporal.asked.getLast()).isEqualTo(NOON.minus(Duration.ofHours(1)));
            String key = "histories/CreatorScrapeWorkflow/instagram%2Fcreator%2F1/run-1.json.gz";
            try (InputStream in = new GZIPInputStream(archive.open(key))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"events\": \"run-1\"}");
            }
        }
    }

    private ReconciliationActivities activities(@Nullable ObjectStore archive) {
        TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
        environments.add(environment);
        environment.registerActivitiesImplementations(new ReconciliationActivitiesImpl(
                database, temporal, archive, Duration.ofDays(14), () -> {}, Clock.fixed(NOON, ZoneOffset.UTC)));
        return environment.newActivityStub(ReconciliationActivities.class);
    }

    private void run(String key, String target, Instant startedAt) {
        rows.change(
                "insert into creatorflow.runs (run_key, platform, target, username, workflow_id, \"trigger\", started_at)"
                        + " values (?, 'instagram', ?, ?, ?, 'SCHEDULE', ?::timestamptz)",
                key,
                target,
                "name" + target,
                "instagram/creator/" + target,
                startedAt.toString());
    }

    private void creator(String id, Instant dueAt) {
        rows.change(
                "insert into public.instagram_creators (ig_user_id, username, review_status) values (?, ?, 'ok')",
                id,
                "name" + id);
        rows.change(
                "insert into creatorflow.account_state as known (ig_user_id, state, since, sightings, last_sighting_at, due_at)"
                        + " values (?, 'ACTIVE', now(), 1, now(), ?::timestamptz)"
                        + " on conflict (ig_user_id) do update set due_at = excluded.due_at",
                id,
                dueAt.toString());
    }

    private static final class Scripted implements Executions {
        private final List<Instant> asked = new ArrayList<>();
        private Map<String, String> ends = Map.of();
        private List<String> scraping = List.of();
        private List<Ended> failed = List.of();

        @Override
        public Optional<String> end(String workflowId) {
            return Optional.ofNullable(ends.get(workflowId));
        }

        @Override
        public Stream<String> scraping() {
            return scraping.stream();
        }

        @Override
        public Stream<Ended> failedSince(Instant since) {
            asked.add(since);
            return failed.stream();
        }

        @Override
        public String history(Ended execution) {
            return "{\"events\": \"" + execution.runId() + "\"}";
        }
    }
}
