package dev.creatorflow.workflows.retention;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Clears what is past its age, subject after subject. One execution at a time; a schedule starts it every night. */
@WorkflowInterface
public interface RetentionWorkflow {
    @WorkflowMethod
    RetentionReport retain(RetentionRequest request);

    @QueryMethod
    RetentionReport progress();
}
