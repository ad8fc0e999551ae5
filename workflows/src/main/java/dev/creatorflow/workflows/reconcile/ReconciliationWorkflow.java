package dev.creatorflow.workflows.reconcile;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** No slot without a verdict, no run without an execution, no execution without a creator, no due creator without a run. A schedule starts it daily. */
@WorkflowInterface
public interface ReconciliationWorkflow {
    @WorkflowMethod
    ReconciliationReport reconcile();
}
