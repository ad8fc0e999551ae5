package dev.creatorflow.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.Priority;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActivityPoliciesTest {
    private final ActivityOptions request =
            ActivityPolicies.apiRequest(TaskQueues.INSTAGRAM_API, Priority.getDefaultInstance(), "reels page 1");

    @Test
    void aRequestMayTakeItsTimeoutAndFifteenSecondsAndBeatsWithinFifteen() {
        assertThat(request.getStartToCloseTimeout()).isEqualTo(Duration.ofSeconds(75));
        assertThat(request.getHeartbeatTimeout()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aRequestWaitsInItsQueueAsLongAsItTakes() {
        assertThat(request.getScheduleToStartTimeout()).isNull();
        assertThat(request.getScheduleToCloseTimeout()).isNull();
    }

    @Test
    void refusalsBeforeAnythingIsSentHaveRoomBesideTheRequests() {
        assertThat(ActivityPolicies.MOST_REQUESTS).isEqualTo(6);
        assertThat(request.getRetryOptions().getMaximumAttempts()).isEqualTo(100);
        assertThat(request.isEagerExecutionDisabled()).isTrue();
    }

    @Test
    void theDatabaseIsWaitedForWithoutEnd() {
        ActivityOptions database = ActivityPolicies.database(Priority.getDefaultInstance(), "store reels page 1");
        assertThat(database.getStartToCloseTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(database.getRetryOptions().getMaximumAttempts()).isZero();
    }

    @Test
    void aRequestInFlightEndsBeforeItsCancellationDoes() {
        assertThat(request.getCancellationType()).isEqualTo(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED);
    }
}
