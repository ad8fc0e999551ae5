package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Discovered;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Measured;
import org.jspecify.annotations.Nullable;

/**
 * How a run of a community or a user ended.
 *
 * @param target {@code r/name} or {@code u/name}
 * @param name as Reddit writes it, else as it was asked for
 * @param detail one sentence for a person; null on an ordinary COMPLETE
 * @param subscribers of a community; null where unknown
 * @param karma of a user; null where unknown
 * @param mediaWorkflow workflow id of the transfer that was handed the due files; null where none were
 * @param measured null where nothing was computed
 */
public record RedditScrapeResult(
        String target,
        String name,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable String detail,
        PostCounts posts,
        MediaCounts media,
        @Nullable String mediaWorkflow,
        Discovered discovered,
        ApiCalls apiCalls,
        @Nullable Long subscribers,
        @Nullable Long karma,
        @Nullable Measured measured) {
    /** That of an older version counted no files. */
    public RedditScrapeResult {
        media = media == null ? MediaCounts.NONE : media;
    }
}
