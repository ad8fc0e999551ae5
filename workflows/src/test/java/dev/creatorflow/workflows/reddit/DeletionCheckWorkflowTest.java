package dev.creatorflow.workflows.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.reddit.DeletionActivities.Checked;
import dev.creatorflow.workflows.reddit.DeletionCheckWorkflow.DeletionReport;
import dev.creatorflow.workflows.reddit.DeletionCheckWorkflow.DeletionRequest;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import dev.creatorflow.workflows.schedule.SystemStartWorkflow;
import dev.creatorflow.workflows.schedule.SystemStartWorkflowImpl;
import dev.creatorflow.workflows.schedule.SystemTask;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletionCheckWorkflowTest {
    private static final long PAUSE_MILLIS = 6_000;

    private final ScriptedReddit reddit = new ScriptedReddit();
    private final Due due = new Due();
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
        pipeline.registerWorkflowImplementationTypes(DeletionCheckWorkflowImpl.class, SystemStartWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(due);
        environment.newWorker(TaskQueues.REDDIT_API).registerActivitiesImplementations(reddit);
        environment.start();
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void postsAreLookedForAHundredARequestUntilNoneIsDueAndNoFasterThanTheirShare() {
        due.posts = 250;
        shows(3);
        Instant from = now();

        DeletionReport report = check().checkDeletions(DeletionRequest.SCHEDULED);

        assertThat(report).isEqualTo(new DeletionReport(3, new Checked(247, 3), null));
        assertThat(reddit.asked).extracting(request -> request.ids().size()).containsExactly(100, 100, 50);
        assertThat(reddit.asked).extracting(RedditRequest::page).containsExactly(0, 1, 2);
        assertThat(Duration.between(from, now())).isGreaterThanOrEqualTo(Duration.ofMillis(3 * PAUSE_MILLIS));
    }

    @Test
    void whereNothingIsDueNothingIsAsked() {
        assertThat(check().checkDeletions(DeletionRequest.SCHEDULED))
                .isEqualTo(new DeletionReport(0, Checked.NONE, null));
        assertThat(reddit.asked).isEmpty();
    }

    @Test
    void anOutageEndsTheCheckWithItsCauseAndThePostsStayDue() {
        due.posts = 250;
        shows(3);
        reddit.fails(RedditCall.INFO, FailureType.UPSTREAM_UNAVAILABLE);

        DeletionReport report = check().checkDeletions(DeletionRequest.SCHEDULED);

        assertThat(report.broken()).contains("scripted");
        assertThat(due.posts).isEqualTo(250);
    }

    @Test
    void aRefusalIsNoDeletionAndIsNotAskedAgainAndAgain() {
        due.posts = 250;
        reddit.refuses(RedditCall.INFO, Unavailable.FORBIDDEN);

        DeletionReport report = check().checkDeletions(DeletionRequest.SCHEDULED);

        assertThat(report.broken()).contains("FORBIDDEN", "stay due");
        assertThat(reddit.asked).hasSize(1);
        assertThat(due.posts).isEqualTo(250);
    }

    @Test
    void aLongCheckGoesOnAsANewExecutionThatAsksUnderItsOwnKey() {
        due.posts = 30_000;
        shows(300);

        DeletionReport report = check().checkDeletions(DeletionRequest.SCHEDULED);

        assertThat(due.posts).isZero();
        assertThat(reddit.asked).hasSize(300);
        assertThat(report.requests()).isLessThan(300);
        assertThat(new HashSet<>(due.saved)).as("no answer is taken in twice").hasSize(300);
        assertThat(reddit.asked.stream().map(RedditRequest::runKey).distinct().count())
                .isGreaterThan(1);
    }

    @Test
    void aCancelledCheckEndsAsCancelled() {
        due.posts = 1_000_000;
        shows(10_000);
        DeletionCheckWorkflow check = check();
        WorkflowClient.start(check::checkDeletions, DeletionRequest.SCHEDULED);
        // Between two steps: the test server may lose a cancellation that meets a workflow task under way.
        environment.sleep(Duration.ofMillis(60_500));

        WorkflowStub stub = WorkflowStub.fromTyped(check);
        stub.cancel();

        assertThatThrownBy(() -> stub.getResult(DeletionReport.class))
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
    }

    @Test
    void theSchedulesHopStartsOneAtATime() {
        due.posts = 100_000;
        shows(1_000);
        assertThat(hop("first")).endsWith("was started");
        assertThat(hop("second")).endsWith("is running already");
    }

    private String hop(String id) {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        SystemStartWorkflow.class,
                        WorkflowCatalog.SYSTEM_START.start(id, Trigger.SCHEDULE, null, id, attributes -> {}))
                .start(SystemTask.REDDIT_DELETIONS);
    }

    private DeletionCheckWorkflow check() {
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        DeletionCheckWorkflow.class,
                        WorkflowCatalog.REDDIT_DELETIONS.start(
                                WorkflowIds.redditDeletions(), Trigger.SCHEDULE, null, "deletions", attributes -> {}));
    }

    private void shows(int pages) {
        IntStream.range(0, pages).forEach(page -> reddit.answers(RedditCall.INFO, page, 100, null));
    }

    private Instant now() {
        return Instant.ofEpochMilli(environment.currentTimeMillis());
    }

    /** Posts that are due, by number; of every hundred one is gone. */
    private static final class Due implements DeletionActivities {
        private final List<String> saved = new ArrayList<>();
        private int posts;

        @Override
        public synchronized DueChecks dueChecks(AskChecks request) {
            return new DueChecks(
                    IntStream.range(0, Math.min(posts, request.most()))
                            .mapToObj(post -> "t3_" + post)
                            .toList(),
                    posts,
                    PAUSE_MILLIS);
        }

        @Override
        public synchronized Checked saveChecks(SaveChecks request) {
            posts -= request.ids().size();
            saved.add(request.runKey() + "/" + request.page());
            return new Checked(request.ids().size() - 1, 1);
        }
    }
}
