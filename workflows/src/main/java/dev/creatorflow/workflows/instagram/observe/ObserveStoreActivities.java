package dev.creatorflow.workflows.instagram.observe;

import dev.creatorflow.workflows.instagram.Stream;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an observer reads and writes, on {@link dev.creatorflow.workflows.contract.TaskQueues#PIPELINE}. Every method is idempotent. */
@ActivityInterface
public interface ObserveStoreActivities {
    /** Labels what other runs have observed at the right age, and says when the next request is worth it. */
    ObservePlan planObservation(PlanObservation request);

    /** Labels what a page brought, and says how many media of the request are still missing. */
    ObservationSettled settleObservation(SettleObservation request);

    record PlanObservation(String igUserId) {}

    /**
     * @param on false where staff switched it off, or the creator is gone: the observer ends
     * @param labelled observations of other runs that were labelled now
     * @param at the moment the request is for; null where nothing is due
     * @param in until then, zero where it is due now; null where nothing is due
     * @param streams streams that hold media due at that moment
     * @param due media due at that moment
     */
    record ObservePlan(
            boolean on,
            String username,
            int labelled,
            @Nullable Instant at,
            @Nullable Duration in,
            List<Stream> streams,
            int due) {
        public ObservePlan {
            streams = List.copyOf(streams);
        }
    }

    /**
     * @param at as the plan gave it
     * @param last no further page is asked for: what is still missing will not be looked for again
     */
    record SettleObservation(String igUserId, Stream stream, Instant at, boolean last) {}

    record ObservationSettled(int labelled, int missing) {}
}
