package dev.creatorflow.workflows.reddit;

import io.temporal.activity.ActivityInterface;

/**
 * Requests to Reddit's API, on {@link dev.creatorflow.workflows.contract.TaskQueues#REDDIT_API}.
 *
 * <p>It first looks for the answer among those the run has already paid for; otherwise it reserves the call (rate, pause, ledger), sends it, and
 * commits the raw answer together with the settled ledger row before it returns. That a community is private, banned or unknown is an answer.
 * Failures carry a {@link dev.creatorflow.workflows.contract.FailureType} and say nothing about the community.
 */
@ActivityInterface
public interface RedditApiActivities {
    RedditAnswer fetchReddit(RedditRequest request);
}
