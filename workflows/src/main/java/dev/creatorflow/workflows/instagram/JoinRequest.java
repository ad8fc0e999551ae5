package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants of the creator's run, sent together with its start.
 *
 * @param runKey the requester's own run key: equal to the run's where this request started it
 */
public record JoinRequest(
        String runKey,
        @Nullable Window window,
        boolean media,
        Trigger trigger,
        @Nullable String requester,
        boolean sweep) {
    /** Without a sweep. */
    public JoinRequest(
            String runKey, @Nullable Window window, boolean media, Trigger trigger, @Nullable String requester) {
        this(runKey, window, media, trigger, requester, false);
    }
}
