package dev.creatorflow.workflows.instagram.related;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.instagram.ApiCalls;
import org.jspecify.annotations.Nullable;

/**
 * How a discovery ended.
 *
 * @param detail one sentence for a person; null where there is nothing to say
 * @param storedNow accounts this run stored
 */
public record RelatedResult(
        String igUserId,
        String username,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable String detail,
        int storedNow,
        RelatedCounts counts,
        ApiCalls apiCalls) {}
