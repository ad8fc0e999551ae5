package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the due files of one target.
 *
 * @param target an Instagram user id, or {@code r/name} or {@code u/name} of Reddit, lower case
 * @param label how staff call the target
 * @param carried what an earlier run of the same transfer did; null at its start
 */
public record MediaTransferRequest(
        Platform platform,
        String target,
        String label,
        Trigger trigger,
        @Nullable String batch,
        @Nullable MediaReport carried) {

    public MediaTransferRequest(
            Platform platform, String target, String label, Trigger trigger, @Nullable String batch) {
        this(platform, target, label, trigger, batch, null);
    }

    MediaTransferRequest carrying(MediaReport report) {
        return new MediaTransferRequest(platform, target, label, trigger, batch, report);
    }
}
