package dev.creatorflow.activities.dispatch;

import dev.creatorflow.activities.archive.StoredAnswer;
import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.CallRequest;
import dev.creatorflow.activities.budget.FailedCall;
import dev.creatorflow.activities.budget.FetchedAnswer;
import dev.creatorflow.activities.budget.Reservation;
import dev.creatorflow.activities.failure.DatabaseFaults;
import dev.creatorflow.activities.failure.TypedFailures;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.FailureType;
import io.temporal.activity.ManualActivityCompletionClient;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.ActivityPausedException;
import io.temporal.client.ActivityResetException;
import io.temporal.failure.TemporalFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One granted call under way: WAITING for its send time, then AWAY, then ENDED. Beats from the fifth second on; through the beats it hears
 * that it is no longer wanted.
 */
final class Flight<R> {
    private static final Logger LOG = LoggerFactory.getLogger(Flight.class);
    private static final Duration BEAT = Duration.ofSeconds(5);

    /** An answer that was paid for outlasts a restart of the database. */
    private static final Duration STORE_AGAIN_AFTER = Duration.ofSeconds(2);

    private static final int STORE_ATTEMPTS = 6;

    private final CallLedger ledger;
    private final SendTimes times;
    private final CallRequest call;
    private final PacedRequest<R> request;
    private final long callId;
    private final ManualActivityCompletionClient activity;
    private final CallObserver observer;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private final AtomicReference<@Nullable Ending> unwanted = new AtomicReference<>();
    private final Object sending = new Object();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable Thread sender;
    private volatile @Nullable Future<?> beats;

    private enum Stage {
        WAITING,
        AWAY,
        ENDED
    }

    /** Whether the activity's end was told, or tried to be. */
    private volatile boolean told;

    /** How a call that is not wanted any more tells its activity. */
    private enum Ending {
        CANCELLED,
        ELSEWHERE,
        SILENT
    }

    Flight(
            CallLedger ledger,
            SendTimes times,
            CallRequest call,
            PacedRequest<R> request,
            long callId,
            ManualActivityCompletionClient activity,
            CallObserver observer) {
        this.ledger = ledger;
        this.times = times;
        this.call = call;
        this.request = request;
        this.callId = callId;
        this.activity = activity;
        this.observer = observer;
    }

    void start(Reservation.Granted granted) {
        beats = times.every(BEAT, this::beat);
        times.at(granted.delay(), granted.gap(), this::depart);
    }

    /** Completes, never with a failure, when nothing of this call is left to do. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Gives the call back if it still waits; a request in flight goes on. */
    void turnBack() {
        if (stage.compareAndSet(Stage.WAITING, Stage.ENDED)) {
            end(() -> {
                ledger.release(callId, "Given back before it left: " + reason(Ending.ELSEWHERE));
                tell(Ending.ELSEWHERE);
            });
        }
    }

    /** Ends the call wherever it is. */
    void giveUp() {
        unwanted(Ending.ELSEWHERE);
    }

    private void beat() {
        try {
            activity.recordHeartbeat(null);
        } catch (ActivityCanceledException e) {
            unwanted(Ending.CANCELLED);
        } catch (ActivityNotExistsException e) {
            unwanted(Ending.SILENT);
        } catch (ActivityPausedException | ActivityResetException e) {
            unwanted(Ending.ELSEWHERE);
        } catch (ActivityCompletionException e) {
            LOG.warn("A heartbeat of {} did not get through: {}", describe(), e.getMessage());
        }
    }

    private void unwanted(Ending ending) {
        if (ending == Ending.CANCELLED && stage.get() == Stage.AWAY) {
            // Paid for: the cancelled step takes the answer, and its run writes the rows before it ends.
            return;
        }
        unwanted.compareAndSet(null, ending);
        if (stage.compareAndSet(Stage.WAITING, Stage.ENDED)) {
            end(() -> {
                ledger.release(callId, "Given back before it left: " + reason(ending));
                tell(ending);
            });
            return;
        }
        synchronized (sending) {
            if (sender != null) {
                sender.interrupt();
            }
        }
    }

