package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Who waits for whom behind two large backfills, against a real Temporal server ({@code MEASURE_TEMPORAL=host:port},
 * {@code MEASURE_REQUESTS=5000}): real scrapes, and a provider that answers at once. No part of the test command.
 */
@EnabledIfEnvironmentVariable(named = "MEASURE_TEMPORAL", matches = ".+")
class BacklogMeasurement {
    private static final double RATE = 10;
    private static final Window SMALL = new Window(1, 0);

    private final Arrivals arrivals = new Arrivals();
    private final WorkflowClient client = WorkflowClient.newInstance(
            WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(System.getenv("MEASURE_TEMPORAL"))
                    .build()),
            WorkflowClientOptions.newBuilder()
                    .setDataConverter(DataConverters.create())
                    .build());
    private final CreatorStarts starts = new CreatorStarts(client);

    /** When whose profile was asked for. */
    private static final class Arrivals implements InstagramApiActivities {
        private final List<String> batches = new ArrayList<>();
        private String awaited = "";
        private long arrived;

        @Override
        public synchronized ProfileAnswer fetchProfile(ProfileRequest request) {
            batches.add(request.runKey().substring(0, 1));
            if (request.igUserId() != null && request.igUserId().equals(awaited)) {
                arrived = System.nanoTime();
                notifyAll();
            }
            return new ProfileAnswer(new AnswerRef(1, true), true, request.igUserId(), request.username());
        }

        @Override
        public PageAnswer fetchPage(PageRequest request) {
            return new PageAnswer(new AnswerRef(1, true), 1, null, false);
        }

        synchronized void await(String igUserId) {
            awaited = igUserId;
            arrived = 0;
        }

        synchronized long arrived() throws InterruptedException {
            while (arrived == 0) {
                wait(1_000);
            }
            return arrived;
        }

        synchronized List<String> batches() {
            return List.copyOf(batches);
        }
    }

    @Test
    void staffAmongManyQueuedRequests() throws Exception {
        int requests = Integer.parseInt(System.getenv().getOrDefault("MEASURE_REQUESTS", "5000"));
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(2 * requests)
                        .setUsingVirtualWorkflowThreads(true)
                        .build());
        Worker pipeline = factory.newWorker(
                TaskQueues.PIPELINE,
                WorkerOptions.newBuilder().setUsingVirtualThreads(true).build());
        pipeline.registerWorkflowImplementationTypes(CreatorScrapeWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(new RecordingStore());
        factory.newWorker(
                        TaskQueues.INSTAGRAM_API,
                        WorkerOptions.newBuilder()
                                .setUsingVirtualThreads(true)
                                .setMaxConcurrentActivityTaskPollers(2)
                                .setMaxTaskQueueActivitiesPerSecond(RATE)
                                .build())
                .registerActivitiesImplementations(arrivals);
        factory.start();
        queue("a", requests / 2);
        queue("b", requests / 2);
        TimeUnit.SECONDS.sleep(5);
        int before = arrivals.batches().size();
        System.out.println(
                requests + " scrapes started, " + before + " of them served: " + (requests - before) + " wait");
        System.out.println("staff, another creator: " + served("staff-1", "9000001") + " ms");
        for (int number = 1; number <= 5; number++) {
            String waiting = String.valueOf((number % 2 == 0 ? 0 : requests / 2) + requests / 2 - number);
            System.out.println("staff, creator " + waiting + " of the backlog: " + served("staff", waiting) + " ms");
        }
        share(before);
        factory.shutdownNow();
        client.getWorkflowServiceStubs().shutdownNow();
    }

    /** Creators of batch b come behind those of batch a. */
    private void queue(String batch, int count) throws Exception {
        int first = batch.equals("a") ? 0 : count;
        List<Future<?>> begun = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (int number = first; number < first + count; number++) {
                String id = String.valueOf(number);
                begun.add(threads.submit(() -> starts.begin(new ScrapeRequest(
                        batch + "-" + id,
                        id,
                        "creator" + id,
                        SMALL,
                        false,
                        Trigger.BACKFILL,
                        "backfill/" + batch,
                        null))));
            }
        }
        for (Future<?> start : begun) {
            start.get();
        }
    }

    private long served(String runKey, String igUserId) throws InterruptedException {
        arrivals.await(igUserId);
        long asked = System.nanoTime();
        JoinAnswer answer = starts.scrape(new ScrapeRequest(
                runKey + igUserId, igUserId, "creator" + igUserId, SMALL, false, Trigger.STAFF, null, "eve"));
        System.out.println(answer);
        return Duration.ofNanos(arrivals.arrived() - asked).toMillis();
    }

    private void share(int before) throws InterruptedException {
        TimeUnit.SECONDS.sleep(20);
        List<String> served = arrivals.batches();
        List<String> since = served.subList(before, served.size());
        long a = since.stream().filter("a"::equals).count();
        long b = since.stream().filter("b"::equals).count();
        System.out.println("two backfills: " + a + " and " + b + " profiles");
        assertThat((double) a / (a + b)).isBetween(0.4, 0.6);
    }
}
