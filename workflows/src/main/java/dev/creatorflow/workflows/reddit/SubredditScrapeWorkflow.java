package dev.creatorflow.workflows.reddit;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Scrapes one community: about, rules, the week's best, the newest posts since the last walk, then its measures and the communities its answers
 * name. Each part is stored when it is in; one that fails overwrites nothing. One execution per lower-case name: starting what runs joins it.
 */
@WorkflowInterface
public interface SubredditScrapeWorkflow {
    @WorkflowMethod
    RedditScrapeResult scrapeSubreddit(RedditScrapeRequest request);

    @QueryMethod
    RedditScrapeStatus status();
}
