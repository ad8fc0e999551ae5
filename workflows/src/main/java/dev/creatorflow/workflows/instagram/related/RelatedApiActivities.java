package dev.creatorflow.workflows.instagram.related;

import dev.creatorflow.workflows.instagram.ProfileAnswer;
import io.temporal.activity.ActivityInterface;

/**
 * Requests of a discovery, on {@link dev.creatorflow.workflows.contract.TaskQueues#INSTAGRAM_API}: paid for, stored and counted like those of
 * {@link dev.creatorflow.workflows.instagram.InstagramApiActivities}.
 */
@ActivityInterface
public interface RelatedApiActivities {
    RelatedAnswer fetchRelated(FetchRelated request);

    /** The profile of an account that was found. */
    ProfileAnswer fetchFound(FetchFound request);

    record FetchRelated(String runKey, String igUserId) {}

    /** @param place in the source's list, from 0: {@code (runKey, place)} is asked at most once */
    record FetchFound(String runKey, String igUserId, String username, int place) {}
}
