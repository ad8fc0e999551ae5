package dev.creatorflow.workflows.instagram;

import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Finds the id of a handle, paying the profile once, and hands the paid answer to the creator's scrape. */
@WorkflowInterface
public interface ResolveCreatorWorkflow {
    @WorkflowMethod
    ResolveResult resolve(ResolveRequest request);

    /** Adds a second request for the handle: the scrape it is handed to is as wide, and as urgent, as both want it. */
    @UpdateMethod
    JoinAnswer join(JoinRequest request);
}
