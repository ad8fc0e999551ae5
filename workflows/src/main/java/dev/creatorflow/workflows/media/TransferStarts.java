package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import org.jspecify.annotations.Nullable;

/** Starts or wakes transfers, from outside a workflow. Thread-safe. */
public final class TransferStarts {
    private final WorkflowClient client;

    public TransferStarts(WorkflowClient client) {
        this.client = client;
    }

    /**
     * Starts the transfer of the target's due files, or wakes the one that runs; returns its workflow id.
     *
     * @param label how staff call the target
     * @param runBatch the cycle or backfill it belongs to; null for none
     */
    public String wake(Platform platform, String target, String label, Trigger trigger, @Nullable String runBatch) {
        String workflowId = WorkflowIds.media(platform, target);
        WorkflowOptions options = WorkflowCatalog.MEDIA_TRANSFER.start(
                workflowId,
                trigger,
                runBatch,
                (platform == Platform.INSTAGRAM ? "@" + label : label) + " · media",
                attributes -> attributes
                        .set(SearchAttributes.PLATFORM, platform.label())
                        .set(SearchAttributes.TARGET, target)
                        .set(SearchAttributes.USERNAME, label));
        MediaTransferWorkflow workflow = client.newWorkflowStub(MediaTransferWorkflow.class, options);
        BatchRequest batch = client.newSignalWithStartRequest();
        batch.add(workflow::transfer, new MediaTransferRequest(platform, target, label, trigger, runBatch));
        batch.add(workflow::moreDue);
        client.signalWithStart(batch);
        return workflowId;
    }

    /** Starts a repair, or joins the one that runs; returns its workflow id. */
    public String repair(RepairRequest request) {
        WorkflowOptions options = WorkflowCatalog.MEDIA_REPAIR.start(
                WorkflowIds.mediaRepair(), request.trigger(), null, "media repair", attributes -> {});
        WorkflowClient.start(client.newWorkflowStub(MediaRepairWorkflow.class, options)::repair, request);
        return WorkflowIds.mediaRepair();
    }
}
