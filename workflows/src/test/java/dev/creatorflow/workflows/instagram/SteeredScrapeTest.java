package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SteeredScrapeTest {
    private final ScrapeTestBed bed = new ScrapeTestBed();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void stop() {
        answered.countDown();
        bed.close();
    }

    @Test
    void aPausedRunAsksNothingFurtherUntilItIsResumed() throws InterruptedException {
        CreatorScrapeWorkflow workflow = startedAndAsking();
        assertThat(workflow.pause(new Steer("ann", "the bill is looked at"))).contains("nothing further is asked");
        answered.countDown();
        bed.environment.sleep(Duration.ofMinutes(10));

        assertThat(bed.provider.asked).isEmpty();
        assertThat(workflow.status().paused()).isEqualTo("paused by ann: the bill is looked at");
        assertThat(workflow.resume(new Steer("bob", "paid"))).isEqualTo("goes on");

        assertThat(result().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(bed.provider.asked).isNotEmpty();
        assertThat(bed.steered)
                .extracting(SteeringActivities.Steered::action, SteeringActivities.Steered::requester)
                .containsExactly(tuple("pause", "ann"), tuple("resume", "bob"));
    }

    @Test
    void mediaThatAreSkippedAreNeitherMadeDueNorHandedOver() throws InterruptedException {
        CreatorScrapeWorkflow workflow = startedAndAsking();
        workflow.skipMedia(new Steer("ann", "the store is nearly full"));
        answered.countDown();

        assertThat(result().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(bed.handedOver).isEmpty();
        assertThat(bed.store.pages)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.media()).isFalse());
    }

    @Test
    void aRefetchAsksEverythingAfreshUnderAKeyOfItsOwn() throws InterruptedException {
        CreatorScrapeWorkflow workflow = startedAndAsking();
        workflow.refetch(new Steer("ann", "the counts look odd"));
        answered.countDown();

        assertThat(result().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(bed.store.closed)
                .extracting(CreatorStoreActivities.CloseRun::runKey)
                .containsExactly("run-1", "run-1-again");
    }

    @Test
    void withoutAReasonNothingIsSteered() throws InterruptedException {
        CreatorScrapeWorkflow workflow = startedAndAsking();
        assertThatThrownBy(() -> workflow.pause(new Steer("ann", " ")))
                .isInstanceOf(WorkflowUpdateException.class)
                .rootCause()
                .hasMessageContaining("Say who asks and why");
        answered.countDown();
        assertThat(result().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(bed.steered).isEmpty();
    }

    private CreatorScrapeWorkflow startedAndAsking() throws InterruptedException {
        bed.provider.items(Stream.REELS, 24);
        bed.provider.items(Stream.POSTS, 3);
        bed.store.distinctMedia = 500;
        bed.provider.profile(() -> {
            asked.countDown();
            try {
                answered.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ProfileAnswer(new AnswerRef(1, true), true, "42", "ada");
        });
        new CreatorStarts(bed.client)
                .scrape(new ScrapeRequest("run-1", "42", "ada", null, true, Trigger.STAFF, null, "test"));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        return bed.client.newWorkflowStub(CreatorScrapeWorkflow.class, WorkflowIds.creator("42"));
    }

    private ScrapeResult result() {
        return bed.client.newUntypedWorkflowStub(WorkflowIds.creator("42")).getResult(ScrapeResult.class);
    }
}
