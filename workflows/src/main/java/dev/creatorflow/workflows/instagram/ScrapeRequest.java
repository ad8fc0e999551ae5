package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one creator.
 *
 * @param runKey names what this run pays for; survives reset and continue-as-new, and is never used by another run
 * @param username the handle to ask for
 * @param window null takes the configured one: the wide one until a first walk was finished, then the narrow one
 * @param media false leaves media where they are (the rows keep their CDN links and nothing is made due)
 * @param batch id of the cycle or backfill; null for a single run
 * @param requester who asked, for the audit; never a secret
 * @param sweep walk both streams to their ends, whatever the window is: finds what was missed and what is gone
 * @param profile what this run's request for the profile found while the handle's id was looked up; null where the scrape has to ask
 */
public record ScrapeRequest(
        String runKey,
        String igUserId,
        String username,
        @Nullable Window window,
        boolean media,
        Trigger trigger,
        @Nullable String batch,
        @Nullable String requester,
        boolean sweep,
        @Nullable ProfileAnswer profile) {
    /** Without a sweep, and without a profile. */
    public ScrapeRequest(
            String runKey,
            String igUserId,
            String username,
            @Nullable Window window,
            boolean media,
            Trigger trigger,
            @Nullable String batch,
            @Nullable String requester) {
        this(runKey, igUserId, username, window, media, trigger, batch, requester, false, null);
    }
}
