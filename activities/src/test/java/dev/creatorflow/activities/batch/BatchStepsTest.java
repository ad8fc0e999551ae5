package dev.creatorflow.activities.batch;

import static dev.creatorflow.activities.persistence.batch.Batches.CYCLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.SourceGate;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.persistence.batch.BatchSummaries;
import dev.creatorflow.activities.persistence.batch.BatchTarget;
import dev.creatorflow.activities.persistence.batch.Batches;
import dev.creatorflow.activities.persistence.batch.StartedTarget;
import dev.creatorflow.workflows.batch.BatchActivities;
import dev.creatorflow.workflows.batch.BatchActivities.Advance;
import dev.creatorflow.workflows.batch.BatchActivities.Advanced;
import dev.creatorflow.workflows.batch.BatchActivities.CloseBatch;
import dev.creatorflow.workflows.batch.BatchActivities.Opened;
import dev.creatorflow.workflows.batch.BatchSummary;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.testing.TestActivityEnvironment;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps of a batch on a real database, with creators that end when the test says so. */
class BatchStepsTest {
    private static final Advance ADVANCE = new Advance(Platform.INSTAGRAM, CYCLE, Trigger.SCHEDULE, true, false);

    private Batches batches;
    private Stubs stubs;
    private TestActivityEnvironment environment;
    private BatchActivities steps;

    @BeforeEach
    void open() {
        batches = new Batches();
        stubs = new Stubs();
        environment = TestActivityEnvironment.newInstance();
        environment.registerActivitiesImplementations(new BatchActivitiesImpl(
                batches.store,
                new BatchSummaries(batches.database, batches.clock(), 50_000, 5),
                new SourceGate(batches.database),
                stubs,
                20,
                0.2,
                () -> {}));
        steps = environment.newActivityStub(BatchActivities.class);
    }

    @AfterEach
    void close() {
        environment.close();
        batches.close();
    }

    @Test
    void stepsThatBreakOffAnywhereForgetNobodyAndStartNobodyTwice() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        batches.creators(150);
        steps.openBatch(Batches.cycle(null));
        Advanced last = null;
        for (int step = 0; step < 200 && (last == null || last.waiting() + last.inFlight() > 0); step++) {
            stubs.breakAfter = random.nextInt(3) == 0 ? random.nextInt(20) : Integer.MAX_VALUE;
            try {
                last = steps.advance(ADVANCE);
                assertThat(last.inFlight()).isLessThanOrEqualTo(20);
            } catch (RuntimeException broken) {
                assertThat(broken).hasStackTraceContaining("the worker was killed");
            }
            stubs.endSome(random);
        }

