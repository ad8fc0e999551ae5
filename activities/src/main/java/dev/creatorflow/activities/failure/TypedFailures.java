package dev.creatorflow.activities.failure;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.FailureType;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every unexpected exception of an activity a {@link FailureType}: a database that is away is waited for, anything else is a fault of
 * ours that fails the step at once and visibly, instead of being repeated for ever.
 */
public final class TypedFailures extends WorkerInterceptorBase {
    private static final Logger LOG = LoggerFactory.getLogger(TypedFailures.class);

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            private int attempt;

            // Taken at the start: the context is gone once the execution has failed.
            @Override
            public void init(ActivityExecutionContext context) {
                attempt = context.getInfo().getAttempt();
                super.init(context);
            }

            @Override
            public ActivityOutput execute(ActivityInput input) {
                try {
                    return super.execute(input);
                } catch (TemporalFailure | ActivityCompletionException expected) {
                    throw expected;
                } catch (RuntimeException unexpected) {
                    throw atAttempt(attempt, typed(unexpected));
                }
            }
        };
    }

    /** The failure at this attempt, the first being 1: what was too slow so often is not tried again, though its policy waits without end. */
    static TemporalFailure atAttempt(int attempt, TemporalFailure failure) {
        return attempt >= ActivityPolicies.DATABASE_ATTEMPTS
                        && failure instanceof ApplicationFailure typed
                        && FailureType.STORE_SLOW.typeName().equals(typed.getType())
                ? FailureType.forGood(typed)
                : failure;
    }

    /** The failure an unexpected exception becomes. */
    public static TemporalFailure typed(RuntimeException unexpected) {
        @Nullable SQLException sql = DatabaseFaults.sqlException(unexpected);
        if (sql != null && DatabaseFaults.full(sql)) {
            return FailureType.STORE_UNAVAILABLE.failure(
                    "the database's disk is full: make room; every step waits and goes on by itself (" + firstLine(sql)
                            + ")",
                    null,
                    unexpected);
        }
        if (sql != null && DatabaseFaults.passing(sql)) {
            return FailureType.STORE_UNAVAILABLE.failure(
                    "the database cannot be used right now (" + firstLine(sql) + ")", null, unexpected);
        }
        if (sql != null && DatabaseFaults.slow(sql)) {
            return FailureType.STORE_SLOW.failure(
                    "the database took too long for a statement and stopped it (" + firstLine(sql)
                            + "): it is busy, or the statement needs an index",
                    null,
                    unexpected);
        }
        LOG.error("An activity failed in a way it should not", unexpected);
        String sentence = sql != null
                ? "the database refused a statement (" + firstLine(sql) + ")"
                : unexpected.getClass().getSimpleName() + ": " + firstLine(unexpected);
        return FailureType.INTERNAL.failure(sentence, null, unexpected);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
    }
}
