package dev.creatorflow.workflows.media;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Goes through everything that is due anywhere, oldest risk first: wakes the transfers of targets whose files can be tried again, asks for fresh
 * links where the old ones are dead, and tidies the store. One execution at a time; a schedule starts it.
 */
@WorkflowInterface
public interface MediaRepairWorkflow {
    @WorkflowMethod
    RepairReport repair(RepairRequest request);

    @QueryMethod
    RepairReport progress();
}
