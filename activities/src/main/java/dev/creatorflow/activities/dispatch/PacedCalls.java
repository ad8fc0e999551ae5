package dev.creatorflow.activities.dispatch;

import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.CallRequest;
import dev.creatorflow.activities.budget.Reservation;
import dev.creatorflow.workflows.contract.FailureType;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls this process has under way to one provider. The activity's thread only reserves; waiting for the send time is a timer, and the
 * request runs on a virtual thread, which completes the activity. Thread-safe.
 */
public final class PacedCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PacedCalls.class);

    /** A stopped worker's call is taken up by another worker after this long. */
    private static final Duration ELSEWHERE = Duration.ofSeconds(1);

    private static final Duration LAST_MOMENTS = Duration.ofSeconds(2);

    private final CallLedger ledger;
    private final Duration drain;
    private final CallObserver observer;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("api-call-", 0).factory());
    private final SendTimes times = new SendTimes(workers);
    private final Set<Flight<?>> flights = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param drain how long {@link #close} lets requests in flight end */
    public PacedCalls(CallLedger ledger, Duration drain) {
        this(ledger, drain, CallObserver.NONE);
    }

    /**
     * As {@link #PacedCalls(CallLedger, Duration)}.
     *
     * @param observer hears of every request
     */
    public PacedCalls(CallLedger ledger, Duration drain, CallObserver observer) {
        this.ledger = ledger;
        this.drain = drain;
        this.observer = observer;
    }

    /**
     * Makes the call of the current activity. Only to be called on an activity's own thread.
     *
     * @return the result where the answer was stored already; else null, which Temporal does not look at: the call completes the activity
     * @throws io.temporal.failure.ApplicationFailure where no call may be made now
     */
    @SuppressWarnings("NullAway") // what an activity returns is ignored once its call completes it
    public <R> R call(CallRequest call, PacedRequest<R> request) {
        if (closed) {
            throw FailureType.WAITING_FOR_SLOT.failure("This worker is stopping", ELSEWHERE, null);
        }
        return switch (ledger.reserve(call)) {
            case Reservation.AlreadyStored stored -> request.result(stored.answer(), false);
            case Reservation.ComeBack comeBack -> throw comeBack.failure();
            case Reservation.Refused refused -> throw refused.failure();
            case Reservation.Granted granted -> {
                start(call, request, granted);
                yield null;
            }
        };
    }

    /** Calls under way, waiting ones included. */
    public int underWay() {
        return flights.size();
    }

    private <R> void start(CallRequest call, PacedRequest<R> request, Reservation.Granted granted) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        Flight<R> flight = new Flight<>(
                ledger, times, call, request, granted.callId(), activity.useLocalManualCompletion(), observer);
        flights.add(flight);
        CompletableFuture<Void> _ = flight.ended().whenComplete((end, fault) -> flights.remove(flight));
        try {
            flight.start(granted);
        } catch (RejectedExecutionException e) {
            LOG.debug("The timer is closed: this worker stopped while a call was reserved", e);
        }
        if (closed) {
            flight.turnBack();
        }
    }

    /**
     * Ends what is under way: calls that wait for their send time are given back, requests in flight may end within the drain time, and what is
     * left then is given up. Call it after the workers stopped polling and before the database is closed.
     */
    @Override
    public void close() {
        closed = true;
        flights.forEach(Flight::turnBack);
        if (!await(drain)) {
            LOG.warn("{} requests did not end within {} s and are given up", flights.size(), drain.toSeconds());
            flights.forEach(Flight::giveUp);
            await(LAST_MOMENTS);
        }
        times.close();
        workers.shutdown();
    }

    private boolean await(Duration limit) {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(flights.stream().map(Flight::ended).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call's end is never a failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
