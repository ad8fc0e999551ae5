package dev.creatorflow.workflows.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.reddit.TagProposalWorkflow.TagReport;
import dev.creatorflow.workflows.reddit.TagProposalWorkflow.TagRequest;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TagProposalWorkflowTest {
    private final Model model = new Model();
    private TestWorkflowEnvironment environment;

    @BeforeEach
    void start() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        SearchAttributes.ALL.forEach(key -> environment.registerSearchAttribute(key.getName(), key.getValueType()));
        Worker pipeline = environment.newWorker(TaskQueues.PIPELINE);
        pipeline.registerWorkflowImplementationTypes(TagProposalWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(model);
        environment.start();
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void aLimitAndADatabaseThatIsAwayAreWaitedForUnderTheSameKey() {
        model.asks.add(FailureType.RATE_LIMITED.failure("too many", Duration.ofMinutes(3), null));
        model.asks.add(FailureType.UPSTREAM_UNAVAILABLE.failure("down"));
        model.saves.add(FailureType.STORE_UNAVAILABLE.failure("the database is away"));

        TagReport report = propose("Gardening");

        assertThat(report)
                .isEqualTo(new TagReport("Gardening", Outcome.COMPLETE, null, List.of("style:outdoor"), 1, null));
        assertThat(model.keys).hasSize(5);
        assertThat(new HashSet<>(model.keys))
                .as("every attempt names the same run")
                .hasSize(1);
    }

    @Test
    void oneThatHasToWaitForItsTurnAsksNothingBefore() {
        long before = environment.currentTimeMillis();

        new TagStarts(environment.getWorkflowClient())
                .begin(new TagRequest("Gardening", "eve"), Duration.ofMinutes(30))
                .getResult(TagReport.class);

        assertThat(environment.currentTimeMillis() - before)
                .isGreaterThanOrEqualTo(Duration.ofMinutes(30).toMillis());
        assertThat(model.keys).hasSize(2);
    }

    @Test
    void whereThereIsNothingToProposeNothingIsStored() {
        model.skipped = "staff have tagged it";

        TagReport report = propose("Gardening");

        assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(report.reason()).isEqualTo(Reason.NOT_WANTED);
        assertThat(report.note()).isEqualTo("staff have tagged it");
        assertThat(model.keys).hasSize(1);
    }

    @Test
    void aCapThatIsReachedStopsTheProposalAndIsNoFailure() {
        model.asks.add(FailureType.BUDGET_REACHED.failure("the cap is reached"));

        TagReport report = propose("Gardening");

        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(report.reason()).isEqualTo(Reason.BUDGET_REACHED);
        assertThat(report.note()).isEqualTo("the cap is reached");
    }

    @Test
    void redditDefect21ARefusedKeyFailsTheExecutionAndProposesNothing() {
        model.asks.add(FailureType.BAD_CREDENTIALS.failure("the endpoint refuses the key"));

        assertThatThrownBy(() -> propose("Gardening"))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getDetails()
                                        .get(0, TagReport.class)
                                        .reason())
                                .isEqualTo(Reason.BAD_CREDENTIALS));
        assertThat(model.keys).hasSize(1);
    }

    private TagReport propose(String name) {
        WorkflowStub stub =
                new TagStarts(environment.getWorkflowClient()).begin(new TagRequest(name, "eve"), Duration.ZERO);
        return stub.getResult(TagReport.class);
    }

    /** Fails as scripted, then answers. */
    private static final class Model implements TagActivities {
        private final Deque<ApplicationFailure> asks = new ArrayDeque<>();
        private final Deque<ApplicationFailure> saves = new ArrayDeque<>();
        private final List<String> keys = new ArrayList<>();
        private String skipped;

        @Override
        public synchronized TagAnswer askTags(AskTags request) {
            keys.add(request.runKey());
            if (!asks.isEmpty()) {
                throw asks.poll();
            }
            return skipped == null ? new TagAnswer(9L, null, "small", "d1") : new TagAnswer(null, skipped, null, null);
        }

        @Override
        public synchronized TagProposal saveTags(SaveTags request) {
            keys.add(request.runKey());
            assertThat(request.model() + " " + request.registryDigest()).isEqualTo("small d1");
            if (!saves.isEmpty()) {
                throw saves.poll();
            }
            return new TagProposal(List.of("style:outdoor"), 1, null);
        }
    }
}
