package dev.creatorflow.activities.media;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;

/**
 * Asks an upstream again for a target whose links are dead. The fresh links come in as with any answer, by {@link MediaRegistry}, which makes the
 * files due again; nobody waits for them here. Asking twice for one target joins what already runs.
 */
@FunctionalInterface
public interface FreshLinks {
    /** @param label how staff call the target */
    void ask(Platform platform, String target, String label, Trigger trigger);
}
