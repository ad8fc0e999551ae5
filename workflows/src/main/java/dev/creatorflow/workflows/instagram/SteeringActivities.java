package dev.creatorflow.workflows.instagram;

import io.temporal.activity.ActivityInterface;

/** Keeps account of what people do to runs. */
@ActivityInterface
public interface SteeringActivities {
    /** Enters it in the audit log, once per deed. */
    void recordSteering(Steered steered);

    /**
     * @param deed names this deed: repeated, it is entered once
     * @param action pause, resume, skipMedia or refetch
     */
    record Steered(String deed, String workflowId, String action, String requester, String reason) {}
}