        assertThat(last).isNotNull();
        assertThat(last.done()).as("seed " + seed).isEqualTo(150);
        assertThat(stubs.ended).hasSize(150);
        assertThat(stubs.executions)
                .hasSize(150)
                .allSatisfy((target, times) -> assertThat(times).as(target).isEqualTo(1));
    }

    @Test
    void aClosedSourceEndsASlotWithItsVerdictAndHoldsACycleThatIsUnderWay() {
        batches.creators(30);
        SourceLimits limits = new SourceLimits(batches.database);
        limits.configure(new ProviderLimits("instagram", BigDecimal.TEN, null, null, null, new BigDecimal("0.30")));
        steps.openBatch(Batches.cycle(null));
        limits.pause("instagram", "the key is being changed", "ann", null);

        Advanced held = steps.advance(ADVANCE);
        assertThat(held.inFlight()).isZero();
        assertThat(held.heldBy()).contains("PAUSED", "the key is being changed");

        batches.rows.change("delete from creatorflow.batches");
        Opened refused = steps.openBatch(Batches.cycle(null));
        assertThat(refused.reason()).isEqualTo(Reason.PAUSED);
        assertThat(refused.due()).isEqualTo(30);
        steps.closeBatch(
                new CloseBatch(Platform.INSTAGRAM, CYCLE, Outcome.STOPPED, refused.reason(), refused.detail()));
        assertThat(batches.rows.one("select verdict, reason, due, opened_at from creatorflow.batches"))
                .containsEntry("verdict", "PAUSED")
                .containsEntry("reason", "PAUSED")
                .containsEntry("due", 30L)
                .containsEntry("opened_at", null);

        batches.rows.change("delete from creatorflow.batches");
        limits.resume("instagram", "done", "ann");
        limits.configure(new ProviderLimits("instagram", BigDecimal.TEN, null, 0L, null, null));
        assertThat(steps.openBatch(Batches.cycle(null)).reason()).isEqualTo(Reason.BUDGET_REACHED);
        steps.closeBatch(
                new CloseBatch(Platform.INSTAGRAM, CYCLE, Outcome.STOPPED, Reason.BUDGET_REACHED, "0 of 0 calls"));
        assertThat(batches.rows.value("select verdict from creatorflow.batches"))
                .isEqualTo("OVER_BUDGET");
    }

    @Test
    void theSummarySaysHowItWentAndWhatToType() {
        batches.creators(4);
        new SourceLimits(batches.database)
                .configure(new ProviderLimits("instagram", BigDecimal.TEN, null, null, null, new BigDecimal("0.30")));
        steps.openBatch(Batches.cycle(null));
        steps.advance(ADVANCE);
        stubs.end("1", "COMPLETE", null);
        stubs.end("2", "COMPLETE", "PRIVATE");
        stubs.end("3", "FAILED", "SCHEMA_DRIFT");
        stubs.end("4", "COMPLETE", null);
        batches.rows.change("update creatorflow.runs set growth_daily = 12.5, followers = 900, reels_new = 3,"
                + " posts_existing = 10, media_due = 7 where target = '1'");
        batches.rows.change("update creatorflow.runs set growth_daily = -3 where target = '4'");
        batches.pass(Duration.ofMinutes(2));
        steps.advance(ADVANCE);

        BatchSummary summary = steps.closeBatch(new CloseBatch(Platform.INSTAGRAM, CYCLE, null, null, null));

        assertThat(summary.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(summary.detail()).isEqualTo("1 failed, 0 in part, 0 stopped, of 4");
        assertThat(summary.ends())
                .containsExactlyInAnyOrder(
                        new BatchSummary.Ends("COMPLETE", null, 2),
                        new BatchSummary.Ends("COMPLETE", "PRIVATE", 1),
                        new BatchSummary.Ends("FAILED", "SCHEMA_DRIFT", 1));
        assertThat(summary.perMinute()).isEqualTo(2.0);
        assertThat(summary.calls()).isEqualTo(20);
        assertThat(summary.costUsd()).isEqualByComparingTo("0.006");
        assertThat(summary.rowsNew()).isEqualTo(3);
        assertThat(summary.rowsUpdated()).isEqualTo(10);
        assertThat(summary.media()).isEqualTo(new BatchSummary.Files(7, 0, 0));
        assertThat(summary.growth()).containsExactly(new BatchSummary.Growth("creator1", 12.5, 900L));
        assertThat(summary.loss()).extracting(BatchSummary.Growth::username).containsExactly("creator4");
        assertThat(summary.needs())
                .extracting(BatchSummary.Need::command)
                .containsExactly("./creatorflow runs failures --since 24h");
        assertThat(batches.rows.one("select verdict, outcome, summary ->> 'calls' as calls from creatorflow.batches"))
                .containsEntry("verdict", "RAN")
                .containsEntry("outcome", "PARTIAL")
                .containsEntry("calls", "20");
    }

    @Test
    void aReelThatCrossedTheBarWithThisBatchIsNewlyViralOnce() {
        batches.creators(1);
        batches.rows.change("""
                insert into public.instagram_reels (media_pk, shortcode, creator_id, taken_at, ig_play_count)
                values ('10', 'NEW', '1', '2026-11-20T00:00:00Z', 90000), ('11', 'OLD', '1', '2026-11-20T00:00:00Z', 99000),
                       ('12', 'LOW', '1', '2026-11-20T00:00:00Z', 40000)""");
        batches.rows.change("select creatorflow.ensure_observation_month('2026-11-20T00:00:00Z')");
        batches.rows.change("""
                insert into creatorflow.media_observations (media_pk, source, observed_at, creator_id, ig_play_count)
                values ('10', 'REELS', '2026-11-20T12:00:00Z', '1', 1000), ('11', 'REELS', '2026-11-20T12:00:00Z', '1', 60000)""");
        steps.openBatch(Batches.cycle(null));
        steps.advance(ADVANCE);
        stubs.end("1", "COMPLETE", null);
        steps.advance(ADVANCE);

        assertThat(steps.closeBatch(new CloseBatch(Platform.INSTAGRAM, CYCLE, null, null, null))
                        .viral())
                .containsExactly(new BatchSummary.Viral("creator1", "NEW", 90_000L));
    }

    @Test
    void whatTakesMoreCallsThanPlannedIsHeldUntilSomebodyAgrees() {
        startPlanned(120, 132);
        stubs.endAll();

        Advanced left = steps.advance(ADVANCE);

        assertThat(left.leftPlan()).contains("20 ended targets took 100 calls where the plan expected 40");
        assertThat(left.inFlight()).isZero();
        assertThat(steps.advance(new Advance(Platform.INSTAGRAM, CYCLE, Trigger.SCHEDULE, true, true))
                        .inFlight())
                .isEqualTo(20);
    }

    @Test
    void callsOfTargetsThatTheSourceStoppedAreStillInThePlan() {
        startPlanned(360, 400);
        stubs.stopAll();

        Advanced stopped = steps.advance(ADVANCE);

        assertThat(stopped.calls()).isEqualTo(100);
        assertThat(stopped.leftPlan()).as("they go on under their run keys").isNull();
        assertThat(stopped.inFlight()).as("the next ones are started").isPositive();
    }

    /** Starts the first of 60 creators whose calls are planned. */
    private void startPlanned(int middle, int high) {
        batches.creators(60);
        steps.openBatch(Batches.cycle(null));
        batches.rows.change("update creatorflow.batches set planned_middle = ?, planned_high = ?", middle, high);
        batches.rows.change("update creatorflow.batch_targets set planned_calls = ?", middle / 60);
        steps.advance(ADVANCE);
    }

    /** Every way a source can be closed holds a cycle that is under way; none of them breaks it. */
    @ParameterizedTest
    @EnumSource(
            value = FailureType.class,
            names = {"SOURCE_PAUSED", "QUOTA_EXHAUSTED", "BAD_CREDENTIALS", "BUDGET_REACHED", "DISK_FULL"})
    void whateverClosesTheSourceHoldsACycle(FailureType type) {
        batches.creators(3);
        new SourceLimits(batches.database)
                .configure(new ProviderLimits("instagram", BigDecimal.TEN, null, null, null, new BigDecimal("0.30")));
        steps.openBatch(Batches.cycle(null));
        batches.rows.change(
                "update creatorflow.api_limits set pause_type = ?, pause_reason = 'so it is', paused_by = 'a rule',"
                        + " paused_at = clock_timestamp(), paused_until = clock_timestamp() + interval '1 minute'",
                type.name());

        Advanced held = steps.advance(ADVANCE);

        assertThat(held.inFlight()).isZero();
        assertThat(held.heldBy()).contains(type.reason().name(), "so it is");
        batches.rows.change("delete from creatorflow.batches");
        assertThat(steps.openBatch(Batches.cycle(null)).reason())
                .as("a slot waits for a disk, and leaves what takes long to the next one")
                .isEqualTo(type == FailureType.DISK_FULL ? null : type.reason());
    }

    @Test
    void aTargetWhoseWindowAScrapeUnderWayIsPastStaysToBeRun() {
        batches.creators(2);
        steps.openBatch(Batches.cycle(null));
        stubs.past.add("1");

        Advanced first = steps.advance(ADVANCE);
        stubs.end("2", "COMPLETE", null);
        Advanced second = steps.advance(ADVANCE);

        assertThat(first.waiting()).isEqualTo(1);
        assertThat(first.inFlight()).isEqualTo(1);
        assertThat(second.done()).as("only what ran").isEqualTo(1);
        assertThat(batches.rows.one(
                        "select state, attempts, workflow_id from creatorflow.batch_targets where target = '1'"))
                .containsEntry("state", "WAITING")
                .containsEntry("attempts", 0)
                .containsEntry("workflow_id", null);

        stubs.past.clear();
        batches.rows.change("update creatorflow.batch_targets set not_before = not_before - interval '1 minute'");
        assertThat(steps.advance(ADVANCE).inFlight()).isEqualTo(1);
        stubs.end("1", "COMPLETE", null);
        assertThat(steps.advance(ADVANCE).done()).isEqualTo(2);
    }

    @Test
    void anUnknownBatchIsAFaultWithItsName() {
        assertThatThrownBy(() -> steps.advance(ADVANCE))
                .hasStackTraceContaining("There is no cycle or backfill " + CYCLE);
    }

    /** Creators that run until the test ends them, one execution per id, as Temporal would keep them. */
    private final class Stubs implements TargetStarts {
        private final Map<String, String> running = new ConcurrentHashMap<>();
        private final Map<String, String> ended = new ConcurrentHashMap<>();
        private final Map<String, Integer> executions = new ConcurrentHashMap<>();
        private final Set<String> past = ConcurrentHashMap.newKeySet();
        private volatile int breakAfter = Integer.MAX_VALUE;
        private volatile int started;

        @Override
        public synchronized StartedTarget start(BatchTarget target, String batch, Trigger trigger) {
            StartedTarget answer =
                    new StartedTarget(target.target(), target.runKey(), "instagram/creator/" + target.target());
            if (target.runOpened()) {
                return answer;
            }
            if (past.contains(target.target())) {
                return new StartedTarget(target.target(), "joined", answer.workflowId(), false);
            }
            if (running.putIfAbsent(target.target(), target.runKey()) == null) {
                executions.merge(target.target(), 1, Integer::sum);
            }
            if (++started > breakAfter) {
                started = 0;
                throw new IllegalStateException("the worker was killed");
            }
            return answer;
        }

        @Override
        public Optional<End> end(BatchTarget target) {
            return Optional.empty();
        }

        synchronized void end(String target, String outcome, String reason) {
            String runKey = running.remove(target);
            batches.run(runKey, target, outcome, reason, 5);
            ended.put(target, runKey);
        }

        synchronized void stopAll() {
            Map.copyOf(running).keySet().forEach(target -> end(target, "STOPPED", "PAUSED"));
        }

        synchronized void endAll() {
            Map.copyOf(running).keySet().forEach(target -> end(target, "COMPLETE", null));
        }

        synchronized void endSome(Random random) {
            Map.copyOf(running).keySet().forEach(target -> {
                if (random.nextBoolean()) {
                    end(target, "COMPLETE", null);
                }
            });
        }
    }
}
