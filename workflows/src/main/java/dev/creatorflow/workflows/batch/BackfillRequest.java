package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.contract.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a backfill whose targets are written down already.
 *
 * @param name unique per platform
 * @param requester who asked
 * @param carried what the execution before this one hands on; null at the start
 */
public record BackfillRequest(
        Platform platform,
        String name,
        @Nullable String requester,
        @Nullable Carried carried) {}
