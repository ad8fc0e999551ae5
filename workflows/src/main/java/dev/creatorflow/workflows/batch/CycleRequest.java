package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.contract.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a cycle.
 *
 * @param schedule the schedule's name
 * @param most targets at most; null takes all that are due
 * @param carried what the execution before this one hands on; null at the start
 */
public record CycleRequest(
        Platform platform,
        String schedule,
        @Nullable Integer most,
        @Nullable Carried carried) {}
