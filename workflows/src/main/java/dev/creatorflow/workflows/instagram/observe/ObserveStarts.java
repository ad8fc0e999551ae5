package dev.creatorflow.workflows.instagram.observe;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;

/** Starts or wakes observers, from outside a workflow. Thread-safe. */
public final class ObserveStarts {
    private final WorkflowClient client;

    public ObserveStarts(WorkflowClient client) {
        this.client = client;
    }

    /** Starts the creator's observer, or lets the one that runs look again: it then sees whether it is still wanted. Returns its workflow id. */
    public String wake(ObserveRequest request) {
        String workflowId = WorkflowIds.observeCreator(request.igUserId());
        ObserveCreatorWorkflow workflow = client.newWorkflowStub(
                ObserveCreatorWorkflow.class,
                WorkflowCatalog.OBSERVE_CREATOR.start(
                        workflowId,
                        Trigger.SCHEDULE,
                        null,
                        "@" + request.username() + " · fixed ages",
                        attributes -> attributes
                                .set(SearchAttributes.PLATFORM, Platform.INSTAGRAM.label())
                                .set(SearchAttributes.TARGET, request.igUserId())
                                .set(SearchAttributes.USERNAME, request.username())));
        BatchRequest batch = client.newSignalWithStartRequest();
        batch.add(workflow::observe, request);
        batch.add(workflow::lookAgain);
        client.signalWithStart(batch);
        return workflowId;
    }
}
