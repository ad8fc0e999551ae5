package dev.creatorflow.activities.temporal;

import dev.creatorflow.workflows.instagram.CreatorStarts;
import dev.creatorflow.workflows.instagram.HandOverActivities;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import io.temporal.client.WorkflowClient;

/** See {@link HandOverActivities}. Idempotent because the workflow id is the lock. */
public final class HandOverActivitiesImpl implements HandOverActivities {
    private final CreatorStarts starts;

    public HandOverActivitiesImpl(WorkflowClient client) {
        this.starts = new CreatorStarts(client);
    }

    @Override
    public String handOverMedia(HandOver request) {
        return starts.transferMedia(request);
    }

    @Override
    public JoinAnswer startScrape(ScrapeRequest request) {
        return starts.scrape(request);
    }
}
