package dev.creatorflow.starter.scrape;

import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.reddit.RedditScrapeRequest;
import dev.creatorflow.workflows.reddit.RedditScrapeResult;
import dev.creatorflow.workflows.reddit.RedditStarts;
import dev.creatorflow.workflows.reddit.RedditTarget;
import io.temporal.client.WorkflowClient;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts scrapes of communities and redditors, or joins those under way, and waits for their ends. */
final class RedditScrapes {
    private final RedditStarts starts;
    private final boolean media;
    private final @Nullable String batch;
    private final String requester;

    /**
     * @param media whether files become due
     * @param batch the scrapes of one command; null for a single one
     */
    RedditScrapes(WorkflowClient client, boolean media, @Nullable String batch, String requester) {
        this.starts = new RedditStarts(client);
        this.media = media;
        this.batch = batch;
        this.requester = requester;
    }

    /** Starts the scrape; one that is under way is joined as it is. */
    RedditStarts.Started start(RedditTarget target) {
        return starts.begin(
                target,
                new RedditScrapeRequest(
                        UUID.randomUUID().toString(), target.name(), media, Trigger.STAFF, batch, requester));
    }

    /** Waits for the end of what was started. */
    RedditReport follow(RedditTarget target) {
        return RedditReport.of(
                target, WorkflowEnd.of(starts.stub(target), RedditScrapeResult.class), RedditStarts.workflowId(target));
    }
}
