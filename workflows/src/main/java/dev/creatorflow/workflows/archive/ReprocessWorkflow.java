package dev.creatorflow.workflows.archive;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Rebuilds rows, observations and figures of creators from their stored answers with the code that runs now. Sends no request; computes as of
 * the time the answers were fetched, so that the same answers and code give the same rows whenever it runs.
 */
@WorkflowInterface
public interface ReprocessWorkflow {
    @WorkflowMethod
    ReprocessProgress reprocess(ReprocessRequest request);

    @QueryMethod
    ReprocessProgress progress();
}
