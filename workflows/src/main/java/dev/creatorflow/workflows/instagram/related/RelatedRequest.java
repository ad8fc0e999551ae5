package dev.creatorflow.workflows.instagram.related;

import dev.creatorflow.workflows.contract.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the accounts related to one creator.
 *
 * @param runKey names what this run pays for; survives reset, and is never used by another run
 * @param igUserId the source
 * @param most accounts whose profile may be paid for; the others wait for another run
 * @param minFollowers an account with fewer is remembered and not stored as a creator; 0 stores all
 * @param batch id of the command or cycle; null for a single run
 * @param requester who asked; never a secret
 */
public record RelatedRequest(
        String runKey,
        String igUserId,
        String username,
        int most,
        long minFollowers,
        Trigger trigger,
        @Nullable String batch,
        @Nullable String requester) {}
