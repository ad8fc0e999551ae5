package dev.creatorflow.activities.media;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;

/** Starts or wakes a target's transfer: {@code TransferStarts::wake}. */
@FunctionalInterface
public interface TransferWaker {
    /** @return the transfer's workflow id */
    String wake(Platform platform, String target, String label, Trigger trigger);
}
