package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** Starts other workflows idempotently by their id, so that they are independent of the one that asks. */
@ActivityInterface
public interface HandOverActivities {
    /** Starts or wakes the creator's media transfer and returns its workflow id. */
    String handOverMedia(HandOver request);

    /** Starts or joins the creator's scrape with the answers the run key has already paid for. */
    JoinAnswer startScrape(ScrapeRequest request);

    record HandOver(
            String igUserId,
            String username,
            Trigger trigger,
            @Nullable String batch) {}
}
