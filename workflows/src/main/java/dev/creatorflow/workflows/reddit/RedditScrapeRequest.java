package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one community or one user; which of both the workflow says.
 *
 * @param runKey names what this run pays for; survives reset, and is never used by another run
 * @param name without prefix, in any letter case
 * @param media whether the files of what is stored become due
 * @param batch id of the cycle or backfill; null for a single run
 * @param requester who asked, for the audit; never a secret
 */
public record RedditScrapeRequest(
        String runKey,
        String name,
        boolean media,
        Trigger trigger,
        @Nullable String batch,
        @Nullable String requester) {}
