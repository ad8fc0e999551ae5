package dev.creatorflow.activities.instagram;

import static dev.creatorflow.activities.instagram.ScriptedProvider.PAGE;
import static dev.creatorflow.activities.instagram.ScriptedProvider.PROFILE;
import static dev.creatorflow.activities.instagram.ScriptedProvider.answered;
import static dev.creatorflow.activities.instagram.ScriptedProvider.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.failure.TypedFailures;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.InstagramApiActivities;
import dev.creatorflow.workflows.instagram.PageAnswer;
import dev.creatorflow.workflows.instagram.PageRequest;
import dev.creatorflow.workflows.instagram.ProfileAnswer;
import dev.creatorflow.workflows.instagram.ProfileRequest;
import dev.creatorflow.workflows.instagram.Stream;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The activities on a real worker against Temporal's test server (in real time), a real database and a scripted provider. */
@Timeout(120)
class InstagramApiActivitiesTest {
    private final DatabaseAddress address = TestDatabase.address();
    private final Database database = Database.open(address);
    private final ScriptedProvider provider = new ScriptedProvider();
    private final PacedCalls calls = new PacedCalls(new CallLedger(database), Duration.ofSeconds(10));
    private final TestWorkflowEnvironment temporal = start(calls, provider);

    @WorkflowInterface
    public interface AskWorkflow {
        @WorkflowMethod
        PageAnswer page(PageRequest request, int attempts);
    }

    @WorkflowInterface
    public interface AskProfileWorkflow {
        @WorkflowMethod
        ProfileAnswer profile(ProfileRequest request, int attempts);
    }

    public static final class AskWorkflowImpl implements AskWorkflow {
        @Override
        public PageAnswer page(PageRequest request, int attempts) {
            return api(attempts).fetchPage(request);
        }
    }

    public static final class AskProfileWorkflowImpl implements AskProfileWorkflow {
        @Override
        public ProfileAnswer profile(ProfileRequest request, int attempts) {
            return api(attempts).fetchProfile(request);
        }
    }

    private static InstagramApiActivities api(int attempts) {
        ActivityOptions policy = ActivityPolicies.apiRequest(
                TaskQueues.INSTAGRAM_API, Priorities.of(Trigger.BACKFILL, "backfill/instagram/x"), "page");
        return Workflow.newActivityStub(
                InstagramApiActivities.class,
                ActivityOptions.newBuilder(policy)
                        .setRetryOptions(RetryOptions.newBuilder(policy.getRetryOptions())
                                .setMaximumAttempts(attempts)
                                .setInitialInterval(Duration.ofMillis(100))
                                .build())
                        .build());
    }

    @AfterEach
    void close() {
        temporal.shutdownNow();
        calls.close();
        temporal.close();
        database.close();
    }

    @Test
    void aPageIsStoredAndSettledBeforeTheActivityEndsAndIsNeverAskedForAgain() {
        limits(1000, null);
        provider.then(() -> answered(200, PAGE));

        PageAnswer first = page("run", 0, 3);
        PageAnswer again = page("run", 0, 3);

        assertThat(first).isEqualTo(new PageAnswer(first.ref(), 2, "next==", true));
        assertThat(first.ref().paid()).isTrue();
        assertThat(again.ref().rawId()).isEqualTo(first.ref().rawId());
        assertThat(again.ref().paid()).isFalse();
        assertThat(provider.asked).containsExactly("REELS 173560420 cursor 12");
        assertThat(sql("""
                select c.endpoint, c.stream, c.subject, c.batch, c.outcome, c.http_status, c.quota_remaining,
                       r.cursor_in, r.cursor_out, r.subject
                  from creatorflow.api_calls c join creatorflow.raw_responses r on r.call_id = c.id"""))
                .isEqualTo("/reels|reels|173560420|backfill/instagram/x|SUCCEEDED|200|249000|cursor|next==|173560420");
    }

    @Test
    void aProfileIsFiledUnderTheIdItsHandleHas() {
        limits(1000, null);
        provider.then(() -> answered(200, PROFILE));

        ProfileAnswer answer = profile("run", 3);

        assertThat(answer).isEqualTo(new ProfileAnswer(answer.ref(), true, "173560420", "Natgeo"));
        assertThat(sql("select stream, page, subject, found_id from creatorflow.raw_responses"))
                .isEqualTo("profile|0|173560420|173560420");
        assertThat(profile("run", 3).igUserId()).isEqualTo("173560420");
        assertThat(provider.asked).containsExactly("profile NatGeo");
    }

    @Test
    void anAccountNobodyKnowsIsAnAnswerThatWasPaidFor() {
        limits(1000, null);
        provider.then(() -> answered(404, "{\"message\":\"no such account\"}"));

        ProfileAnswer answer = profile("run", 3);

        assertThat(answer).isEqualTo(new ProfileAnswer(answer.ref(), false, null, null));
        assertThat(sql("select subject, found, items, http_status from creatorflow.raw_responses"))
                .isEqualTo("@natgeo|f|0|404");
    }

