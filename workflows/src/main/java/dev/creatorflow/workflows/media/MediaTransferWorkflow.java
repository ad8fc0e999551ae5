package dev.creatorflow.workflows.media;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Copies a target's due files to the object store, then packs its raw answers. One execution per target, started with a signal. */
@WorkflowInterface
public interface MediaTransferWorkflow {
    @WorkflowMethod
    MediaReport transfer(MediaTransferRequest request);

    /** Says that more files have become due; a running transfer looks again before it ends. */
    @SignalMethod
    void moreDue();

    @QueryMethod
    MediaReport progress();
}
