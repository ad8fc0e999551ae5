package dev.creatorflow.workflows.instagram.observe;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Observes a creator's new media at fixed ages, by durable timers. One execution per creator; it looks every half hour for media that were seen
 * meanwhile, and ends by itself when staff switch it off.
 */
@WorkflowInterface
public interface ObserveCreatorWorkflow {
    @WorkflowMethod
    void observe(ObserveRequest request);

    /** Says that something changed: new media, or the switch. */
    @SignalMethod
    void lookAgain();

    @QueryMethod
    ObserveStatus status();
}
