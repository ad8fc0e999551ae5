package dev.creatorflow.workflows.instagram.related;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.util.Locale;

/** Starts or joins discoveries, from outside a workflow. Thread-safe. */
public final class RelatedStarts {
    private final WorkflowClient client;

    public RelatedStarts(WorkflowClient client) {
        this.client = client;
    }

    /** Starts the source's discovery, or joins the one that runs; returns a stub to wait on. */
    public WorkflowStub discover(RelatedRequest request) {
        RelatedCreatorsWorkflow workflow = client.newWorkflowStub(
                RelatedCreatorsWorkflow.class,
                WorkflowCatalog.RELATED_CREATORS.start(
                        WorkflowIds.relatedCreators(request.igUserId()),
                        request.trigger(),
                        request.batch(),
                        "@" + request.username() + " · related · "
                                + request.trigger().name().toLowerCase(Locale.ROOT),
                        attributes -> attributes
                                .set(SearchAttributes.PLATFORM, Platform.INSTAGRAM.label())
                                .set(SearchAttributes.TARGET, request.igUserId())
                                .set(SearchAttributes.USERNAME, request.username())));
        WorkflowClient.start(workflow::discover, request);
        return WorkflowStub.fromTyped(workflow);
    }
}
