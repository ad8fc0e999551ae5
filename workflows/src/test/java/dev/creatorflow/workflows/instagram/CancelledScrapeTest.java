package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.ScriptedProvider.Page;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that are cancelled, and databases that answer too late. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CancelledScrapeTest {
    private final ScrapeTestBed bed = new ScrapeTestBed();
    private final ScriptedProvider provider = bed.provider;
    private final RecordingStore store = bed.store;

    @AfterEach
    void stop() {
        bed.close();
    }

    @Test
    void defect11ThePageInFlightIsAwaitedAndItsRowsWritten() {
        provider.items(Stream.POSTS, 12);
        provider.page(Stream.REELS, 0, 12, "a", true);
        provider.page(Stream.REELS, 1, this::cancelAndLetItArrive, new Page(12, "b", true));
        provider.page(Stream.REELS, 2, 12, "c", true);

        assertThatThrownBy(() -> bed.scrape(null)).isInstanceOf(WorkflowFailedException.class);

        assertThat(provider.asked(Stream.REELS))
                .as("nothing is asked for after the cancellation")
                .hasSize(2);
        assertThat(store.pages.stream().filter(page -> page.stream() == Stream.REELS))
                .extracting(SavePage::page)
                .containsExactly(0, 1);
        assertThat(store.closed).singleElement().satisfies(closed -> {
            assertThat(closed.outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(closed.reason()).isEqualTo(Reason.CANCELLED);
            assertThat(closed.walks())
                    .filteredOn(walk -> walk.stream() == Stream.REELS)
                    .singleElement()
                    .satisfies(walk -> {
                        assertThat(walk.end()).isNull();
                        assertThat(walk.counts().saved()).isEqualTo(24);
                    });
        });
    }

    @Test
    void defect11ThePageBeingStoredIsStored() {
        provider.page(Stream.REELS, 0, 12, "a", true);
        provider.page(Stream.REELS, 1, () -> letItArrive(), new Page(12, "b", true));
        store.saving = page -> {
            if (page.page() == 0) {
                cancel();
            }
            return new CreatorStoreActivities.PageSaved(new StreamCounts(1, 12, 12, 0, 0), MediaCounts.NONE, 12, 0);
        };

        assertThatThrownBy(() -> bed.scrape(new Window(24, 0))).isInstanceOf(WorkflowFailedException.class);

        assertThat(store.closed)
                .singleElement()
                .satisfies(closed -> assertThat(closed.walks())
                        .singleElement()
                        .satisfies(walk -> assertThat(walk.counts().saved()).isEqualTo(24)));
    }

    @Test
    void noEndIsBelievedOfARunThatWasCancelledBeforeItCouldCompare() {
        provider.items(Stream.REELS, 3);
        provider.items(Stream.POSTS, 3);
        AtomicInteger attempts = new AtomicInteger();
        store.computing = () -> {
            // Beyond those of the local activity: this one is an ordinary one that can be cancelled.
            if (attempts.incrementAndGet() < 4) {
                throw FailureType.STORE_UNAVAILABLE.failure("the database does not answer");
            }
            cancelAndLetItArrive();
            Activity.getExecutionContext().heartbeat(null);
        };

        assertThatThrownBy(() -> bed.scrape(null)).isInstanceOf(WorkflowFailedException.class);

        assertThat(store.closed).singleElement().satisfies(closed -> {
            assertThat(closed.reason()).isEqualTo(Reason.CANCELLED);
            assertThat(closed.walks())
                    .extracting(CreatorStoreActivities.StreamWalk::end)
                    .containsExactly(WalkEnd.UNCONFIRMED, WalkEnd.UNCONFIRMED);
        });
    }

    @Test
    void aStepThatNeverEndsInTimeFailsTheRunInsteadOfLoopingForEver() {
        provider.items(Stream.REELS, 12);
        store.saving = page -> {
            throw ApplicationFailure.newFailure("canceling statement due to statement timeout", "Other");
        };

        ScrapeResult result = bed.scrape(new Window(12, 0));

        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.INTERNAL);
    }

    @Test
    void aDatabaseThatIsAwayForHoursIsWaitedFor() {
        provider.items(Stream.REELS, 12);
        store.failing = FailureType.STORE_UNAVAILABLE.failure("the database does not answer");
        store.failures = 60;

        assertThat(bed.scrape(new Window(12, 0)).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(store.failures).isZero();
    }

    private void cancel() {
        bed.client.newUntypedWorkflowStub(WorkflowIds.creator("42")).cancel();
    }

    /** The test server loses a workflow whose request ends in the instant in which its cancellation arrives; a real one does not. */
    private void cancelAndLetItArrive() {
        cancel();
        letItArrive();
    }

    private void letItArrive() {
        for (int look = 0; look < 200 && !arrived(); look++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean arrived() {
        return bed.client.fetchHistory(WorkflowIds.creator("42")).getEvents().stream()
                .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED);
    }
}
