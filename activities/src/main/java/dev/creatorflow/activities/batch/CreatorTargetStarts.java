package dev.creatorflow.activities.batch;

import dev.creatorflow.activities.persistence.batch.BatchTarget;
import dev.creatorflow.activities.persistence.batch.StartedTarget;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.CreatorStarts;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.ResolveRequest;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import dev.creatorflow.workflows.instagram.Window;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instagram creators as targets: a known account is scraped, a handle is resolved first. */
public final class CreatorTargetStarts implements TargetStarts {
    private final WorkflowClient client;
    private final CreatorStarts starts;

    public CreatorTargetStarts(WorkflowClient client) {
        this.client = client;
        this.starts = new CreatorStarts(client);
    }

    @Override
    public StartedTarget start(BatchTarget target, String batch, Trigger trigger) {
        if (target.target().startsWith("@")) {
            starts.resolve(
                    new ResolveRequest(target.runKey(), target.username(), window(target), true, trigger, batch, null));
            return new StartedTarget(target.target(), target.runKey(), WorkflowIds.resolveCreator(target.username()));
        }
        String workflowId = WorkflowIds.creator(target.target());
        if (target.runOpened()) {
            return new StartedTarget(target.target(), target.runKey(), workflowId);
        }
        JoinAnswer answer = starts.begin(new ScrapeRequest(
                target.runKey(), target.target(), target.username(), window(target), true, trigger, batch, null));
        return new StartedTarget(target.target(), answer.runKey(), workflowId, answer.covered());
    }

    @Override
    public Optional<End> end(BatchTarget target) {
        String workflowId = target.workflowId();
        if (workflowId == null) {
            return Optional.empty();
        }
        try {
            return ended(client.newUntypedWorkflowStub(workflowId).describe().getStatus());
        } catch (WorkflowNotFoundException _) {
            return Optional.of(new End(Outcome.FAILED, Reason.INTERNAL));
        }
    }

    private static Optional<End> ended(WorkflowExecutionStatus status) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_RUNNING,
                    WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW,
                    WORKFLOW_EXECUTION_STATUS_UNSPECIFIED,
                    UNRECOGNIZED -> Optional.empty();
            // A handle that led to an account whose scrape was under way: that scrape has its own run.
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> Optional.of(new End(Outcome.COMPLETE, null));
            case WORKFLOW_EXECUTION_STATUS_CANCELED, WORKFLOW_EXECUTION_STATUS_TERMINATED ->
                Optional.of(new End(Outcome.STOPPED, Reason.CANCELLED));
            default -> Optional.of(new End(Outcome.FAILED, Reason.INTERNAL));
        };
    }

    private static @Nullable Window window(BatchTarget target) {
        Integer reels = target.windowReels();
        Integer posts = target.windowPosts();
        return reels == null || posts == null ? null : new Window(reels, posts);
    }
}
