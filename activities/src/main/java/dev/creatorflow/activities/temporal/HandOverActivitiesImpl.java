package dev.creatorflow.activities.temporal;

import dev.creatorflow.workflows.instagram.CreatorStarts;
import dev.creatorflow.workflows.instagram.HandOverActivities;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import dev.creatorflow.workflows.media.TransferStarts;
import io.temporal.client.WorkflowClient;

/** See {@link HandOverActivities}. Idempotent because the workflow id is the lock. */
public final class HandOverActivitiesImpl implements HandOverActivities {
    private final CreatorStarts starts;
    private final TransferStarts transfers;

    public HandOverActivitiesImpl(WorkflowClient client) {
        this.starts = new CreatorStarts(client);
        this.transfers = new TransferStarts(client);
    }

    @Override
    public String handOverMedia(HandOver request) {
        return transfers.wake(
                request.platform(), request.target(), request.label(), request.trigger(), request.batch());
    }

    @Override
    public JoinAnswer startScrape(ScrapeRequest request) {
        return starts.scrape(request);
    }
}
