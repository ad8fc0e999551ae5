package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who joins with a higher priority is not made to wait for the request that is out at the lower one. */
class UrgencyTest {
    private static final Window NARROW = new Window(12, 0);

    private ScrapeTestBed bed;
    private CreatorStarts starts;

    @BeforeEach
    void start() {
        bed = new ScrapeTestBed();
        starts = new CreatorStarts(bed.client);
        bed.provider.items(Stream.REELS, 24);
    }

    @AfterEach
    void stop() {
        bed.close();
    }

    @Test
    void aWaitingRequestIsTakenBackAndAskedAgainForTheMoreUrgent() throws Exception {
        failOnce();
        starts.scrape(scrape(Trigger.BACKFILL));
        awaitBackOff(WorkflowIds.creator("42"));

        assertThat(starts.scrape(scrape(Trigger.STAFF)))
                .isEqualTo(new JoinAnswer("BACKFILL", true, "priority raised to that of staff"));

        assertThat(result().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(bed.provider.askedProfiles).hasSize(2);
        assertThat(scheduled("FetchProfile")).containsExactly(5, 1);
        assertThat(scheduled("FetchPage")).containsOnly(1);
    }

    @Test
    void whoIsLessUrgentOrJustAsUrgentChangesNothing() {
        Deque<Runnable> joins = new ArrayDeque<>(List.of(() -> {
            assertThat(starts.scrape(scrape(Trigger.BACKFILL)).added()).isEmpty();
            assertThat(starts.scrape(
                                    new ScrapeRequest("other", "42", "ada", NARROW, false, Trigger.SCHEDULE, "b", null))
                            .added())
                    .isEmpty();
        }));
        bed.provider.profile(() -> {
            joins.pop().run();
            return found();
        });

        starts.scrape(scrape(Trigger.SCHEDULE));

        assertThat(result().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(scheduled("FetchProfile")).containsExactly(3);
    }

    @Test
    void anAnswerThatIsOnItsWayCountsAndIsNotAskedAgain() {
        Deque<Runnable> joins = new ArrayDeque<>(List.of(() -> starts.scrape(scrape(Trigger.STAFF))));
        bed.provider.profile(() -> {
            joins.pop().run();
            return found();
        });

        starts.scrape(scrape(Trigger.BACKFILL));

        assertThat(result().outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(bed.provider.askedProfiles).hasSize(1);
        assertThat(scheduled("FetchPage")).containsOnly(1);
    }

    @Test
    void aRunThatIsCancelledAfterItBecameMoreUrgentEnds() throws Exception {
        bed.provider.profile(() -> {
            throw FailureType.RATE_LIMITED.failure("later", Duration.ofHours(1), null);
        });
        starts.scrape(scrape(Trigger.BACKFILL));
        awaitBackOff(WorkflowIds.creator("42"));
        starts.scrape(scrape(Trigger.STAFF));
        awaitBackOff(WorkflowIds.creator("42"));

        bed.client.newUntypedWorkflowStub(WorkflowIds.creator("42")).cancel();

        assertThatThrownBy(this::result).hasCauseInstanceOf(CanceledFailure.class);
        assertThat(bed.provider.askedProfiles).hasSize(2);
        assertThat(bed.store.closed)
                .singleElement()
                .satisfies(closed -> assertThat(closed.outcome()).isEqualTo(Outcome.STOPPED));
    }

    @Test
    void aRequestThatMeetsTheHandOverIsToldThatItIsNotCovered() {
        List<JoinAnswer> answers = new ArrayList<>();
        bed.handingOver = () -> answers.add(
                starts.resolve(new ResolveRequest("staff", "ada", new Window(90, 0), false, Trigger.STAFF, null, "eve"))
                        .answer());

        starts.resolve(new ResolveRequest(
                        "backfill", "ada", NARROW, false, Trigger.BACKFILL, "backfill/instagram/b", null))
                .execution()
                .getResult(ResolveResult.class);

        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.joined()).isTrue();
            assertThat(answer.covered()).as("nobody would walk its window").isFalse();
        });
    }

    @Test
    void aHandleThatIsBeingFoundOutIsFoundOutSoonerAndScrapedAsAllWantIt() throws Exception {
        failOnce();
        WorkflowStub resolve = starts.resolve(new ResolveRequest(
                        "backfill", "ada", NARROW, false, Trigger.BACKFILL, "backfill/instagram/b", null))
                .execution();
        awaitBackOff(WorkflowIds.resolveCreator("ada"));

        starts.resolve(new ResolveRequest("staff", "Ada", new Window(24, 0), false, Trigger.STAFF, null, "eve"));

        assertThat(resolve.getResult(ResolveResult.class).igUserId()).isEqualTo("42");
        assertThat(result().reels().pages()).isEqualTo(2);
        assertThat(scheduled("FetchPage")).containsOnly(1);
        assertThat(bed.store.opened.getFirst().requester()).isEqualTo("eve");
        assertThat(bed.provider.askedProfiles)
                .as("the one that failed and the one that found it, which the scrape is given")
                .hasSize(2);
    }

    /** The first request fails and is to be tried again in an hour; the next one is answered. */
    private void failOnce() {
        Deque<String> failures = new ArrayDeque<>(List.of("later"));
        bed.provider.profile(() -> {
            if (failures.isEmpty()) {
                return found();
            }
            throw FailureType.RATE_LIMITED.failure(failures.pop(), Duration.ofHours(1), null);
        });
    }

    /** Waits in real time until the execution's request has failed and waits for its next attempt. */
    private void awaitBackOff(String workflowId) throws InterruptedException {
        WorkflowStub execution = bed.client.newUntypedWorkflowStub(workflowId);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (execution.describe().getRawDescription().getPendingActivitiesList().stream()
                .noneMatch(activity -> activity.getAttempt() == 2)) {
            assertThat(System.nanoTime()).as("no request waits").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static ProfileAnswer found() {
        return new ProfileAnswer(new AnswerRef(1, true), true, "42", "ada");
    }

    private static ScrapeRequest scrape(Trigger trigger) {
        return new ScrapeRequest(
                trigger.name(), "42", "ada", NARROW, false, trigger, "batch", trigger == Trigger.STAFF ? "eve" : null);
    }

    private ScrapeResult result() {
        return bed.client.newUntypedWorkflowStub(WorkflowIds.creator("42")).getResult(ScrapeResult.class);
    }

    /** The priorities at which the activities of a type were scheduled. */
    private List<Integer> scheduled(String type) {
        return bed.client.fetchHistory(WorkflowIds.creator("42")).getEvents().stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                .map(event -> event.getActivityTaskScheduledEventAttributes())
                .filter(activity -> activity.getActivityType().getName().equals(type))
                .map(activity -> activity.getPriority().getPriorityKey())
                .toList();
    }
}
