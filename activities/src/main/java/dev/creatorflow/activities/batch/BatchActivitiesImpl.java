package dev.creatorflow.activities.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.creatorflow.activities.budget.SourceGate;
import dev.creatorflow.activities.budget.SourceGate.Closed;
import dev.creatorflow.activities.persistence.batch.BatchStanding;
import dev.creatorflow.activities.persistence.batch.BatchStore;
import dev.creatorflow.activities.persistence.batch.BatchSummaries;
import dev.creatorflow.workflows.batch.BatchActivities;
import dev.creatorflow.workflows.batch.BatchSummary;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import io.temporal.activity.Activity;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** See {@link BatchActivities}. */
public final class BatchActivitiesImpl implements BatchActivities {
    /** A source that is closed so is closed for long: a slot that meets it ends, and the next one looks again. A full disk is waited for. */
    private static final Set<FailureType> CLOSED_FOR_LONG = Set.of(
            FailureType.SOURCE_PAUSED,
            FailureType.BUDGET_REACHED,
            FailureType.QUOTA_EXHAUSTED,
            FailureType.BAD_CREDENTIALS);

    private final BatchStore store;
    private final BatchSummaries summaries;
    private final SourceGate gate;
    private final WindowFilling filling;
    private final PlanBounds bounds;
    private final Runnable reconciliation;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /**
     * @param window targets in flight at most, per batch
     * @param planTolerance share by which a plan's upper end may be passed before a person has to agree
     * @param reconciliation gives earlier slots without a row their verdict
     */
    public BatchActivitiesImpl(
            BatchStore store,
            BatchSummaries summaries,
            SourceGate gate,
            TargetStarts starts,
            int window,
            double planTolerance,
            Runnable reconciliation) {
        this.store = store;
        this.summaries = summaries;
        this.gate = gate;
        this.filling = new WindowFilling(store, starts, window);
        this.bounds = new PlanBounds(planTolerance);
        this.reconciliation = reconciliation;
    }

    @Override
    public Opened openBatch(OpenBatch request) {
        Optional<Closed> closed = gate.closed(request.platform().label())
                .filter(why -> request.schedule() != null && CLOSED_FOR_LONG.contains(why.type()));
        if (closed.isPresent()) {
            long due = store.refuse(request);
            reconciliation.run();
            return new Opened(due, closed.get().type().reason(), closed.get().sentence());
        }
        BatchStanding standing = store.open(request);
        reconciliation.run();
        return new Opened(standing.due(), null, null);
    }

    @Override
    public Advanced advance(Advance request) {
        String batch = request.batch();
        BatchStanding before = store.standing(batch);
        store.settle(request.platform(), batch);
        filling.lookForLate(batch);
        BatchStanding settled = store.standing(batch);
        @Nullable String left = request.beyondPlan() ? null : leftPlan(settled);
        @Nullable String held =
                gate.closed(request.platform().label()).map(Closed::sentence).orElse(null);
        boolean fills = request.starts() && left == null && held == null;
        filling.fill(
                request.platform(),
                batch,
                request.trigger(),
                fills,
                () -> Activity.getExecutionContext().heartbeat(null));
        BatchStanding after = store.standing(batch);
        return new Advanced(
                after.due(),
                after.waiting(),
                after.inFlight(),
                after.done(),
                after.calls(),
                moved(before, after),
                held,
                left);
    }

    /** Calls of targets that wait again, because the source stopped them, are still in the plan: only those of ended targets are held against it. */
    private @Nullable String leftPlan(BatchStanding standing) {
        return bounds.left(standing) == null
                ? null
                : bounds.left(standing.withCalls(store.callsOfEnded(standing.batch())));
    }

    private static int moved(BatchStanding before, BatchStanding after) {
        long moved = Math.abs(after.waiting() - before.waiting()) + Math.abs(after.done() - before.done());
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, moved));
    }

    @Override
    public BatchSummary closeBatch(CloseBatch request) {
        BatchSummary summary = summaries.of(request);
        store.close(
                request.batch(),
                verdict(summary),
                summary.outcome(),
                summary.reason(),
                summary.detail(),
                text(summary));
        return summary;
    }

    private static String verdict(BatchSummary summary) {
        if (summary.openedAt() != null) {
            return summary.outcome() == Outcome.FAILED ? "FAILED" : "RAN";
        }
        return switch (summary.reason()) {
            case BUDGET_REACHED, QUOTA_EXHAUSTED -> "OVER_BUDGET";
            case PAUSED, BAD_CREDENTIALS -> "PAUSED";
            case null, default -> "FAILED";
        };
    }

    @Override
    public void recordBatchSteering(Steering request) {
        store.audit(request);
    }

    private String text(BatchSummary summary) {
        try {
            return json.writeValueAsString(summary);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The summary of " + summary.batch() + " cannot be written as JSON", e);
        }
    }
}
