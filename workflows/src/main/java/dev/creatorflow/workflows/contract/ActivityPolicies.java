package dev.creatorflow.workflows.contract;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * The one table of retries and timeouts. Whether a failure is worth another attempt is said by its {@link FailureType}; here stands how
 * often and how patiently.
 *
 * <p>No activity has a schedule-to-start or schedule-to-close timeout: a task that waits in a limited queue is not late.
 */
public final class ActivityPolicies {
    /** The longest a provider request may take; the workers' setting may be shorter, never longer. */
    public static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);

    /** Room for the wait for a send time, for storing the answer and for the way back. */
    public static final Duration REQUEST_OVERHEAD = Duration.ofSeconds(15);

    /** A slot is not held longer than this for a send time: two thirds of the room beside the request itself. */
    public static final Duration LONGEST_SEND_WAIT =
            REQUEST_OVERHEAD.multipliedBy(2).dividedBy(3);

    /** A request in flight beats from its fifth second, so a dead worker's call is taken up again within this time and a few seconds. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A transfer beats every few seconds, whatever its files do. */
    public static final Duration MEDIA_HEARTBEAT = Duration.ofSeconds(30);

    /** A sweep beats after each of its short transactions. */
    public static final Duration SWEEP_HEARTBEAT = Duration.ofMinutes(1);

    /** The rows of one creator are written back in one transaction, during which nothing beats. */
    public static final Duration REPLAY_HEARTBEAT = Duration.ofMinutes(1);

    /** Opening a batch of a hundred thousand targets is one statement of some seconds, in which nothing beats. */
    public static final Duration BATCH_HEARTBEAT = Duration.ofSeconds(30);

    private ActivityPolicies() {}

    /** Requests that may be sent for one answer, lost ones included; the one that fails last ends the step. */
    public static final int MOST_REQUESTS = 6;

    /** Attempts of a request's activity. Those that were refused before anything was sent are no requests: only an outage of hours uses them up. */
    private static final int REQUEST_ATTEMPTS = 100;

    /** Attempts of a database step before its last failure says whether the database is away or the step too slow: some five minutes. */
    public static final int DATABASE_ATTEMPTS = 12;

    /**
     * A paid request upstream. At most {@link #MOST_REQUESTS} requests over about two minutes, unless an answer names its own delay; who
     * sends them counts them in the ledger. A cancelled one that is in flight ends first: its answer is paid for.
     */
    public static ActivityOptions apiRequest(String queue, Priority priority, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(queue)
                .setStartToCloseTimeout(LONGEST_REQUEST.plus(REQUEST_OVERHEAD))
                .setHeartbeatTimeout(HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setDisableEagerExecution(true)
                .setPriority(priority)
                .setSummary(summary)
                .setRetryOptions(retry(Duration.ofSeconds(2), 2.5, Duration.ofMinutes(1), REQUEST_ATTEMPTS))
                .build();
    }

    /** A short idempotent step on the database next to the workflow. Bounded; {@link #boundedDatabase} takes over where it does not get through. */
    public static LocalActivityOptions localDatabase(String summary) {
        return LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setScheduleToCloseTimeout(Duration.ofSeconds(45))
                .setLocalRetryThreshold(Duration.ofSeconds(5))
                .setDoNotIncludeArgumentsIntoMarker(true)
                .setSummary(summary)
                .setRetryOptions(retry(Duration.ofMillis(200), 2.0, Duration.ofSeconds(2), 3))
                .build();
    }

    /** The same step while the database is away: retried until it is back. */
    public static ActivityOptions database(Priority priority, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.PIPELINE)
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setPriority(priority)
                .setSummary(summary)
                .setRetryOptions(retry(Duration.ofSeconds(1), 2.0, Duration.ofSeconds(30), 0))
                .build();
    }

    /**
     * A share of creators that are rebuilt from stored answers. It beats after every run it replays; one that is taken up again goes on behind the
     * creators that are done.
     */
    public static ActivityOptions replay(Priority priority, String summary) {
        return ActivityOptions.newBuilder(database(priority, summary))
                .setStartToCloseTimeout(Duration.ofHours(2))
                .setHeartbeatTimeout(REPLAY_HEARTBEAT)
                .setDisableEagerExecution(true)
                .build();
    }

    /** As {@link #database}, bounded: where it ends with the database still away, {@link #database} takes over. */
    public static ActivityOptions boundedDatabase(Priority priority, String summary) {
        return ActivityOptions.newBuilder(database(priority, summary))
                .setRetryOptions(retry(Duration.ofSeconds(1), 2.0, Duration.ofSeconds(30), DATABASE_ATTEMPTS))
                .build();
    }

    /** Starting another workflow: retried until Temporal answers. */
    public static ActivityOptions handOver(Priority priority, String summary) {
        return ActivityOptions.newBuilder(database(priority, summary)).build();
    }

    /**
     * A batch of files, or of answers, on its way to the object store. Retried until the store is back; a file that fails by itself fails no
     * batch and has its own plan of attempts.
     */
    public static ActivityOptions media(Priority priority, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.MEDIA)
                .setStartToCloseTimeout(Duration.ofHours(2))
                .setHeartbeatTimeout(MEDIA_HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setDisableEagerExecution(true)
                .setPriority(priority)
                .setSummary(summary)
                .setRetryOptions(retry(Duration.ofSeconds(1), 2.0, Duration.ofMinutes(1), 0))
                .build();
    }

    /** A minute of clearing old rows in short transactions. Retried until the database is back; what was cleared stays cleared. */
    public static ActivityOptions sweep(Priority priority, String summary) {
        return ActivityOptions.newBuilder(database(priority, summary))
                .setStartToCloseTimeout(Duration.ofMinutes(10))
                .setHeartbeatTimeout(SWEEP_HEARTBEAT)
                .build();
    }

    /** A step of a cycle or backfill: it starts up to a window of other workflows, and beats between them. */
    public static ActivityOptions batchStep(Priority priority, String summary) {
        return ActivityOptions.newBuilder(database(priority, summary))
                .setStartToCloseTimeout(Duration.ofMinutes(2))
                .setHeartbeatTimeout(BATCH_HEARTBEAT)
                .build();
    }

    private static RetryOptions retry(Duration first, double factor, Duration longest, int attempts) {
        return RetryOptions.newBuilder()
                .setInitialInterval(first)
                .setBackoffCoefficient(factor)
                .setMaximumInterval(longest)
                .setMaximumAttempts(attempts)
                .build();
    }
}
