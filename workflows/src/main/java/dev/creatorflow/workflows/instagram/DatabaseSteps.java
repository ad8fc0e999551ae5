package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.FailureType;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the short database steps. Each is a local activity first, which costs the server almost nothing; where the database is away, the same
 * step goes on as an ordinary activity until it is back, visible to staff. A step that does not end in time, although the database is there,
 * is tried as often as its policy says and then fails: what is too slow once more and once more is no outage.
 *
 * @param <S> the interface of the steps
 */
public final class DatabaseSteps<S> {
    private final Class<S> store;
    private final Supplier<Priority> priority;

    /** @param store the interface of the steps */
    public DatabaseSteps(Class<S> store, Priority priority) {
        this(store, () -> priority);
    }

    /**
     * @param store the interface of the steps
     * @param priority asked at every step: a run may become more urgent
     */
    DatabaseSteps(Class<S> store, Supplier<Priority> priority) {
        this.store = store;
        this.priority = priority;
    }

    /** Runs one step and waits for it. */
    public <R> R run(String summary, Function<S, R> step) {
        try {
            return step.apply(Workflow.newLocalActivityStub(store, ActivityPolicies.localDatabase(summary)));
        } catch (ActivityFailure e) {
            if (!is(e, FailureType.STORE_UNAVAILABLE)
                    && !is(e, FailureType.STORE_SLOW)
                    && !(e.getCause() instanceof TimeoutFailure)) {
                throw e;
            }
        }
        try {
            return step.apply(
                    Workflow.newActivityStub(store, ActivityPolicies.boundedDatabase(priority.get(), summary)));
        } catch (ActivityFailure e) {
            if (!is(e, FailureType.STORE_UNAVAILABLE)) {
                throw e;
            }
        }
        return step.apply(Workflow.newActivityStub(store, ActivityPolicies.database(priority.get(), summary)));
    }

    private static boolean is(ActivityFailure failure, FailureType wanted) {
        return failure.getCause() instanceof ApplicationFailure application
                && FailureType.of(application).filter(type -> type == wanted).isPresent();
    }
}
