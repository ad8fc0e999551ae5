package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Trigger;
import org.jspecify.annotations.Nullable;

/** Asks for a creator of whom only the handle is known. The fields are those of {@link ScrapeRequest}. */
public record ResolveRequest(
        String runKey,
        String username,
        @Nullable Window window,
        boolean media,
        Trigger trigger,
        @Nullable String batch,
        @Nullable String requester,
        boolean sweep) {
    /** Without a sweep. */
    public ResolveRequest(
            String runKey,
            String username,
            @Nullable Window window,
            boolean media,
            Trigger trigger,
            @Nullable String batch,
            @Nullable String requester) {
        this(runKey, username, window, media, trigger, batch, requester, false);
    }
}
