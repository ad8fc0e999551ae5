package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How urgent an execution is, and the requests it has out. The server cannot change the priority of a task that waits in a queue, so where
 * somebody more urgent joins, requests that still wait are taken back and asked again; one that is in flight ends, and its answer counts.
 */
final class Urgency {
    private final @Nullable String batch;
    private final Set<CancellationScope> out = new LinkedHashSet<>();
    private Trigger trigger;
    private Priority priority;

    /** @param batch the fairness key at every priority; null for a single run */
    Urgency(Trigger trigger, @Nullable String batch) {
        this.batch = batch;
        this.trigger = trigger;
        this.priority = Priorities.of(trigger, batch);
    }

    Priority priority() {
        return priority;
    }

    /** The most urgent of those who asked. */
    Trigger trigger() {
        return trigger;
    }

    /** Takes over the priority of somebody who joins; false where it is no higher. */
    boolean raise(Trigger joining) {
        Priority asked = Priorities.of(joining, batch);
        if (asked.getPriorityKey() >= priority.getPriorityKey()) {
            return false;
        }
        trigger = joining;
        priority = asked;
        List.copyOf(out).forEach(scope -> scope.cancel("asked again at a higher priority"));
        return true;
    }

    /**
     * Makes one request, again where it was taken back. Whatever was paid for before is found by its run key.
     *
     * @param summary what staff see on the request's line
     */
    <R> R request(String summary, Function<InstagramApiActivities, R> request) {
        while (true) {
            Priority asked = priority;
            try {
                return takenBack(api(asked, summary), request);
            } catch (ActivityFailure e) {
                if (asked.equals(priority)
                        || !endedByCancelling(e)
                        || CancellationScope.current().isCancelRequested()) {
                    throw e;
                }
            }
        }
    }

    /** In a scope of its own, so that this request alone can be taken back. */
    private <R> R takenBack(InstagramApiActivities api, Function<InstagramApiActivities, R> request) {
        Answer<R> answer = new Answer<>();
        CancellationScope scope = Workflow.newCancellationScope(() -> answer.value = request.apply(api));
        out.add(scope);
        try {
            scope.run();
        } finally {
            out.remove(scope);
        }
        return Objects.requireNonNull(answer.value, "a request that did not fail has an answer");
    }

    private static InstagramApiActivities api(Priority priority, String summary) {
        return Workflow.newActivityStub(
                InstagramApiActivities.class, ActivityPolicies.apiRequest(TaskQueues.INSTAGRAM_API, priority, summary));
    }

    /** A failure that would have been tried again, had the request not been taken back, counts as well. */
    private static boolean endedByCancelling(ActivityFailure failure) {
        return failure.getCause() instanceof CanceledFailure
                || failure.getRetryState() == RetryState.RETRY_STATE_CANCEL_REQUESTED;
    }

    private static final class Answer<R> {
        private @Nullable R value;
    }
}
