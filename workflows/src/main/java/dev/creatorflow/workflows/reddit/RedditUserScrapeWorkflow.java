package dev.creatorflow.workflows.reddit;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Scrapes one user: profile, submissions since the last walk, then scores and the communities the submissions lead to. One execution per
 * lower-case name: starting what runs joins it.
 */
@WorkflowInterface
public interface RedditUserScrapeWorkflow {
    @WorkflowMethod
    RedditScrapeResult scrapeUser(RedditScrapeRequest request);

    @QueryMethod
    RedditScrapeStatus status();
}
