package dev.creatorflow.workflows.batch;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Targets that each stay in flight for one step, behind the activities of a batch. */
final class ScriptedTargets implements BatchActivities {
    final List<String> calls = new ArrayList<>();
    final List<Steering> steerings = new ArrayList<>();

    @Nullable OpenBatch opened;

    private long due;
    private final int window;
    private long waiting;
    private long done;
    private int inFlight;
    private int mostInFlight;
    private long sourceHeldSteps;
    private long callsAllowed = Long.MAX_VALUE;
    private @Nullable Opened refusal;
    private boolean broken;
    private long foundByEach;
    private long findings;

    ScriptedTargets(long due, int window) {
        this.due = due;
        this.window = window;
        this.waiting = due;
    }

    ScriptedTargets refusing(Reason reason) {
        refusal = new Opened(due, reason, "refused in a test");
        return this;
    }

    ScriptedTargets heldFor(int steps) {
        sourceHeldSteps = steps;
        return this;
    }

    ScriptedTargets plannedFor(long calls) {
        callsAllowed = calls;
        return this;
    }

    /** Targets that ended lead to others: so many each, until so many ended. */
    ScriptedTargets finding(long each, long targets) {
        foundByEach = each;
        findings = targets;
        return this;
    }

    ScriptedTargets breaking() {
        broken = true;
        return this;
    }

    synchronized int mostInFlight() {
        return mostInFlight;
    }

    synchronized long done() {
        return done;
    }

    synchronized long steps() {
        return calls.stream().filter(call -> call.startsWith("advance")).count();
    }

    @Override
    public synchronized Opened openBatch(OpenBatch request) {
        opened = request;
        calls.add("open " + request.batch() + " " + request.schedule() + " " + (request.slotAt() != null));
        return refusal == null ? new Opened(due, null, null) : refusal;
    }

    @Override
    public synchronized Advanced advance(Advance request) {
        calls.add("advance " + request.starts());
        if (broken) {
            throw ApplicationFailure.newNonRetryableFailure("the rows make no sense", "Internal");
        }
        int ended = inFlight;
        done += ended;
        inFlight = 0;
        long leading = Math.min(ended, findings);
        findings -= leading;
        due += leading * foundByEach;
        waiting += leading * foundByEach;
        boolean held = sourceHeldSteps-- > 0;
        boolean left = done > callsAllowed && !request.beyondPlan();
        int started = 0;
        if (request.starts() && !held && !left) {
            started = (int) Math.min(window, waiting);
            waiting -= started;
            inFlight = started;
        }
        mostInFlight = Math.max(mostInFlight, inFlight);
        return new Advanced(
                due,
                waiting,
                inFlight,
                done,
                done,
                ended + started,
                held ? "BUDGET_REACHED: 1000 of 1000 calls of this day" : null,
                left ? "it took more calls than planned" : null);
    }

    @Override
    public synchronized BatchSummary closeBatch(CloseBatch request) {
        calls.add("close " + request.outcome() + " " + request.reason());
        return new BatchSummary(
                request.batch(),
                request.outcome() == null ? Outcome.COMPLETE : request.outcome(),
                request.reason(),
                request.detail(),
                Instant.EPOCH,
                Instant.EPOCH,
                due,
                List.of(new BatchSummary.Ends("COMPLETE", null, done)),
                1.5,
                done,
                BigDecimal.ONE,
                null,
                null,
                0,
                0,
                new BatchSummary.Files(0, 0, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public synchronized void recordBatchSteering(Steering request) {
        steerings.add(request);
    }
}
