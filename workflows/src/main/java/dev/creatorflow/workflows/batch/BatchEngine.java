package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.batch.BatchActivities.Advance;
import dev.creatorflow.workflows.batch.BatchActivities.Advanced;
import dev.creatorflow.workflows.batch.BatchActivities.CloseBatch;
import dev.creatorflow.workflows.batch.BatchActivities.OpenBatch;
import dev.creatorflow.workflows.batch.BatchActivities.Opened;
import dev.creatorflow.workflows.batch.BatchActivities.Steering;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle and a backfill have in common: open, then step after step take in what ended and fill the window again, then close. Targets are
 * executions of their own and the database knows who is at which, so the history holds only the steps, and a new execution takes over before
 * it grows long.
 */
final class BatchEngine {
    /** A step has eleven events: this leaves room for a hundred of them below the server's hint at 4,096. */
    private static final long MOST_EVENTS = 2_900;

    private static final SearchAttributeKey<OffsetDateTime> SLOT =
            SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** While the source is held back, or staff paused it: a change of the latter ends the wait. */
    private static final Duration HELD = Duration.ofSeconds(10);

    private final Platform platform;
    private final Trigger trigger;
    private final String batch;
    private final boolean fresh;

    private BatchStatus status = BatchStatus.NONE;
    private @Nullable String pausedBy;
    private @Nullable String asks;
    private boolean beyondPlan;
    private boolean steered;
    private @Nullable BatchSummary closed;

    BatchEngine(Platform platform, Trigger trigger, @Nullable Carried carried) {
        this.platform = platform;
        this.trigger = trigger;
        this.batch = Workflow.getInfo().getWorkflowId();
        this.fresh = carried == null;
        if (carried != null) {
            this.pausedBy = carried.pausedBy();
            this.beyondPlan = carried.beyondPlan();
        }
    }

    /** The slot's own time, which the server gives to what a schedule starts; by the clock it may be later. */
    static Instant slot() {
        @Nullable OffsetDateTime scheduled = Workflow.getTypedSearchAttributes().get(SLOT);
        return scheduled == null ? Instant.ofEpochMilli(Workflow.currentTimeMillis()) : scheduled.toInstant();
    }

    /** The batch's id is the workflow's: a slot of a schedule has its time in it. */
    String batch() {
        return batch;
    }

    BatchStatus status() {
        return status;
    }

    BatchSummary run(Supplier<OpenBatch> opening, Consumer<Carried> goOnAsNew) {
        CloseBatch closing;
        try {
            closing = steps(opening, goOnAsNew);
        } catch (CanceledFailure e) {
            closing = cancelled();
        } catch (ActivityFailure e) {
            closing = e.getCause() instanceof CanceledFailure ? cancelled() : broken(e);
        }
        CloseBatch end = closing;
        // Detached: a cancelled batch still writes its verdict.
        CancellationScope detached = Workflow.newDetachedCancellationScope(() -> {
            Workflow.await(Workflow::isEveryHandlerFinished);
            closed = activities("close").closeBatch(end);
        });
        detached.run();
        return ended(Objects.requireNonNull(closed, "closing returned nothing"));
    }

    private CloseBatch steps(Supplier<OpenBatch> opening, Consumer<Carried> goOnAsNew) {
        if (fresh) {
            Opened opened = activities("open").openBatch(opening.get());
            if (opened.reason() != null) {
                return new CloseBatch(platform, batch, Outcome.STOPPED, opened.reason(), opened.detail());
            }
        }
        Duration wait = SHORTEST;
        while (true) {
            Advanced step = activities(summary())
                    .advance(new Advance(platform, batch, trigger, pausedBy == null && asks == null, beyondPlan));
            take(step);
            if (step.waiting() == 0 && step.inFlight() == 0) {
                return new CloseBatch(platform, batch, null, null, null);
            }
            if (historyIsLong()) {
                Workflow.await(Workflow::isEveryHandlerFinished);
                goOnAsNew.accept(new Carried(pausedBy, beyondPlan));
            }
            wait = nextWait(wait, step);
            steered = false;
            Workflow.await(wait, () -> steered);
        }
    }

    private void take(Advanced step) {
        asks = beyondPlan ? null : step.leftPlan();
        String held = pausedBy != null ? pausedBy : asks != null ? asks : step.heldBy();
        status = new BatchStatus(step.due(), step.waiting(), step.inFlight(), step.done(), step.calls(), held);
        Workflow.setCurrentDetails(BatchBoard.markdown(status));
    }

    private Duration nextWait(Duration before, Advanced step) {
        if (step.inFlight() == 0 && status.heldBy() != null) {
            return HELD;
        }
        if (step.moved() > 0) {
            return SHORTEST;
        }
        Duration longer = before.multipliedBy(2);
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    private static boolean historyIsLong() {
        return Workflow.getInfo().getHistoryLength() >= MOST_EVENTS
                || Workflow.getInfo().isContinueAsNewSuggested();
    }

    BatchStatus pause(BatchControl.Steer steer) {
        pausedBy = "paused by " + steer.requester() + ": " + steer.reason();
        return steered("pause", steer);
    }

    BatchStatus resume(BatchControl.Steer steer) {
        // Agreed to is what was asked; an ordinary pause lifts no plan.
        beyondPlan = beyondPlan || asks != null;
        pausedBy = null;
        asks = null;
        return steered("resume", steer);
    }

    private BatchStatus steered(String action, BatchControl.Steer steer) {
        steered = true;
        status = new BatchStatus(
                status.due(), status.waiting(), status.inFlight(), status.done(), status.calls(), pausedBy);
        activities(action).recordBatchSteering(new Steering(batch, action, steer.requester(), steer.reason()));
        return status;
    }

    static void check(BatchControl.Steer steer) {
        if (steer.reason().isBlank()) {
            throw new IllegalArgumentException("A reason is needed: say why, for those who look later.");
        }
    }

    private String summary() {
        return status.due() == 0 ? "first step" : status.done() + " of " + status.due() + " done";
    }

    private CloseBatch cancelled() {
        return new CloseBatch(
                platform,
                batch,
                Outcome.STOPPED,
                Reason.CANCELLED,
                "cancelled by staff; what was in flight ends by itself, nothing further was started");
    }

    private CloseBatch broken(ActivityFailure failure) {
        Throwable cause = failure.getCause();
        String sentence = cause instanceof ApplicationFailure application
                ? application.getOriginalMessage()
                : String.valueOf(failure.getMessage());
        return new CloseBatch(platform, batch, Outcome.FAILED, Reason.INTERNAL, sentence);
    }

    private BatchSummary ended(BatchSummary summary) {
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.OUTCOME.valueSet(summary.outcome().name()));
        if (summary.reason() != null) {
            Workflow.upsertTypedSearchAttributes(
                    SearchAttributes.REASON.valueSet(summary.reason().name()));
        }
        if (summary.outcome() == Outcome.FAILED) {
            throw ApplicationFailure.newBuilder()
                    .setType(String.valueOf(summary.reason()))
                    .setMessage(String.valueOf(summary.detail()))
                    .setNonRetryable(true)
                    .setDetails(summary)
                    .build();
        }
        return summary;
    }

    private BatchActivities activities(String summary) {
        return Workflow.newActivityStub(
                BatchActivities.class, ActivityPolicies.batchStep(Priorities.of(trigger, batch), summary));
    }
}
