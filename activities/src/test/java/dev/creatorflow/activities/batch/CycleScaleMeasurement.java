package dev.creatorflow.activities.batch;

import static dev.creatorflow.activities.persistence.batch.Batches.CYCLE;

import dev.creatorflow.activities.budget.SourceGate;
import dev.creatorflow.activities.persistence.batch.BatchSummaries;
import dev.creatorflow.activities.persistence.batch.Batches;
import dev.creatorflow.activities.persistence.instagram.RefreshPace;
import dev.creatorflow.activities.persistence.instagram.RunStore;
import dev.creatorflow.workflows.batch.BatchSummary;
import dev.creatorflow.workflows.batch.CycleRequest;
import dev.creatorflow.workflows.batch.InstagramCycleWorkflow;
import dev.creatorflow.workflows.batch.InstagramCycleWorkflowImpl;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.OpenRun;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.JoinRequest;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import dev.creatorflow.workflows.instagram.Window;
import io.temporal.activity.ActivityInterface;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A cycle of very many creators whose scrape is a stub: it opens and closes its run and asks nobody. In the middle the worker is cut off, with
 * all it had in memory and in flight, and another one takes over. Against a real Temporal server ({@code MEASURE_TEMPORAL=host:port},
 * {@code MEASURE_CREATORS=100000}) and a real PostgreSQL; no part of the test command.
 */
@EnabledIfEnvironmentVariable(named = "MEASURE_TEMPORAL", matches = ".+")
class CycleScaleMeasurement {
    private static final int WINDOW = 200;

    @Test
    void aCycleOfStubs() throws Exception {
        int creators = Integer.parseInt(System.getenv().getOrDefault("MEASURE_CREATORS", "100000"));
        try (Batches batches = new Batches()) {
            batches.creators(creators);
            WorkflowClient client = client();
            Crashing worker = new Crashing(batches, creators / 2);
            String id = CYCLE + "-" + System.nanoTime();
            long began = System.nanoTime();
            InstagramCycleWorkflow cycle = client.newWorkflowStub(
                    InstagramCycleWorkflow.class,
                    WorkflowCatalog.INSTAGRAM_CYCLE.start(id, Trigger.SCHEDULE, id, "measured", attributes -> {}));
            WorkflowClient.start(cycle::run, new CycleRequest(Platform.INSTAGRAM, "measured", null, null));
            BatchSummary summary = follow(batches, WorkflowStub.fromTyped(cycle), worker, began);
            report(client, batches, id, summary, began);
            worker.stop();
            client.getWorkflowServiceStubs().shutdownNow();
        }
    }