    @Test
    void aRateLimitIsTriedAgainAfterTheTimeTheProviderNamed() {
        limits(1000, null);
        provider.then(() -> failed(FailureType.RATE_LIMITED, Duration.ofSeconds(2), 429))
                .then(() -> answered(200, PAGE));

        assertThat(page("run", 0, 2).items()).isEqualTo(2);

        assertThat(Duration.ofNanos(provider.askedAt.get(1) - provider.askedAt.get(0)))
                .isGreaterThan(Duration.ofMillis(1900));
        assertThat(sql("select outcome, failure_type, http_status, billed from creatorflow.api_calls order by id"))
                .isEqualTo("FAILED|RATE_LIMITED|429|f\nSUCCEEDED|null|200|t");
    }

    @Test
    void anExhaustedQuotaEndsTheStepAndKeepsTheNextCallsBack() {
        limits(1000, null);
        provider.then(() -> failed(FailureType.QUOTA_EXHAUSTED, null, 429));

        assertThat(failure("run", 5).getType()).isEqualTo("QuotaExhausted");
        ApplicationFailure refused = failure("another run", 5);

        assertThat(refused.getType()).isEqualTo("QuotaExhausted");
        assertThat(refused.getOriginalMessage()).contains("The quota at the provider of instagram is used up");
        assertThat(provider.asked).hasSize(1);
        assertThat(sql("select count(*) from creatorflow.api_calls")).isEqualTo("1");
    }

