package dev.creatorflow.workflows.instagram;

import io.temporal.activity.ActivityInterface;

/**
 * Requests to the Instagram provider, on {@link dev.creatorflow.workflows.contract.TaskQueues#INSTAGRAM_API}.
 *
 * <p>Each method first looks for the answer among those the run has already paid for; otherwise it reserves the call (rate, cap, ledger),
 * sends it, and commits the raw answer together with the settled ledger row before it returns. Failures carry a
 * {@link dev.creatorflow.workflows.contract.FailureType}.
 */
@ActivityInterface
public interface InstagramApiActivities {
    ProfileAnswer fetchProfile(ProfileRequest request);

    PageAnswer fetchPage(PageRequest request);
}
