package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.failure.TypedFailures;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.DataConverters;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The activities on a real worker against Temporal's test server (in real time), a real database and a scripted provider. */
final class ApiWorker implements AutoCloseable {
    /** Shorter than the policy's, so that a test of the beats need not last longer. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(7);

    final DatabaseAddress address;
    final ScriptedProvider provider = new ScriptedProvider();
    final PacedCalls calls;
    private final Database database;
    private final TestWorkflowEnvironment temporal;

    @WorkflowInterface
    public interface AskPage {
        @WorkflowMethod
        PageAnswer page(PageRequest request, int attempts);
    }

    @WorkflowInterface
    public interface AskProfile {
        @WorkflowMethod
        ProfileAnswer profile(ProfileRequest request, int attempts);
    }

    public static final class AskPageImpl implements AskPage {
        @Override
        public PageAnswer page(PageRequest request, int attempts) {
            return api(attempts).fetchPage(request);
        }
    }

    public static final class AskProfileImpl implements AskProfile {
        @Override
        public ProfileAnswer profile(ProfileRequest request, int attempts) {
            return api(attempts).fetchProfile(request);
        }
    }

    ApiWorker(DatabaseAddress address) {
        this.address = address;
        this.database = Database.open(address);
        this.calls = new PacedCalls(new CallLedger(database), Duration.ofSeconds(10));
        this.temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new TypedFailures())
                        .build())
                .build());
        temporal.newWorker(TaskQueues.PIPELINE)
                .registerWorkflowImplementationTypes(AskPageImpl.class, AskProfileImpl.class);
        temporal.newWorker(TaskQueues.INSTAGRAM_API)
                .registerActivitiesImplementations(new InstagramApiActivitiesImpl(provider, new LooterMapper(), calls));
        temporal.start();
    }

    @Override
    public void close() {
        temporal.shutdownNow();
        calls.close();
        temporal.close();
        database.close();
    }

    /** Empties what a test before left. */
    void reset() {
        sql("""
                truncate creatorflow.api_calls, creatorflow.raw_responses, creatorflow.api_limits restart identity cascade""");
    }

    void limits(double rate, @Nullable Long dailyCap) {
        new SourceLimits(database)
                .configure(new ProviderLimits(
                        "instagram", BigDecimal.valueOf(rate), new BigDecimal(1000), dailyCap, null, null));
    }

    WorkflowStub start(String runKey, int page, int attempts) {
        AskPage workflow = temporal.getWorkflowClient().newWorkflowStub(AskPage.class, options());
        WorkflowStub stub = WorkflowStub.fromTyped(workflow);
        stub.start(new PageRequest(runKey, "173560420", "natgeo", Stream.REELS, page, "cursor", 12), attempts);
        return stub;
    }

    PageAnswer page(String runKey, int page, int attempts) {
        return start(runKey, page, attempts).getResult(PageAnswer.class);
    }

    ProfileAnswer profile(String runKey, int attempts) {
        return temporal.getWorkflowClient()
                .newWorkflowStub(AskProfile.class, options())
                .profile(new ProfileRequest(runKey, "NatGeo", null), attempts);
    }

    ApplicationFailure failure(String runKey, int attempts) {
        return failure(start(runKey, 1, attempts));
    }

    ApplicationFailure failure(WorkflowStub workflow) {
        try {
            throw new AssertionError("It did not fail: " + workflow.getResult(PageAnswer.class));
        } catch (WorkflowFailedException e) {
            return (ApplicationFailure) e.getCause().getCause();
        }
    }

    String sql(String sql) {
        return execute(address.jdbcUrl(), sql);
    }

    /** Runs a statement in another database of the same server. */
    void admin(String sql) {
        execute(address.jdbcUrl().replaceFirst("/[^/]+$", "/postgres"), sql);
    }

    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline).as("waited 30 s").isNegative();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static InstagramApiActivities api(int attempts) {
        ActivityOptions policy = ActivityPolicies.apiRequest(
                TaskQueues.INSTAGRAM_API, Priorities.of(Trigger.BACKFILL, "backfill/instagram/x"), "page");
        return Workflow.newActivityStub(
                InstagramApiActivities.class,
                ActivityOptions.newBuilder(policy)
                        .setHeartbeatTimeout(HEARTBEAT)
                        .setRetryOptions(RetryOptions.newBuilder(policy.getRetryOptions())
                                .setMaximumAttempts(attempts)
                                .setInitialInterval(Duration.ofMillis(100))
                                .build())
                        .build());
    }

    private static WorkflowOptions options() {
        return WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.PIPELINE)
                .setWorkflowId(UUID.randomUUID().toString())
                .build();
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
}
