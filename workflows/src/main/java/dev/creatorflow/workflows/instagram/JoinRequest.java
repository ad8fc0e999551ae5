package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Trigger;
import org.jspecify.annotations.Nullable;

/** What a second request for a creator that is already being scraped wants of the running one. */
public record JoinRequest(
        @Nullable Window window,
        boolean media,
        Trigger trigger,
        @Nullable String requester) {}
