package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker with a scripted provider and a store that keeps what it is told, on a server whose time skips. */
final class ScrapeTestBed implements AutoCloseable {
    final ScriptedProvider provider = new ScriptedProvider();
    final RecordingStore store = new RecordingStore();
    final List<String> handedOver = new ArrayList<>();
    final List<SteeringActivities.Steered> steered = new ArrayList<>();

    /** What happens while a look-up starts its scrape. */
    Runnable handingOver = () -> {};

    final TestWorkflowEnvironment environment;
    final WorkflowClient client;

    ScrapeTestBed() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        SearchAttributes.ALL.forEach(
                key -> environment.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        Worker pipeline = environment.newWorker(TaskQueues.PIPELINE);
        pipeline.registerWorkflowImplementationTypes(CreatorScrapeWorkflowImpl.class, ResolveCreatorWorkflowImpl.class);
        client = environment.getWorkflowClient();
        pipeline.registerActivitiesImplementations(store, new HandOver(), (SteeringActivities) steered::add);
        environment.newWorker(TaskQueues.INSTAGRAM_API).registerActivitiesImplementations(provider);
        environment.start();
    }

    ScrapeResult scrape(@Nullable Window window) {
        return run(new ScrapeRequest("run-1", "42", "ada", window, true, Trigger.STAFF, null, "test"));
    }

    ScrapeResult run(ScrapeRequest request) {
        new CreatorStarts(client).scrape(request);
        return client.newUntypedWorkflowStub(WorkflowIds.creator(request.igUserId()))
                .getResult(ScrapeResult.class);
    }

    @Override
    public void close() {
        environment.close();
    }

    private final class HandOver implements HandOverActivities {
        @Override
        public String handOverMedia(HandOverActivities.HandOver request) {
            handedOver.add(request.target());
            return "media/instagram/" + request.target();
        }

        @Override
        public JoinAnswer startScrape(ScrapeRequest request) {
            handingOver.run();
            return new CreatorStarts(client).scrape(request);
        }
    }
}
