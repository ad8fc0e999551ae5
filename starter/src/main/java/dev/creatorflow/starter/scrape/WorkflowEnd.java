package dev.creatorflow.starter.scrape;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended: with the result it was made for (a failed run carries it too), or without one.
 *
 * @param <R> type of the result
 */
public sealed interface WorkflowEnd<R> {

    /** The execution has a result, whether it closed as completed or as failed. */
    record WithResult<R>(R result) implements WorkflowEnd<R> {}

    /** The execution ended without a result: cancelled, terminated, or failed by a fault of ours. */
    record Without<R>(Outcome outcome, Reason reason, String sentence) implements WorkflowEnd<R> {}

    /** Waits for the execution's end. */
    static <R> WorkflowEnd<R> of(WorkflowStub workflow, Class<R> type) {
        try {
            return new WithResult<>(workflow.getResult(type));
        } catch (WorkflowFailedException e) {
            return ofFailure(e.getCause(), type);
        }
    }

    private static <R> WorkflowEnd<R> ofFailure(@Nullable Throwable cause, Class<R> type) {
        return switch (cause) {
            case null -> new Without<>(Outcome.FAILED, Reason.INTERNAL, "the execution failed without a reason");
            case ApplicationFailure failure
            when failure.getDetails().getSize() > 0 ->
                new WithResult<>(failure.getDetails().get(0, type));
            case ApplicationFailure failure ->
                new Without<>(Outcome.FAILED, Reason.INTERNAL, String.valueOf(failure.getOriginalMessage()));
            case CanceledFailure _ -> new Without<>(Outcome.STOPPED, Reason.CANCELLED, "cancelled by staff");
            case TerminatedFailure _ -> new Without<>(Outcome.STOPPED, Reason.CANCELLED, "terminated by staff");
            default -> new Without<>(Outcome.FAILED, Reason.INTERNAL, String.valueOf(cause.getMessage()));
        };
    }
}
