package dev.creatorflow.workflows.instagram;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** Starts other workflows idempotently by their id, so that they are independent of the one that asks. */
@ActivityInterface
public interface HandOverActivities {
    /** Starts or wakes the target's media transfer and returns its workflow id. */
    String handOverMedia(HandOver request);

    /** Starts or joins the creator's scrape with the answers the run key has already paid for. */
    JoinAnswer startScrape(ScrapeRequest request);

    /**
     * Its fields keep the names they had when only Instagram had files: one that waits for a worker is read by whichever version takes it.
     *
     * @param platform Instagram where an older version named none
     * @param target whose due files: an Instagram user id, or {@code r/name} or {@code u/name} of Reddit
     * @param label how staff call it
     */
    record HandOver(
            Platform platform,
            @JsonProperty("igUserId") @JsonAlias("target") String target,
            @JsonProperty("username") @JsonAlias("label") String label,
            Trigger trigger,
            @Nullable String batch) {
        public HandOver {
            platform = platform == null ? Platform.INSTAGRAM : platform;
        }
    }
}
