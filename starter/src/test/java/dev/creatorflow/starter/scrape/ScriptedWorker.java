package dev.creatorflow.starter.scrape;

import dev.creatorflow.activities.settings.SettingsLoader;
import dev.creatorflow.activities.temporal.SearchAttributeRegistration;
import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.AccountState;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.CreatorScrapeWorkflow;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.JoinRequest;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.ResolveCreatorWorkflow;
import dev.creatorflow.workflows.instagram.ResolveRequest;
import dev.creatorflow.workflows.instagram.ResolveResult;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import dev.creatorflow.workflows.instagram.ScrapeResult;
import dev.creatorflow.workflows.instagram.ScrapeStatus;
import dev.creatorflow.workflows.instagram.ScrapeStep;
import dev.creatorflow.workflows.instagram.Steer;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.Window;
import dev.creatorflow.workflows.instagram.related.RelatedCounts;
import dev.creatorflow.workflows.instagram.related.RelatedCreatorsWorkflow;
import dev.creatorflow.workflows.instagram.related.RelatedRequest;
import dev.creatorflow.workflows.instagram.related.RelatedResult;
import dev.creatorflow.workflows.media.MediaReport;
import dev.creatorflow.workflows.media.MediaTransferRequest;
import dev.creatorflow.workflows.media.MediaTransferWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A worker whose workflows end as the handle says: {@code partial…} and so on. It stands in for the real one, whose work
 * the command line only starts and follows.
 */
public final class ScriptedWorker implements AutoCloseable {

    private final TemporalConnection connection;
    private final WorkerFactory factory;

    public ScriptedWorker(String address, Path folder) {
        connection = TemporalConnection.open(
                SettingsLoader.load(Map.of("TEMPORAL_ADDRESS", address), folder).temporal());
        new SearchAttributeRegistration(connection).registerMissing();
        factory = WorkerFactory.newInstance(connection.client());
        Worker worker = factory.newWorker(TaskQueues.PIPELINE);
        worker.registerWorkflowImplementationTypes(Scrape.class, Resolve.class, Media.class, Related.class);
        factory.start();
    }

