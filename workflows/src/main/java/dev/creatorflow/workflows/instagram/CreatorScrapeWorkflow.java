package dev.creatorflow.workflows.instagram;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Scrapes one creator: profile, then reels and posts side by side page by page, then analytics, then the ranges are closed and the media
 * handed over. One execution per {@code ig_user_id}: starting what runs joins it.
 */
@WorkflowInterface
public interface CreatorScrapeWorkflow {
    @WorkflowMethod
    ScrapeResult scrape(ScrapeRequest request);

    /** Adds a second request to this run; sent together with the start. */
    @UpdateMethod
    JoinAnswer join(JoinRequest request);

    @QueryMethod
    ScrapeStatus status();
}