    @Test
    void aReachedBudgetIsRefusedBeforeAnythingIsSent() {
        limits(1000, 0L);

        assertThat(failure("run", 5).getType()).isEqualTo("BudgetReached");
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aRequestThatCannotBeMadeIsNotCounted() {
        limits(1000, null);
        provider.then(() -> failed(FailureType.REQUEST_REFUSED, null, null));

        assertThat(failure("run", 5).getType()).isEqualTo("RequestRefused");
        assertThat(sql("select outcome from creatorflow.api_calls")).isEqualTo("NOT_SENT");
        assertThat(sql("select day_calls from creatorflow.api_limits")).isEqualTo("0");
    }

    @Test
    void anAnswerInAnUnknownShapeIsAFailureThatCanPass() {
        limits(1000, null);
        provider.then(() -> answered(200, "<html>")).then(() -> answered(200, PAGE));

        assertThat(page("run", 0, 2).items()).isEqualTo(2);
        assertThat(sql("select failure_type, billed from creatorflow.api_calls order by id limit 1"))
                .isEqualTo("UNREADABLE_ANSWER|t");
    }

    @Test
    void callsLeaveAtTheirSendTimes() {
        limits(2, null);
        provider.then(() -> answered(200, PAGE)).then(() -> answered(200, PAGE)).then(() -> answered(200, PAGE));

        CompletableFuture<?>[] pages = new CompletableFuture<?>[3];
        for (int page = 0; page < 3; page++) {
            pages[page] = stub("run", page, 1).getResultAsync(PageAnswer.class);
        }
        CompletableFuture.allOf(pages).join();

        assertThat(Duration.ofNanos(provider.askedAt.get(2) - provider.askedAt.get(0)))
                .isBetween(Duration.ofMillis(980), Duration.ofMillis(3000));
    }

    @Test
    void aSendTimeTooFarOffBecomesTheNextRetryDelay() {
        limits(1000, null);
        sql("update creatorflow.api_limits set next_send_at = clock_timestamp() + interval '60 s' returning 1");

        ApplicationFailure failure = failure("run", 1);

        assertThat(failure.getType()).isEqualTo("WaitingForSlot");
        assertThat(failure.getNextRetryDelay()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aHungRequestIsGivenUpWhenItsActivityIsCancelled() throws Exception {
        limits(1000, null);
        CountDownLatch hanging = new CountDownLatch(1);
        provider.then(() -> {
            hanging.countDown();
            new CountDownLatch(1).await();
            throw new IllegalStateException("not reached");
        });
        WorkflowStub workflow = stub("run", 0, 3);
        assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();

        workflow.cancel();

        assertThatThrownBy(() -> workflow.getResult(PageAnswer.class)).isInstanceOf(WorkflowFailedException.class);
        await(() -> calls.underWay() == 0);
        assertThat(sql("select state, outcome, billed from creatorflow.api_calls"))
                .isEqualTo("DONE|CANCELLED|null");
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void aSlowRequestBeatsSoThatTheServerDoesNotGiveItToAnotherWorker() {
        limits(1000, null);
        provider.then(() -> {
            new CountDownLatch(1).await(18, TimeUnit.SECONDS);
            return answered(200, PAGE);
        });

        assertThat(page("run", 0, 3).items()).isEqualTo(2);
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void anAnswerThatWasPaidForOutlastsADatabaseThatGoesAwayAndComesBack() {
        limits(1000, null);
        String name = address.jdbcUrl().substring(address.jdbcUrl().lastIndexOf('/') + 1);
        provider.then(() -> {
            admin("alter database " + name + " allow_connections false");
            admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            return answered(200, PAGE);
        });
        CompletableFuture<PageAnswer> page = stub("run", 0, 3).getResultAsync(PageAnswer.class);
        await(() -> provider.asked.size() == 1);
        CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS)
                .execute(() -> admin("alter database " + name + " allow_connections true"));

        assertThat(page.join().items()).isEqualTo(2);
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedForBeforeAnythingIsSent() {
        Database away = Database.open(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/x", "x", "x", 1));
        PacedCalls nowhere = new PacedCalls(new CallLedger(away), Duration.ofSeconds(1));
        try (TestWorkflowEnvironment other = start(nowhere, provider)) {
            ApplicationFailure failure = failure(start(other.getWorkflowClient(), "run", 0, 1));
            assertThat(failure.getType()).isEqualTo("StoreUnavailable");
            assertThat(failure.isNonRetryable()).isFalse();
        }
        nowhere.close();
        away.close();
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aWorkerThatStopsLetsRequestsInFlightEndAndGivesWaitingOnesBack() throws Exception {
        limits(0.2, null);
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        provider.then(() -> {
            inFlight.countDown();
            answer.await();
            return answered(200, PAGE);
        });
        CompletableFuture<PageAnswer> first = stub("run", 0, 1).getResultAsync(PageAnswer.class);
        assertThat(inFlight.await(20, TimeUnit.SECONDS)).isTrue();
        WorkflowStub second = stub("run", 1, 1);
        await(() -> calls.underWay() == 2);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(calls::close);
        assertThat(failure(second).getType()).isEqualTo("WaitingForSlot");
        assertThat(closing.isDone()).isFalse();
        answer.countDown();

        assertThat(first.join().items()).isEqualTo(2);
        closing.join();
        assertThat(failure("run", 1).getOriginalMessage()).isEqualTo("This worker is stopping");
        assertThat(sql("select outcome from creatorflow.api_calls order by id")).isEqualTo("SUCCEEDED\nNOT_SENT");
    }

    private void limits(double rate, @Nullable Long dailyCap) {
        new SourceLimits(database)
                .configure(new ProviderLimits(
                        "instagram", BigDecimal.valueOf(rate), new BigDecimal(1000), dailyCap, null, null));
    }

    private PageAnswer page(String runKey, int page, int attempts) {
        return stub(runKey, page, attempts).getResult(PageAnswer.class);
    }

    private ProfileAnswer profile(String runKey, int attempts) {
        return temporal.getWorkflowClient()
                .newWorkflowStub(AskProfileWorkflow.class, options())
                .profile(new ProfileRequest(runKey, "NatGeo", null), attempts);
    }

    private ApplicationFailure failure(String runKey, int attempts) {
        return failure(stub(runKey, 1, attempts));
    }

    private static ApplicationFailure failure(WorkflowStub workflow) {
        try {
            throw new AssertionError("It did not fail: " + workflow.getResult(PageAnswer.class));
        } catch (WorkflowFailedException e) {
            return (ApplicationFailure) e.getCause().getCause();
        }
    }

    private WorkflowStub stub(String runKey, int page, int attempts) {
        return start(temporal.getWorkflowClient(), runKey, page, attempts);
    }

    private static WorkflowStub start(WorkflowClient client, String runKey, int page, int attempts) {
        AskWorkflow workflow = client.newWorkflowStub(AskWorkflow.class, options());
        WorkflowStub stub = WorkflowStub.fromTyped(workflow);
        stub.start(new PageRequest(runKey, "173560420", "natgeo", Stream.REELS, page, "cursor", 12), attempts);
        return stub;
    }

    private static WorkflowOptions options() {
        return WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.PIPELINE)
                .setWorkflowId(UUID.randomUUID().toString())
                .build();
    }

    private static TestWorkflowEnvironment start(PacedCalls calls, ScriptedProvider provider) {
        TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new TypedFailures())
                        .build())
                .build());
        environment
                .newWorker(TaskQueues.PIPELINE)
                .registerWorkflowImplementationTypes(AskWorkflowImpl.class, AskProfileWorkflowImpl.class);
        environment
                .newWorker(TaskQueues.INSTAGRAM_API)
                .registerActivitiesImplementations(new InstagramApiActivitiesImpl(provider, new LooterMapper(), calls));
        environment.start();
        return environment;
    }

    private String sql(String sql) {
        return execute(address.jdbcUrl(), sql);
    }

    private void admin(String sql) {
        execute(address.jdbcUrl().replaceFirst("/[^/]+$", "/postgres"), sql);
    }

    private static String execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            StringBuilder rows = new StringBuilder();
            if (statement.execute(sql)) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        rows.append(rows.isEmpty() ? "" : "\n");
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            rows.append(i == 1 ? "" : "|").append(row.getString(i));
                        }
                    }
                }
            }
            return rows.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("waited 30 s").isNegative();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }
}
