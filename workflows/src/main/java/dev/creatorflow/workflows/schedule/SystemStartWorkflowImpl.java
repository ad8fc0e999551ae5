package dev.creatorflow.workflows.schedule;

import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.media.MediaRepairWorkflow;
import dev.creatorflow.workflows.media.RepairRequest;
import dev.creatorflow.workflows.reconcile.ReconciliationWorkflow;
import dev.creatorflow.workflows.reddit.DeletionCheckWorkflow;
import dev.creatorflow.workflows.reddit.DeletionCheckWorkflow.DeletionRequest;
import dev.creatorflow.workflows.retention.RetentionRequest;
import dev.creatorflow.workflows.retention.RetentionWorkflow;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;

/** See {@link SystemStartWorkflow}. A new task needs its constant, its case here and its row among the system schedules. */
public final class SystemStartWorkflowImpl implements SystemStartWorkflow {
    @Override
    public String start(SystemTask task) {
        return switch (task) {
            case RETENTION -> retention();
            case RECONCILIATION -> reconciliation();
            case MEDIA_REPAIR -> mediaRepair();
            case REDDIT_DELETIONS -> redditDeletions();
        };
    }

    private static String retention() {
        RetentionWorkflow retention =
                child(RetentionWorkflow.class, WorkflowCatalog.RETENTION, WorkflowIds.retention());
        var _ = Async.function(retention::retain, new RetentionRequest(Trigger.SCHEDULE, null, false));
        return started(retention, WorkflowIds.retention());
    }

    private static String reconciliation() {
        ReconciliationWorkflow reconciliation =
                child(ReconciliationWorkflow.class, WorkflowCatalog.RECONCILIATION, WorkflowIds.reconciliation());
        var _ = Async.function(reconciliation::reconcile);
        return started(reconciliation, WorkflowIds.reconciliation());
    }

    private static String mediaRepair() {
        MediaRepairWorkflow repair =
                child(MediaRepairWorkflow.class, WorkflowCatalog.MEDIA_REPAIR, WorkflowIds.mediaRepair());
        var _ = Async.function(repair::repair, RepairRequest.SCHEDULED);
        return started(repair, WorkflowIds.mediaRepair());
    }

    private static String redditDeletions() {
        DeletionCheckWorkflow check =
                child(DeletionCheckWorkflow.class, WorkflowCatalog.REDDIT_DELETIONS, WorkflowIds.redditDeletions());
        var _ = Async.function(check::checkDeletions, DeletionRequest.SCHEDULED);
        return started(check, WorkflowIds.redditDeletions());
    }

    private static <T> T child(Class<T> type, WorkflowCatalog row, String workflowId) {
        return Workflow.newChildWorkflowStub(type, row.child(workflowId, Trigger.SCHEDULE, "scheduled"));
    }

    private static String started(Object child, String workflowId) {
        try {
            Workflow.getWorkflowExecution(child).get();
            return workflowId + " was started";
        } catch (ChildWorkflowFailure e) {
            if (e.getCause() instanceof WorkflowExecutionAlreadyStarted) {
                return workflowId + " is running already";
            }
            throw e;
        }
    }
}
