package dev.creatorflow.workflows.instagram.related;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Asks for the accounts related to a creator and stores those that are new. A source is done only when all it led to is dealt with: after a
 * failed call, or with accounts beyond the bound, it stays due.
 */
@WorkflowInterface
public interface RelatedCreatorsWorkflow {
    @WorkflowMethod
    RelatedResult discover(RelatedRequest request);

    /** Accounts stored so far by this run. */
    @QueryMethod
    int stored();
}
