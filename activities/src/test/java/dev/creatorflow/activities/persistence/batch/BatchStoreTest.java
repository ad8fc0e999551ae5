package dev.creatorflow.activities.persistence.batch;

import static dev.creatorflow.activities.persistence.batch.Batches.CYCLE;
import static dev.creatorflow.activities.persistence.batch.Batches.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Reason;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchStoreTest {
    private Batches batches;

    @BeforeEach
    void open() {
        batches = new Batches();
    }

    @AfterEach
    void close() {
        batches.close();
    }

    @Test
    void defect48ACycleTakesWhoIsDueTheLongestOverdueFirstAndOnlyOnce() {
        batches.creators(5);
        batches.rows.change("update public.instagram_creators set paused = true where ig_user_id = '2'");
        batches.rows.change(
                "update public.instagram_creators set review_status = 'non_related' where ig_user_id = '3'");
        batches.rows.change("update creatorflow.account_state set due_at = ? where ig_user_id = '4'", at(1));

        assertThat(batches.openCycle().due()).isEqualTo(2);
        assertThat(batches.openCycle().due()).as("opened again").isEqualTo(2);
        batches.store.claim(Platform.INSTAGRAM, CYCLE, 10, 10);

        assertThat(batches.store.claimed(CYCLE, 10))
                .extracting(BatchTarget::target)
                .containsExactly("5", "1");
        assertThat(batches.rows.value("select count(*) from creatorflow.account_state where due_at is not null"))
                .as("a paused and a rejected creator, written by an old screen, are due no longer")
                .isEqualTo(3L);
    }

    @Test
    void aCreatorApprovedByAnOldScreenIsNotForgotten() {
        batches.rows.change(
                "insert into public.instagram_creators (ig_user_id, username, review_status) values ('9', 'nine', 'ok')");

        assertThat(batches.openCycle().due()).isEqualTo(1);
    }

    @Test
    void aFasterTierDoesNotWaitOutTheSlowerInterval() {
        batches.creators(2);
        batches.rows.change("update creatorflow.account_state set due_at = ?", at(6 * 24 * 3600));
        batches.rows.change("update public.instagram_creators set refresh_tier = 'hot' where ig_user_id = '1'");
        batches.rows.change("update public.instagram_creators set refresh_tier = 'slow' where ig_user_id = '2'");
        batches.openCycle();

        batches.store.claim(Platform.INSTAGRAM, CYCLE, 10, 10);

        assertThat(batches.store.claimed(CYCLE, 10))
                .extracting(BatchTarget::target)
                .containsExactly("1");
    }

    @Test
    void defect53TheWindowIsNeverPassedAndNobodyIsClaimedTwiceHoweverManyStepsRunAtOnce() throws Exception {
        batches.creators(500);
        batches.openCycle();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Object>> claims = IntStream.range(0, 40)
                    .<Callable<Object>>mapToObj(n -> () -> {
                        batches.store.claim(Platform.INSTAGRAM, CYCLE, 100, 7);
                        return n;
                    })
                    .toList();
            for (var claim : threads.invokeAll(claims)) {
                claim.get();
            }
        }

        assertThat(batches.store.standing(CYCLE).inFlight()).isEqualTo(100);
        assertThat(batches.store.claimed(CYCLE, 1_000)).hasSize(100);
        assertThat(batches.rows.value("select max(attempts) from creatorflow.batch_targets"))
                .isEqualTo(1);
    }

    @Test
    void whatTheSourceStoppedWaitsAgainUnderItsRunKeyAndAPassingFailureIsTriedOnceMoreAtTheEnd() {
        batches.creators(3);
        batches.openCycle();
        batches.store.claim(Platform.INSTAGRAM, CYCLE, 10, 10);
        List<BatchTarget> first = batches.store.claimed(CYCLE, 10);
        batches.run(first.get(0).runKey(), "3", "STOPPED", "BUDGET_REACHED", 2);
        batches.run(first.get(1).runKey(), "2", "FAILED", "UPSTREAM_DOWN", 6);
        batches.run(first.get(2).runKey(), "1", "COMPLETE", null, 5);

        batches.store.settle(Platform.INSTAGRAM, CYCLE);
        batches.store.settle(Platform.INSTAGRAM, CYCLE);
        assertThat(batches.store.standing(CYCLE))
                .extracting(BatchStanding::waiting, BatchStanding::inFlight, BatchStanding::done, BatchStanding::calls)
                .containsExactly(2L, 0L, 1L, 13L);
        batches.store.claim(Platform.INSTAGRAM, CYCLE, 10, 10);
        assertThat(batches.store.claimed(CYCLE, 10)).as("not at once").isEmpty();

        batches.pass(Duration.ofMinutes(2));
        batches.store.claim(Platform.INSTAGRAM, CYCLE, 10, 10);
        List<BatchTarget> second = batches.store.claimed(CYCLE, 10);
        assertThat(second).extracting(BatchTarget::target).containsExactly("3", "2");
        assertThat(second)
                .allSatisfy(target -> assertThat(target.runOpened())
                        .as("closed before: to be started again")
                        .isFalse());
        assertThat(second)
                .extracting(BatchTarget::runKey)
                .containsExactly(first.get(0).runKey(), first.get(1).runKey());
        batches.store.settle(Platform.INSTAGRAM, CYCLE);
        assertThat(batches.store.standing(CYCLE).inFlight())
                .as("the old end is not taken for the new one")
                .isEqualTo(2);
        batches.run(second.get(0).runKey(), "3", "COMPLETE", null, 3);
        batches.run(second.get(1).runKey(), "2", "FAILED", "UPSTREAM_DOWN", 6);
        batches.store.settle(Platform.INSTAGRAM, CYCLE);

        assertThat(batches.store.standing(CYCLE))
                .extracting(BatchStanding::waiting, BatchStanding::inFlight, BatchStanding::done, BatchStanding::calls)
                .containsExactly(0L, 0L, 3L, 22L);
    }

    @Test
    void aJoinedRunCountsForTheTargetAndItsCallsForTheOneWhoPays() {
        batches.creators(1);
        batches.openCycle();
        batches.store.claim(Platform.INSTAGRAM, CYCLE, 10, 10);
        batches.store.started(CYCLE, List.of(new StartedTarget("1", "someone-elses", "instagram/creator/1")));
        batches.run("someone-elses", "1", "COMPLETE", null, 7);
        batches.rows.change("update creatorflow.runs set batch = null");

        batches.store.settle(Platform.INSTAGRAM, CYCLE);

        assertThat(batches.store.standing(CYCLE))
                .extracting(BatchStanding::done, BatchStanding::calls)
                .containsExactly(1L, 0L);
    }

    @Test
    void whoIsNoLongerWantedOrDoneMeanwhileIsDroppedAndSaysWhy() {
        batches.creators(3);
        batches.openCycle();
        batches.rows.change(
                "update public.instagram_creators set review_status = 'non_related' where ig_user_id = '1'");
        batches.rows.change("update creatorflow.account_state set due_at = ? where ig_user_id = '2'", at(60));

        batches.store.claim(Platform.INSTAGRAM, CYCLE, 10, 10);

        assertThat(batches.store.claimed(CYCLE, 10))
                .extracting(BatchTarget::target)
                .containsExactly("3");
        assertThat(batches.rows.all(
                        "select target, reason from creatorflow.batch_targets where state = 'DROPPED' order by target"))
                .extracting(row -> row.get("target") + " " + row.get("reason"))
                .containsExactly("1 NOT_WANTED", "2 DONE_MEANWHILE");
        assertThat(batches.store.standing(CYCLE).done()).isEqualTo(2);
    }

    @Test
    void inARowOfUnwantedTargetsNoneIsTakenHoweverSmallTheRoom() {
        batches.creators(400);
        batches.openCycle();
        batches.rows.change(
                "update public.instagram_creators set review_status = 'non_related' where ig_user_id::int > 10");

        batches.store.claim(Platform.INSTAGRAM, CYCLE, 1, 100);

        assertThat(batches.store.claimed(CYCLE, 10))
                .extracting(BatchTarget::target)
                .containsExactly("10");
        assertThat(batches.rows.all("select reason from creatorflow.batch_targets where state = 'DROPPED'"))
                .hasSize(390);
        assertThat(batches.store.standing(CYCLE))
                .extracting(BatchStanding::waiting, BatchStanding::inFlight, BatchStanding::done)
                .containsExactly(9L, 1L, 390L);
    }

    @Test
    void anExecutionThatVanishedIsSettledAndOneThatClosedItsRunIsNot() {
        batches.creators(2);
        batches.openCycle();
        batches.store.claim(Platform.INSTAGRAM, CYCLE, 10, 10);
        List<BatchTarget> claimed = batches.store.claimed(CYCLE, 10);
        batches.store.started(
                CYCLE,
                claimed.stream()
                        .map(target -> new StartedTarget(target.target(), target.runKey(), "w/" + target.target()))
                        .toList());
        assertThat(batches.store.late(CYCLE)).isEmpty();

        batches.pass(Duration.ofMinutes(3));
        assertThat(batches.store.late(CYCLE)).hasSize(2);
        assertThat(batches.store.late(CYCLE)).as("looked at just now").isEmpty();
        batches.run(claimed.getFirst().runKey(), "2", "COMPLETE", null, 5);
        batches.store.lose(CYCLE, "2", Outcome.FAILED, Reason.INTERNAL);
        batches.store.lose(CYCLE, "1", Outcome.STOPPED, Reason.CANCELLED);
        batches.store.settle(Platform.INSTAGRAM, CYCLE);

        assertThat(batches.rows.all("select target, outcome from creatorflow.batch_targets order by target"))
                .extracting(row -> row.get("target") + " " + row.get("outcome"))
                .containsExactly("1 STOPPED", "2 COMPLETE");
        assertThat(batches.store.standing(CYCLE).done()).isEqualTo(2);
    }

    @Test
    void amongAHundredThousandTheDueAndTheNextAreFoundByIndex() {
        batches.creators(100_000);
        batches.rows.change(
                "update creatorflow.account_state set due_at = ? where ig_user_id::int > 300", at(24 * 3600));
        batches.rows.change("analyze creatorflow.account_state");

        assertThat(explain("select ig_user_id, due_at from creatorflow.account_state where due_at <= '" + NOON
                        + "' order by due_at, ig_user_id"))
                .contains("account_state_due_order")
                .doesNotContain("Seq Scan", "Sort");

        batches.rows.change("update creatorflow.account_state set due_at = ?", at(-60));
        assertThat(batches.openCycle().due()).isEqualTo(100_000);
        batches.rows.change("analyze creatorflow.batch_targets");
        assertThat(
                        explain(
                                "select target from creatorflow.batch_targets where batch = '" + CYCLE
                                        + "' and state = 'WAITING' and attempts = 0 and (not_before is null or not_before <= now()) order by place limit 100"))
                .contains("batch_targets_waiting")
                .doesNotContain("Seq Scan", "Sort");
        batches.store.claim(Platform.INSTAGRAM, CYCLE, 200, 100);
        assertThat(explain("select t.target from creatorflow.batch_targets t join creatorflow.runs r using (run_key)"
                        + " where t.batch = '" + CYCLE + "' and t.state in ('CLAIMED', 'STARTED')"))
                .contains("batch_targets_in_flight");
    }

    private String explain(String sql) {
        return batches.rows.all("explain " + sql).stream()
                .map(row -> String.valueOf(row.get("QUERY PLAN")))
                .collect(Collectors.joining("\n"));
    }

    private static Timestamp at(long seconds) {
        return Timestamp.from(NOON.plusSeconds(seconds));
    }
}
