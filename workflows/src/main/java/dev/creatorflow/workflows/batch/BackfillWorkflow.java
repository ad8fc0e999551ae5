package dev.creatorflow.workflows.batch;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Scrapes the targets that were written down under its name when it was planned. Starting a name again goes on with those that are left, and
 * tries those again that failed.
 */
@WorkflowInterface
public interface BackfillWorkflow extends BatchControl {
    @WorkflowMethod
    BatchSummary run(BackfillRequest request);
}
