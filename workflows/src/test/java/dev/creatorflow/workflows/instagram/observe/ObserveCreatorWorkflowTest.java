package dev.creatorflow.workflows.instagram.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObserveCreatorWorkflowTest {
    private final AtomicReference<TestWorkflowEnvironment> temporal = new AtomicReference<>();
    private final ScriptedObservations script =
            new ScriptedObservations(() -> Instant.ofEpochMilli(temporal.get().currentTimeMillis()));

    @BeforeEach
    void start() {
        TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        temporal.set(environment);
        SearchAttributes.ALL.forEach(
                key -> environment.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        var pipeline = environment.newWorker(TaskQueues.PIPELINE);
        pipeline.registerWorkflowImplementationTypes(ObserveCreatorWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(script, script.store);
        environment.newWorker(TaskQueues.INSTAGRAM_API).registerActivitiesImplementations(script);
        environment.start();
    }

    @AfterEach
    void stop() {
        temporal.get().close();
    }

    @Test
    void aRequestIsMadeWhenItsMomentHasComeAndTheAnswerIsStored() {
        Instant begun = now();
        script.due.add(begun.plus(Duration.ofHours(6)));
        script.due.add(begun.plus(Duration.ofHours(24)));

        observer();
        sleep(Duration.ofHours(25));

        assertThat(script.pages).containsExactly("REELS 0 null", "REELS 0 null");
        assertThat(Duration.between(begun, script.askedAt.getFirst()))
                .isBetween(Duration.ofHours(6), Duration.ofMinutes(361));
        assertThat(Duration.between(begun, script.askedAt.getLast()))
                .isBetween(Duration.ofHours(24), Duration.ofMinutes(1441));
        assertThat(script.store.saved).hasSize(2);
        assertThat(script.runKeys).doesNotHaveDuplicates().allMatch(key -> key.startsWith("observe-42-"));
        assertThat(status().calls()).isEqualTo(2);
        assertThat(status().labelled()).isEqualTo(2);
    }

    @Test
    void mediaThatAppearMeanwhileAreSeenWithinHalfAnHour() {
        observer();
        sleep(Duration.ofHours(1));
        script.due.add(now().plus(Duration.ofMinutes(40)));
        sleep(Duration.ofMinutes(45));

        assertThat(script.pages).hasSize(1);
    }

    @Test
    void pagesAreTurnedUntilEveryMediumIsFoundAndThreeAtMost() {
        script.due.add(now());
        script.missingUntilPage = 2;
        observer();
        sleep(Duration.ofMinutes(5));
        assertThat(script.pages).containsExactly("REELS 0 null", "REELS 1 next0");

        script.pages.clear();
        script.missingUntilPage = 99;
        script.due.add(now());
        sleep(Duration.ofMinutes(31));
        assertThat(script.pages).containsExactly("REELS 0 null", "REELS 1 next0", "REELS 2 next1");
    }

    @Test
    void aFailedRequestIsTriedAgainAQuarterOfAnHourLater() {
        script.due.add(now());
        script.failures = 2;
        observer();
        sleep(Duration.ofMinutes(10));
        assertThat(script.pages).isEmpty();

        sleep(Duration.ofMinutes(25));
        assertThat(script.pages).hasSize(1);
    }

    @Test
    void switchedOffItEndsAtOnce() {
        WorkflowStub observer = observer();
        sleep(Duration.ofHours(2));
        script.on = false;
        wake();

        observer.getResult(Void.class);
        assertThat(script.pages).isEmpty();
    }

    @Test
    void aLongLifeIsCutIntoRunsThatGoOn() {
        observer();
        sleep(Duration.ofDays(5));
        int looks = script.looks;
        assertThat(looks).isBetween(235, 245);

        script.due.add(now().plus(Duration.ofHours(1)));
        sleep(Duration.ofHours(2));
        assertThat(script.pages).hasSize(1);
        assertThat(temporal.get()
                        .getWorkflowClient()
                        .fetchHistory(WorkflowIds.observeCreator("42"))
                        .getEvents())
                .hasSizeLessThan(1_500);
    }

    private Instant now() {
        return Instant.ofEpochMilli(temporal.get().currentTimeMillis());
    }

    private void sleep(Duration time) {
        temporal.get().sleep(time);
    }

    private ObserveStatus status() {
        return stub().query("status", ObserveStatus.class);
    }

    private WorkflowStub observer() {
        wake();
        return stub();
    }

    private void wake() {
        new ObserveStarts(temporal.get().getWorkflowClient()).wake(new ObserveRequest("42", "ada"));
    }

    private WorkflowStub stub() {
        return temporal.get().getWorkflowClient().newUntypedWorkflowStub(WorkflowIds.observeCreator("42"));
    }
}
