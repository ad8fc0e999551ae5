package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.Test;

/** What a known creator's run costs in history, so that it cannot grow unseen. */
class HistoryBudgetTest {
    private static final int MOST_EVENTS = 55;
    private static final int MOST_BYTES = 20_000;

    @Test
    void aKnownCreatorOfFiveRequestsKeepsASmallHistory() {
        ScriptedProvider provider = new ScriptedProvider();
        provider.items(Stream.REELS, 200);
        provider.items(Stream.POSTS, 200);
        try (TestWorkflowEnvironment environment =
                TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                        .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                                .setDataConverter(DataConverters.create())
                                .build())
                        .build())) {
            SearchAttributes.ALL.forEach(key ->
                    environment.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
            var pipeline = environment.newWorker(TaskQueues.PIPELINE);
            pipeline.registerWorkflowImplementationTypes(CreatorScrapeWorkflowImpl.class);
            pipeline.registerActivitiesImplementations(new RecordingStore(), new MediaElsewhere());
            environment.newWorker(TaskQueues.INSTAGRAM_API).registerActivitiesImplementations(provider);
            environment.start();
            WorkflowClient client = environment.getWorkflowClient();
            new CreatorStarts(client)
                    .scrape(new ScrapeRequest(
                            "01980000-0000-7000-8000-000000000000",
                            "42",
                            "ada",
                            new Window(30, 10),
                            true,
                            Trigger.STAFF,
                            null,
                            "test"));
            client.newUntypedWorkflowStub(WorkflowIds.creator("42")).getResult(ScrapeResult.class);
            WorkflowExecutionHistory history = client.fetchHistory(WorkflowIds.creator("42"));
            int events = history.getEvents().size();
            int bytes = history.getHistory().getSerializedSize();
            System.out.println("known creator: " + events + " events, " + bytes + " bytes of history");
            assertThat(provider.asked).hasSize(4);
            assertThat(events).isLessThanOrEqualTo(MOST_EVENTS);
            assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    private static final class MediaElsewhere implements HandOverActivities {
        @Override
        public String handOverMedia(HandOver request) {
            return "media/instagram/" + request.target();
        }

        @Override
        public JoinAnswer startScrape(ScrapeRequest request) {
            throw new UnsupportedOperationException("a scrape starts no scrape");
        }
    }
}