    public TemporalConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        factory.shutdownNow();
        connection.close();
    }

    /** Ids are {@code 1} and the handle's length, so that they are digits and can be told. */
    public static String idOf(String handle) {
        return "1" + handle.length();
    }

    /** Every source leads to three accounts, of which one is new. */
    public static final class Related implements RelatedCreatorsWorkflow {
        @Override
        public RelatedResult discover(RelatedRequest request) {
            boolean failed = request.username().startsWith("failed");
            RelatedResult result = new RelatedResult(
                    request.igUserId(),
                    request.username(),
                    failed ? Outcome.FAILED : Outcome.COMPLETE,
                    failed ? Reason.UPSTREAM_DOWN : null,
                    failed ? "the provider is down" : "most " + request.most() + ", at least " + request.minFollowers(),
                    failed ? 0 : 1,
                    failed ? RelatedCounts.NONE : new RelatedCounts(3, 2, 1, 0, 0),
                    new ApiCalls(2, 2, 0));
            if (failed) {
                throw ApplicationFailure.newBuilder()
                        .setType("UPSTREAM_DOWN")
                        .setMessage("the provider is down")
                        .setNonRetryable(true)
                        .setDetails(result)
                        .build();
            }
            return result;
        }

        @Override
        public int stored() {
            return 0;
        }
    }

    /** Ends by the handle: one that begins with {@code busy} not before another request has joined it. */
    public static final class Scrape implements CreatorScrapeWorkflow {

        private final String runKey;
        private boolean asked;
        private boolean joined;

        @WorkflowInit
        public Scrape(ScrapeRequest request) {
            this.runKey = request.runKey();
        }

        @Override
        public ScrapeResult scrape(ScrapeRequest request) {
            String handle = request.username();
            if (handle.startsWith("busy")) {
                Workflow.await(() -> joined);
            }
            Workflow.await(Duration.ofSeconds(1), () -> asked);
            if (handle.startsWith("broken")) {
                throw ApplicationFailure.newNonRetryableFailure("a fault of ours", "Internal");
            }
            String transfer = request.media() && !handle.startsWith("nomedia") ? startMedia(request) : null;
            ScrapeResult result = result(request, transfer);
            if (result.outcome() == Outcome.FAILED) {
                throw ApplicationFailure.newBuilder()
                        .setType(String.valueOf(result.reason()))
                        .setMessage(String.valueOf(result.detail()))
                        .setNonRetryable(true)
                        .setDetails(result)
                        .build();
            }
            return result;
        }

        private static String startMedia(ScrapeRequest request) {
            String id = WorkflowIds.media(Platform.INSTAGRAM, request.igUserId());
            MediaTransferWorkflow media = Workflow.newChildWorkflowStub(
                    MediaTransferWorkflow.class,
                    ChildWorkflowOptions.newBuilder()
                            .setWorkflowId(id)
                            .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                            .build());
            Async.function(
                    media::transfer,
                    new MediaTransferRequest(
                            Platform.INSTAGRAM, request.igUserId(), request.username(), request.trigger(), null));
            Workflow.getWorkflowExecution(media).get();
            return id;
        }

        private static ScrapeResult result(ScrapeRequest request, @Nullable String transfer) {
            String handle = request.username();
            Outcome outcome = handle.startsWith("partial")
                    ? Outcome.PARTIAL
                    : handle.startsWith("failed") ? Outcome.FAILED : Outcome.COMPLETE;
            Reason reason = switch (outcome) {
                case PARTIAL -> Reason.ITEMS_MISSING;
                case FAILED -> Reason.UPSTREAM_DOWN;
                case COMPLETE, STOPPED -> null;
            };
            Window window = request.window() == null ? new Window(90, 30) : request.window();
            return new ScrapeResult(
                    request.igUserId(),
                    handle,
                    outcome,
                    reason,
                    reason == null ? null : "a sentence about " + handle,
                    AccountState.ACTIVE,
                    new StreamCounts(2, window.reels(), window.reels(), 0, 0),
                    new StreamCounts(1, window.posts(), 0, window.posts(), 0),
                    new MediaCounts(transfer == null ? 0 : 7, 5),
                    new ApiCalls(4, 4, 0),
                    1000L,
                    2.5,
                    null,
                    -0.25,
                    transfer);
        }

        @Override
        public JoinAnswer join(JoinRequest request) {
            asked = true;
            joined |= !request.runKey().equals(runKey);
            return new JoinAnswer(runKey, joined, joined ? "media of the pages to come" : "");
        }

        @Override
        public String pause(Steer steer) {
            return "paused";
        }

        @Override
        public void mayPause(Steer steer) {}

        @Override
        public String resume(Steer steer) {
            return "resumed";
        }

        @Override
        public void mayResume(Steer steer) {}

        @Override
        public String skipMedia(Steer steer) {
            return "media are left";
        }

        @Override
        public void maySkipMedia(Steer steer) {}

        @Override
        public String refetch(Steer steer) {
            return "asked afresh";
        }

        @Override
        public void mayRefetch(Steer steer) {}

        @Override
        public ScrapeStatus status() {
            return new ScrapeStatus(
                    ScrapeStep.PAGES, StreamCounts.NONE, StreamCounts.NONE, MediaCounts.NONE, new Window(0, 0), null);
        }
    }

    /** Handles that begin with {@code missing} lead to no account. */
    public static final class Resolve implements ResolveCreatorWorkflow {
        @Override
        public JoinAnswer join(JoinRequest request) {
            return new JoinAnswer(request.runKey(), true, "");
        }

        @Override
        public ResolveResult resolve(ResolveRequest request) {
            String handle = request.username();
            if (handle.startsWith("missing")) {
                return new ResolveResult(
                        handle,
                        null,
                        null,
                        Outcome.COMPLETE,
                        Reason.NOT_FOUND,
                        "no such account",
                        new ApiCalls(1, 1, 0));
            }
            String id = idOf(handle);
            CreatorScrapeWorkflow scrape = Workflow.newChildWorkflowStub(
                    CreatorScrapeWorkflow.class,
                    ChildWorkflowOptions.newBuilder()
                            .setWorkflowId(WorkflowIds.creator(id))
                            .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                            .build());
            Async.function(
                    scrape::scrape,
                    new ScrapeRequest(
                            request.runKey(),
                            id,
                            handle,
                            request.window(),
                            request.media(),
                            request.trigger(),
                            request.batch(),
                            request.requester()));
            Workflow.getWorkflowExecution(scrape).get();
            return new ResolveResult(handle, id, WorkflowIds.creator(id), Outcome.COMPLETE, null, null, ApiCalls.NONE);
        }
    }

    /** A transfer for a label that begins with {@code stuck} never ends. */
    public static final class Media implements MediaTransferWorkflow {

        @Override
        public MediaReport transfer(MediaTransferRequest request) {
            if (request.label().startsWith("stuck")) {
                Workflow.await(() -> false);
            }
            return new MediaReport(6, 0, 1, 1, 1024);
        }

        @Override
        public void moreDue() {}

        @Override
        public MediaReport progress() {
            return new MediaReport(2, 0, 0, 5, 512);
        }
    }
}
