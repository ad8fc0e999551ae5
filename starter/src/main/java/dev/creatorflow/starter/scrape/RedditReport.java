package dev.creatorflow.starter.scrape;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.reddit.RedditScrapeResult;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Measured;
import dev.creatorflow.workflows.reddit.RedditTarget;
import org.jspecify.annotations.Nullable;

/**
 * How the scrape of a community or redditor ended, as the command line tells it. Null is unknown.
 *
 * @param requested {@code r/name} or {@code u/name} as it was asked for
 * @param posts saved, and {@code added} of them new
 * @param found new communities its answers led to, users' own pages included
 * @param mediaDue files that were not in the store yet, and {@code mediaReused} those that were
 * @param calls requests it cost
 * @param size subscribers of a community, karma of a redditor
 */
record RedditReport(
        String requested,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable String detail,
        int posts,
        int added,
        int found,
        int authors,
        int mediaDue,
        int mediaReused,
        long calls,
        @Nullable Long size,
        @Nullable Double avgUpvotes,
        @Nullable Double engagement,
        @Nullable Double score,
        String workflowId) {

    static RedditReport of(RedditTarget target, WorkflowEnd<RedditScrapeResult> end, String workflowId) {
        return switch (end) {
            case WorkflowEnd.Without<RedditScrapeResult>(Outcome outcome, Reason reason, String sentence) ->
                new RedditReport(
                        target.label(),
                        outcome,
                        reason,
                        sentence,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        workflowId);
            case WorkflowEnd.WithResult<RedditScrapeResult>(RedditScrapeResult result) ->
                of(target, result, workflowId);
        };
    }

    private static RedditReport of(RedditTarget target, RedditScrapeResult result, String workflowId) {
        Measured measured = result.measured();
        return new RedditReport(
                target.label(),
                result.outcome(),
                result.reason(),
                result.detail(),
                result.posts().saved(),
                result.posts().added(),
                result.discovered().communities() + result.discovered().userFeeds(),
                result.discovered().authors(),
                result.media().due(),
                result.media().reused(),
                result.apiCalls().total(),
                result.subscribers() == null ? result.karma() : result.subscribers(),
                measured == null ? null : measured.avgUpvotes(),
                measured == null ? null : measured.engagement(),
                measured == null ? null : measured.score(),
                workflowId);
    }
}
