package dev.creatorflow.workflows.instagram.related;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelatedCreatorsWorkflowTest {
    private final ScriptedDiscovery script = new ScriptedDiscovery();
    private TestWorkflowEnvironment environment;

    @BeforeEach
    void start() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        SearchAttributes.ALL.forEach(
                key -> environment.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        var pipeline = environment.newWorker(TaskQueues.PIPELINE);
        pipeline.registerWorkflowImplementationTypes(RelatedCreatorsWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(script);
        environment.newWorker(TaskQueues.INSTAGRAM_API).registerActivitiesImplementations(script);
        environment.start();
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void everyAccountThatIsNewIsAskedForOnceStoredAndItsPictureHandedOver() {
        RelatedResult result = discover(20, 0);

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.storedNow()).isEqualTo(12);
        assertThat(result.detail()).isNull();
        assertThat(script.calls.subList(0, 2)).containsExactly("related 42", "list 1");
        assertThat(script.count("profile")).isEqualTo(12);
        assertThat(script.count("keep")).isEqualTo(12);
        assertThat(script.count("media")).isEqualTo(12);
        assertThat(script.calls).last().isEqualTo("close true");
    }

    @Test
    void theBoundIsKeptAndWhatItLeavesIsSaid() {
        RelatedResult result = discover(7, 0);

        assertThat(result.storedNow()).isEqualTo(7);
        assertThat(script.count("profile")).isEqualTo(7);
        assertThat(result.detail()).isEqualTo("5 more accounts wait: run it again to go on with them");
    }

    @Test
    void accountsThatStillWaitCostNoSecondList() {
        script.needsList = false;

        assertThat(discover(20, 0).storedNow()).isEqualTo(12);
        assertThat(script.count("related")).isZero();
    }

    @Test
    void defect23AFailedListLeavesTheSourceDue() {
        script.failing.put("related", FailureType.BAD_CREDENTIALS);

        RelatedResult result = failedResult();

        assertThat(result.reason()).isEqualTo(Reason.BAD_CREDENTIALS);
        assertThat(result.detail()).isEqualTo("related failed");
        assertThat(script.calls).containsExactly("related 42", "close false");
    }

    @Test
    void defect23AFailedProfileEndsTheRunWithWhatCameInBesideIt() {
        script.failing.put("found2", FailureType.REQUEST_REFUSED);

        RelatedResult result = discover(20, 0);

        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.storedNow()).isEqualTo(4);
        assertThat(result.counts().waiting()).isEqualTo(8);
        assertThat(script.count("profile")).isEqualTo(5);
    }

    @Test
    void aBudgetThatIsReachedStopsTheRun() {
        script.failing.put("found0", FailureType.BUDGET_REACHED);

        RelatedResult result = discover(20, 0);

        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(result.reason()).isEqualTo(Reason.BUDGET_REACHED);
    }

    @Test
    void aSourceThatIsGoneIsDoneWith() {
        script.found = false;

        RelatedResult result = discover(20, 0);

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(script.calls).containsExactly("related 42", "list 1", "close true");
    }

    @Test
    void anAccountBelowTheMinimumIsNotCountedAsStored() {
        assertThat(discover(20, 1_000).storedNow()).isEqualTo(11);
    }

    private RelatedResult discover(int most, long minFollowers) {
        return start(most, minFollowers).getResult(RelatedResult.class);
    }

    private RelatedResult failedResult() {
        try {
            start(20, 0).getResult(RelatedResult.class);
        } catch (WorkflowFailedException e) {
            return ((ApplicationFailure) e.getCause()).getDetails().get(RelatedResult.class);
        }
        throw new AssertionError("the discovery did not fail");
    }

    private WorkflowStub start(int most, long minFollowers) {
        return new RelatedStarts(environment.getWorkflowClient())
                .discover(new RelatedRequest("run", "42", "ada", most, minFollowers, Trigger.STAFF, null, "test"));
    }
}
