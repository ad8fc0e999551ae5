package dev.creatorflow.activities.instagram;

import static dev.creatorflow.activities.instagram.ScriptedProvider.PAGE;
import static dev.creatorflow.activities.instagram.ScriptedProvider.answered;
import static dev.creatorflow.activities.instagram.ScriptedProvider.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.PageAnswer;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that wait, hang, are cancelled, lose their database or their worker. */
@Timeout(120)
class CallsUnderWayTest {
    private static final DatabaseAddress DATABASE = TestDatabase.address();

    private final ApiWorker api = new ApiWorker(DATABASE);

    @BeforeEach
    void reset() {
        api.reset();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void callsLeaveAtTheirSendTimes() {
        api.limits(2, null);
        api.provider
                .then(() -> answered(200, PAGE))
                .then(() -> answered(200, PAGE))
                .then(() -> answered(200, PAGE));

        CompletableFuture<?>[] pages = new CompletableFuture<?>[3];
        for (int page = 0; page < 3; page++) {
            pages[page] = api.start("run", page, 1).getResultAsync(PageAnswer.class);
        }
        CompletableFuture.allOf(pages).join();

        assertThat(Duration.ofNanos(api.provider.askedAt.get(2) - api.provider.askedAt.get(0)))
                .isBetween(Duration.ofMillis(700), Duration.ofMillis(3000));
    }

    @Test
    void defect45RequestsOfManyCreatorsAreInFlightAtOnce() {
        int creators = 30;
        api.limits(1000, null);
        CountDownLatch together = new CountDownLatch(creators);
        for (int creator = 0; creator < creators; creator++) {
            api.provider.then(() -> {
                together.countDown();
                // Answers once all others are in flight too: one after another, none of them ever would.
                return together.await(20, TimeUnit.SECONDS)
                        ? answered(200, PAGE)
                        : failed(FailureType.UPSTREAM_TIMEOUT, null, null);
            });
        }

        CompletableFuture<?>[] pages = new CompletableFuture<?>[creators];
        for (int creator = 0; creator < creators; creator++) {
            pages[creator] = api.start("run " + creator, 0, 1).getResultAsync(PageAnswer.class);
        }
        CompletableFuture.allOf(pages).join();

        assertThat(api.sql("select count(*) from creatorflow.api_calls where outcome = 'SUCCEEDED'"))
                .isEqualTo("30");
    }

    @Test
    void aSendTimeTooFarOffBecomesTheNextRetryDelay() {
        api.limits(1000, null);
        api.sql("update creatorflow.api_limits set next_send_at = clock_timestamp() + interval '60 s' returning 1");

        ApplicationFailure failure = api.failure("run", 1);

        assertThat(failure.getType()).isEqualTo("WaitingForSlot");
        assertThat(failure.getNextRetryDelay()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(66));
        assertThat(api.provider.asked).isEmpty();
    }

    @Test
    void defect11ARequestInFlightEndsAndIsStoredWhenItsActivityIsCancelled() throws Exception {
        api.limits(1000, null);
        CountDownLatch inFlight = new CountDownLatch(1);
        api.provider.then(() -> {
            inFlight.countDown();
            // Longer than it takes the next heartbeat to say that the activity is cancelled.
            new CountDownLatch(1).await(8, TimeUnit.SECONDS);
            return answered(200, PAGE);
        });
        WorkflowStub workflow = api.start("run", 0, 3);
        assertThat(inFlight.await(20, TimeUnit.SECONDS)).isTrue();

        workflow.cancel();

        assertThatThrownBy(() -> workflow.getResult(PageAnswer.class)).isInstanceOf(WorkflowFailedException.class);
        api.await(() -> api.calls.underWay() == 0);
        assertThat(api.sql("select c.state, c.outcome, r.items from creatorflow.api_calls c"
                        + " join creatorflow.raw_responses r on r.call_id = c.id"))
                .isEqualTo("DONE|SUCCEEDED|2");
        assertThat(api.provider.asked).hasSize(1);
    }

    @Test
    void aSlowRequestBeatsSoThatTheServerDoesNotGiveItToAnotherWorker() {
        api.limits(1000, null);
        api.provider.then(() -> {
            new CountDownLatch(1).await(9, TimeUnit.SECONDS);
            return answered(200, PAGE);
        });

        assertThat(api.page("run", 0, 3).items()).isEqualTo(2);
        assertThat(api.provider.asked).hasSize(1);
    }

    @Test
    void anAnswerThatWasPaidForOutlastsADatabaseThatGoesAwayAndComesBack() {
        api.limits(1000, null);
        String name = api.address.jdbcUrl().substring(api.address.jdbcUrl().lastIndexOf('/') + 1);
        api.provider.then(() -> {
            api.admin("alter database " + name + " allow_connections false");
            api.admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            return answered(200, PAGE);
        });
        CompletableFuture<PageAnswer> page = api.start("run", 0, 3).getResultAsync(PageAnswer.class);
        api.await(() -> api.provider.asked.size() == 1);
        CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS)
                .execute(() -> api.admin("alter database " + name + " allow_connections true"));

        assertThat(page.join().items()).isEqualTo(2);
        assertThat(api.provider.asked).hasSize(1);
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedForBeforeAnythingIsSent() {
        try (ApiWorker nowhere = new ApiWorker(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/x", "x", "x", 1))) {
            ApplicationFailure failure = nowhere.failure("run", 1);

            assertThat(failure.getType()).isEqualTo("StoreUnavailable");
            assertThat(failure.isNonRetryable()).isFalse();
            assertThat(nowhere.provider.asked).isEmpty();
        }
    }

    @Test
    void aWorkerThatStopsLetsRequestsInFlightEndAndGivesWaitingOnesBack() throws Exception {
        api.limits(0.2, null);
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        api.provider.then(() -> {
            inFlight.countDown();
            answer.await();
            return answered(200, PAGE);
        });
        CompletableFuture<PageAnswer> first = api.start("run", 0, 1).getResultAsync(PageAnswer.class);
        assertThat(inFlight.await(20, TimeUnit.SECONDS)).isTrue();
        WorkflowStub second = api.start("run", 1, 1);
        api.await(() -> api.calls.underWay() == 2);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(api.calls::close);
        assertThat(api.failure(second).getType()).isEqualTo("WaitingForSlot");
        assertThat(closing.isDone()).isFalse();
        answer.countDown();

        assertThat(first.join().items()).isEqualTo(2);
        closing.join();
        assertThat(api.failure("run", 1).getOriginalMessage()).isEqualTo("This worker is stopping");
        assertThat(api.sql("select outcome from creatorflow.api_calls order by id"))
                .isEqualTo("SUCCEEDED\nNOT_SENT");
    }
}