    private static WorkflowClient client() {
        return WorkflowClient.newInstance(
                WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                        .setTarget(System.getenv("MEASURE_TEMPORAL"))
                        .build()),
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build());
    }

    /** A worker that is lost once so many creators have ended: what it was about to answer never reaches the server. */
    private static final class Crashing {
        private final Batches batches;
        private final long after;
        private WorkflowClient client = client();
        private WorkerFactory factory;
        private boolean crashed;

        Crashing(Batches batches, long after) {
            this.batches = batches;
            this.after = after;
            this.factory = begin();
        }

        private WorkerFactory begin() {
            WorkerFactory begun = factory(client, batches);
            begun.start();
            return begun;
        }

        void crashWhereItIsTime(long began) {
            Object done = batches.rows.value("select coalesce(max(done), 0) from creatorflow.batches");
            if (!crashed && ((Number) done).longValue() >= after) {
                crashed = true;
                client.getWorkflowServiceStubs().shutdownNow();
                factory.shutdownNow();
                System.out.println(seconds(began) + " s: the worker is lost");
                client = client();
                factory = begin();
            }
        }

        void stop() {
            factory.shutdown();
            factory.awaitTermination(10, TimeUnit.SECONDS);
            client.getWorkflowServiceStubs().shutdownNow();
        }
    }

    private static WorkerFactory factory(WorkflowClient client, Batches batches) {
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(1_000)
                        .setUsingVirtualWorkflowThreads(true)
                        .build());
        var pipeline = factory.newWorker(
                TaskQueues.PIPELINE,
                WorkerOptions.newBuilder().setUsingVirtualThreads(true).build());
        pipeline.registerWorkflowImplementationTypes(InstagramCycleWorkflowImpl.class, StubScrape.class);
        Clock clock = Clock.systemUTC();
        pipeline.registerActivitiesImplementations(
                new BatchActivitiesImpl(
                        new dev.creatorflow.activities.persistence.batch.BatchStore(
                                batches.database,
                                clock,
                                new dev.creatorflow.activities.persistence.batch.RefreshTiers(
                                        Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7))),
                        new BatchSummaries(batches.database, clock, 50_000, 5),
                        new SourceGate(batches.database),
                        new CreatorTargetStarts(client),
                        WINDOW,
                        0.2,
                        () -> {}),
                new RunsOnly(batches));
        return factory;
    }

    /** Looks at the ledger only: a server that is asked all the time is not the one to be measured. */
    private static BatchSummary follow(Batches batches, WorkflowStub cycle, Crashing worker, long began)
            throws InterruptedException {
        for (int look = 1; ; look++) {
            TimeUnit.SECONDS.sleep(15);
            worker.crashWhereItIsTime(began);
            if (batches.rows.value("select max(closed_at) from creatorflow.batches") != null) {
                return cycle.getResult(BatchSummary.class);
            }
            if (look % 4 == 0) {
                System.out.println(seconds(began) + " s: "
                        + batches.rows.one("select due, waiting, in_flight, done from creatorflow.batches"));
            }
        }
    }

    private static void report(WorkflowClient client, Batches batches, String id, BatchSummary summary, long began) {
        int executions = 0;
        int longest = 0;
        String runId = client.fetchHistory(id)
                .getEvents()
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getFirstExecutionRunId();
        while (!runId.isEmpty()) {
            var events = client.fetchHistory(id, runId).getEvents();
            executions++;
            longest = Math.max(longest, events.size());
            runId = events.getLast()
                    .getWorkflowExecutionContinuedAsNewEventAttributes()
                    .getNewExecutionRunId();
        }
        System.out.println(summary.due() + " due, ends " + summary.ends() + ", " + seconds(began) + " s; the cycle had "
                + executions + " executions, the longest history " + longest + " events");
        System.out.println("runs "
                + batches.rows.one("select count(*) as runs, count(distinct target) as creators,"
                        + " count(closed_at) as closed from creatorflow.runs"));
        System.out.println("in flight at most " + batches.rows.value("""
                select max(flying) from (
                    select sum(step) over (order by at, step) as flying from (
                        select started_at as at, 1 as step from creatorflow.runs
                        union all select closed_at, -1 from creatorflow.runs) steps) sums""") + " open runs");
        System.out.println("creators ended per minute "
                + batches.rows.all("""
                select floor(extract(epoch from t.ended_at - b.opened_at) / 60)::int as minute, count(*) as ended
                from creatorflow.batch_targets t join creatorflow.batches b using (batch) group by 1 order by 1""").stream().map(row -> row.get("ended")).toList());
    }

    private static long seconds(long since) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }

    /** The scrape's type and messages with nothing between opening and closing. */
    @WorkflowInterface
    public interface Scrape {
        @WorkflowMethod(name = "CreatorScrapeWorkflow")
        String scrape(ScrapeRequest request);

        @UpdateMethod
        JoinAnswer join(JoinRequest request);
    }

    /** See {@link Scrape}. */
    public static final class StubScrape implements Scrape {
        @Override
        public String scrape(ScrapeRequest request) {
            Runs runs = Workflow.newLocalActivityStub(Runs.class, ActivityPolicies.localDatabase("stub"));
            runs.open(request);
            // One in ten takes longer, so that the window has something to hold.
            if (request.igUserId().endsWith("7")) {
                Workflow.sleep(Duration.ofSeconds(5));
            }
            runs.close(request);
            return "done";
        }

        @Override
        public JoinAnswer join(JoinRequest request) {
            return new JoinAnswer(request.runKey(), false, "");
        }
    }

    /** The two steps of a stub. */
    @ActivityInterface
    public interface Runs {
        void open(ScrapeRequest request);

        void close(ScrapeRequest request);
    }

    /** They go through the real store. */
    public static final class RunsOnly implements Runs {
        private final CreatorStoreActivities store;

        RunsOnly(Batches batches) {
            this.store = new dev.creatorflow.activities.persistence.instagram.CreatorStoreActivitiesImpl(
                    new RunStore(
                            batches.database,
                            Clock.systemUTC(),
                            new Window(90, 30),
                            new Window(30, 10),
                            new RefreshPace(Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7))),
                    null,
                    null,
                    null);
        }

        @Override
        public void open(ScrapeRequest request) {
            store.openRun(new OpenRun(
                    request.runKey(),
                    "instagram/creator/" + request.igUserId(),
                    request.igUserId(),
                    request.username(),
                    null,
                    request.trigger(),
                    request.batch(),
                    null,
                    false));
        }

        @Override
        public void close(ScrapeRequest request) {
            store.closeRun(new CloseRun(request.runKey(), request.igUserId(), Outcome.COMPLETE, null, null, List.of()));
        }
    }
}
