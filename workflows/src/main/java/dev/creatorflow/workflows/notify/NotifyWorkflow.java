package dev.creatorflow.workflows.notify;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Empties the outbox of notices. Started by whoever sees that something is in it; one at a time. A webhook that is away is tried ever more
 * slowly for about an hour; what is left then waits for the next start.
 */
@WorkflowInterface
public interface NotifyWorkflow {
    @WorkflowMethod
    DeliveryReport deliver();
}
