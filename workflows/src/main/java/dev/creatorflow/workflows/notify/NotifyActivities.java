package dev.creatorflow.workflows.notify;

import io.temporal.activity.ActivityInterface;

/** Delivers notices. */
@ActivityInterface
public interface NotifyActivities {
    /** One round over the outbox, oldest first. A webhook that refuses, or is away, is no failure of this step: it is noted and reported. */
    DeliveryReport deliverNotices();
}