    private void depart() {
        if (!stage.compareAndSet(Stage.WAITING, Stage.AWAY)) {
            return;
        }
        long start = System.nanoTime();
        Sent sent;
        try {
            sent = send();
        } catch (InterruptedException e) {
            Ending ending = unwanted.get();
            finish(() -> {
                ledger.settleFailed(callId, FailedCall.cancelled(Duration.ofNanos(System.nanoTime() - start)));
                tell(ending == null ? Ending.ELSEWHERE : ending);
            });
            return;
        } catch (RuntimeException e) {
            finish(() -> fail(TypedFailures.typed(e)));
            return;
        } catch (Error e) {
            finish(() -> fail(FailureType.INTERNAL.failure("Reading the answer failed: " + e, null, e)));
            throw e;
        }
        switch (sent) {
            case Sent.Answered answered -> {
                observer.ended(
                        call.provider(),
                        call.endpoint(),
                        null,
                        answered.answer().latency());
                store(answered.answer(), 1);
            }
            case Sent.Failed failed ->
                finish(() -> {
                    observer.ended(
                            call.provider(),
                            call.endpoint(),
                            failed.call().type(),
                            failed.call().latency());
                    boolean last = settleFailed(failed.call()) >= ActivityPolicies.MOST_REQUESTS;
                    fail(last ? FailureType.forGood(failed.failure()) : failed.failure());
                });
            case Sent.NotSent notSent ->
                finish(() -> {
                    ledger.release(callId, String.valueOf(notSent.failure().getOriginalMessage()));
                    fail(notSent.failure());
                });
        }
    }

    /** The thread can be interrupted only in here, so that an interrupt never hits the settlement of an answer that was paid for. */
    private Sent send() throws InterruptedException {
        synchronized (sending) {
            sender = Thread.currentThread();
        }
        try {
            if (unwanted.get() != null) {
                throw new InterruptedException();
            }
            return request.send();
        } finally {
            synchronized (sending) {
                sender = null;
                Thread.interrupted();
            }
        }
    }

    /** The activity's own retry would pay for the answer again, so storing it is tried a few times from here. */
    private void store(FetchedAnswer answer, int attempt) {
        StoredAnswer stored;
        try {
            stored = ledger.settleStored(callId, call, answer);
        } catch (RuntimeException e) {
            SQLException sql = DatabaseFaults.sqlException(e);
            if (sql == null || !DatabaseFaults.mayPass(sql) || attempt == STORE_ATTEMPTS) {
                finish(() -> fail(TypedFailures.typed(e)));
            } else {
                LOG.warn("The answer to {} could not be stored yet: {}", describe(), sql.getMessage());
                times.after(STORE_AGAIN_AFTER, () -> store(answer, attempt + 1));
            }
            return;
        }
        finish(() -> {
            R result = request.result(stored, true);
            told = true;
            activity.complete(result);
        });
    }

    /**
     * Returns how many requests were sent for this answer, 0 where that cannot be told. The failure itself matters more than its ledger row,
     * which stays SENT and counts as paid where the database is away.
     */
    private int settleFailed(FailedCall failed) {
        try {
            return ledger.settleFailed(callId, failed);
        } catch (RuntimeException e) {
            LOG.warn("The failure of {} could not be entered in the ledger: {}", describe(), e.getMessage());
            return 0;
        }
    }

    private void finish(Runnable last) {
        stage.set(Stage.ENDED);
        end(last);
    }

    private void end(Runnable last) {
        Future<?> beating = beats;
        if (beating != null) {
            beating.cancel(false);
        }
        try {
            last.run();
        } catch (ActivityNotExistsException e) {
            LOG.info("{} ended after its activity was closed", describe());
        } catch (RuntimeException e) {
            LOG.warn("The end of {} could not be reported: {}", describe(), e.getMessage(), e);
            tellAnyhow(e);
        } finally {
            ended.complete(null);
        }
    }

    /** The worker's slot is given back only by telling the activity's end: it is told even where nothing else of it worked. */
    private void tellAnyhow(RuntimeException unreported) {
        if (told) {
            return;
        }
        try {
            fail(TypedFailures.typed(unreported));
        } catch (RuntimeException e) {
            LOG.warn("The end of {} could not be told: {}", describe(), e.getMessage());
        }
    }

    private void tell(Ending ending) {
        switch (ending) {
            case CANCELLED -> {
                told = true;
                activity.reportCancellation(null);
            }
            case ELSEWHERE ->
                fail(FailureType.WAITING_FOR_SLOT.failure(
                        "The call was given up: " + reason(ending), Duration.ofSeconds(1), null));
            case SILENT -> {
                LOG.info("{} was given up: {}", describe(), reason(ending));
                // Nobody listens any more; the call gives the worker's slot back.
                fail(FailureType.WAITING_FOR_SLOT.failure("The call was given up: " + reason(ending)));
            }
        }
    }

    private void fail(TemporalFailure failure) {
        told = true;
        activity.fail(failure);
    }

    private static String reason(Ending ending) {
        return switch (ending) {
            case CANCELLED -> "its activity was cancelled";
            case ELSEWHERE -> "this worker stops, or the activity was paused or reset";
            case SILENT -> "its activity is closed";
        };
    }

    private String describe() {
        return "call " + callId + " (" + call.endpoint() + ", " + call.subject() + ", run " + call.runKey() + ")";
    }
}
