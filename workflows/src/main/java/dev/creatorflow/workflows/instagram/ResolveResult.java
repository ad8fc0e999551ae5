package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What became of a handle.
 *
 * @param igUserId null where the provider knows no such account; then {@code outcome} says so
 * @param scrapeWorkflowId the scrape that took over; null where there is none
 */
public record ResolveResult(
        String username,
        @Nullable String igUserId,
        @Nullable String scrapeWorkflowId,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable String detail,
        ApiCalls apiCalls) {}
