package dev.creatorflow.workflows.instagram;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
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

    /** Asks for nothing further until {@link #resume}; pages in flight are stored. Returns what that means, in a sentence. */
    @UpdateMethod
    String pause(Steer steer);

    @UpdateValidatorMethod(updateName = "pause")
    void mayPause(Steer steer);

    /** Ends a pause. */
    @UpdateMethod
    String resume(Steer steer);

    @UpdateValidatorMethod(updateName = "resume")
    void mayResume(Steer steer);

    /** Leaves media of the pages to come, and hands none over; what is due already stays due. */
    @UpdateMethod
    String skipMedia(Steer steer);

    @UpdateValidatorMethod(updateName = "skipMedia")
    void maySkipMedia(Steer steer);

    /** Asks everything afresh, and pays for it, when this run has ended. */
    @UpdateMethod
    String refetch(Steer steer);

    @UpdateValidatorMethod(updateName = "refetch")
    void mayRefetch(Steer steer);

    @QueryMethod
    ScrapeStatus status();
}
