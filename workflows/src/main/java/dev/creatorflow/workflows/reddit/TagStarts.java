package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.reddit.TagProposalWorkflow.TagRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;

/** Starts proposals of tags, one execution per community. */
public final class TagStarts {
    private final WorkflowClient client;

    public TagStarts(WorkflowClient client) {
        this.client = client;
    }

    /**
     * Starts the community's proposal, or joins the one that runs.
     *
     * @param delay until it begins, so that many do not ask for the same send time again and again; one that is joined has its own
     * @return a stub to wait on
     */
    public WorkflowStub begin(TagRequest request, Duration delay) {
        RedditTarget target = RedditTarget.subreddit(request.name());
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder(WorkflowCatalog.TAG_PROPOSAL.start(
                WorkflowIds.tagProposal(request.name()),
                Trigger.STAFF,
                null,
                "tags · " + target.label(),
                attributes -> attributes
                        .set(SearchAttributes.PLATFORM, Platform.REDDIT.label())
                        .set(SearchAttributes.TARGET, target.key())
                        .set(SearchAttributes.USERNAME, target.lowerName())));
        if (delay.isPositive()) {
            options.setStartDelay(delay);
        }
        TagProposalWorkflow workflow = client.newWorkflowStub(TagProposalWorkflow.class, options.build());
        WorkflowClient.start(workflow::proposeTags, request);
        return WorkflowStub.fromTyped(workflow);
    }
}
