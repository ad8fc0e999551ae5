package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.archive.StoredAnswer;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.ApiCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every call upstream is reserved here before it is sent and settled here after. What is counted and when a call may go is decided in the
 * database, so all workers share one rate and one budget, and a restart forgets nothing. Thread-safe.
 *
 * <p>A database that cannot be reached shows as MyBatis' {@code PersistenceException}.
 */
public final class CallLedger {
    /** How long a refused key is left alone before one call tries it again. */
    static final Duration BAD_CREDENTIALS_PAUSE = Duration.ofMinutes(15);

    private final Database database;
    private final Clock clock;

    /** As {@link #CallLedger(Database, Clock)} with the system's clock. */
    public CallLedger(Database database) {
        this(database, Clock.systemUTC());
    }

    /**
     * Pacing, budgets and the ledger's own times follow the database's clock, which all workers share.
     *
     * @param clock says when an answer was fetched, which is what rows and analytics count from
     */
    public CallLedger(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One round trip. What is granted counts as paid until it is settled or released. */
    public Reservation reserve(CallRequest call) {
        return database.autocommit(statements -> statements
                        .mapper(CallMapper.class)
                        .reserve(
                                call,
                                call.longestWait().toMillis(),
                                call.longestCall().toMillis()))
                .reservation(call.provider());
    }

    /**
     * Commits the answer together with its settled call, in one round trip.
     *
     * @return the answer that stands: another attempt's where one had been stored before
     */
    public StoredAnswer settleStored(long callId, CallRequest call, FetchedAnswer answer) {
        long latency = answer.latency().toMillis();
        Double reset = answer.quota().resetSeconds();
        CallMapper.SettledRow settled = database.autocommit(statements -> statements
                        .mapper(CallMapper.class)
                        .settleStored(callId, call, answer, clock.instant(), latency, reset))
                .orElseThrow(() ->
                        new IllegalStateException("Call " + callId + " is not in the ledger of " + call.provider()));
        if (settled.quotaNews()) {
            noteQuota(settled.provider(), settled.ordinal(), answer.quota());
        }
        if (Boolean.TRUE.equals(settled.endsOutage())) {
            changeCircuit(settled.provider(), (circuit, now) -> circuit.afterAnswer(settled.ordinal()));
        }
        return settled.rawId() == null ? standing(call) : stored(settled.rawId(), answer);
    }

    /**
     * Settles a call that brought no answer, and draws the consequences for the provider: pause, circuit, quota.
     *
     * @return how many requests were sent for the answer so far, this one and lost ones included; 0 where the call was settled before
     */
    public int settleFailed(long callId, FailedCall failed) {
        FailureType type = failed.type();
        Optional<CallMapper.CallRow> settled = database.autocommit(statements -> statements
                .mapper(CallMapper.class)
                .settleFailed(
                        callId,
                        type == null ? "CANCELLED" : "FAILED",
                        type == null ? null : type.name(),
                        failed,
                        failed.latency().toMillis(),
                        failed.quota().resetSeconds()));
        settled.ifPresent(call -> {
            if (failed.quota().remaining() != null) {
                noteQuota(call.provider(), call.ordinal(), failed.quota());
            }
            learn(call, failed);
        });
        return settled.map(CallMapper.CallRow::sent).orElse(0);
    }

    /** Takes a call back that never left. Does nothing where it was settled before. */
    public void release(long callId, String detail) {
        database.autocommit(statements -> statements.mapper(CallMapper.class).release(callId, detail))
                .ifPresent(call ->
                        changeCircuit(call.provider(), (circuit, now) -> circuit.afterNothing(call.ordinal(), now)));
    }

    /** The requests a run sent so far. Inside a transaction use {@link CallCounts}. */
    public ApiCalls callsOf(String runKey) {
        return database.autocommit(
                statements -> statements.mapper(CallCounts.class).ofRun(runKey));
    }

    private void learn(CallMapper.CallRow call, FailedCall failed) {
        FailureType type = failed.type();
        switch (type) {
            case null -> changeCircuit(call.provider(), (circuit, now) -> circuit.afterNothing(call.ordinal(), now));
            case QUOTA_EXHAUSTED -> {
                Duration resetIn = failed.quota().resetIn();
                pause(call, type, failed, resetIn == null ? failed.retryAfter() : resetIn);
            }
            case BAD_CREDENTIALS -> pause(call, type, failed, BAD_CREDENTIALS_PAUSE);
            case UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT, UNREADABLE_ANSWER, RATE_LIMITED ->
                changeCircuit(
                        call.provider(),
                        (circuit, now) ->
                                circuit.afterOutage(call.ordinal(), failed.detail(), now, failed.retryAfter()));
            default -> changeCircuit(call.provider(), (circuit, now) -> circuit.afterAnswer(call.ordinal()));
        }
    }

    /** @param pause null = until the calendar month is over */
    private void pause(CallMapper.CallRow call, FailureType type, FailedCall failed, @Nullable Duration pause) {
        Double seconds = pause == null ? null : pause.toMillis() / 1000.0;
        database.transaction(statements -> {
            LimitsMapper limits = statements.mapper(LimitsMapper.class);
            String before = limits.steered(call.provider());
            if (limits.pauseByRule(call.provider(), type.name(), failed.detail(), seconds) > 0) {
                limits.audit(
                        "creatorflow",
                        "pause",
                        call.provider(),
                        failed.detail(),
                        before,
                        limits.steered(call.provider()));
            }
            write(statements, call.provider(), (circuit, now) -> circuit.afterAnswer(call.ordinal()));
            return limits;
        });
    }

    private void noteQuota(String provider, long ordinal, ProviderQuota quota) {
        database.autocommit(statements ->
                statements.mapper(LimitsMapper.class).noteQuota(provider, ordinal, quota, quota.resetSeconds()));
    }

    private void changeCircuit(String provider, BiFunction<Circuit, Instant, Circuit> change) {
        database.transaction(statements -> write(statements, provider, change));
    }

    private static boolean write(Statements statements, String provider, BiFunction<Circuit, Instant, Circuit> change) {
        LimitsMapper limits = statements.mapper(LimitsMapper.class);
        Circuit before = limits.lockCircuit(provider);
        if (before == null) {
            return false;
        }
        Circuit after = change.apply(before, limits.now());
        return !after.equals(before) && limits.writeCircuit(provider, after) > 0;
    }

    private StoredAnswer standing(CallRequest call) {
        return database.autocommit(
                        statements -> statements.mapper(CallMapper.class).stored(call))
                .orElseThrow(() -> new IllegalStateException("The answer to " + call.stream() + " page " + call.page()
                        + " of run " + call.runKey() + " was erased while it was stored again"));
    }

    private static StoredAnswer stored(long rawId, FetchedAnswer answer) {
        return new StoredAnswer(
                rawId,
                answer.items(),
                answer.cursorOut(),
                answer.more(),
                answer.found(),
                answer.foundId(),
                answer.foundUsername());
    }
}
