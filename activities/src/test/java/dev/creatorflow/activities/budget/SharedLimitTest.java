package dev.creatorflow.activities.budget;

import static dev.creatorflow.activities.budget.Calls.call;
import static dev.creatorflow.activities.budget.Calls.limits;
import static dev.creatorflow.activities.budget.Calls.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two pools stand for two workers: they share nothing but the database. */
class SharedLimitTest {
    private static final int THREADS = 16;

    private static final DatabaseAddress address = TestDatabase.address();
    private final Database first = Database.open(address);
    private final Database second = Database.open(address);
    private final List<CallLedger> ledgers = List.of(new CallLedger(first), new CallLedger(second));

    @BeforeEach
    void reset() {
        Calls.reset(first);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void twoWorkersShareOneRateAndEverySendTimeIsItsOwn() throws Exception {
        new SourceLimits(first).configure(limits(40, null, null));

        List<Reservation> reservations = reserveConcurrently(200, Duration.ofMinutes(1));

        assertThat(reservations).allMatch(Reservation.Granted.class::isInstance);
        assertThat(sql(first, """
                select count(*), min(step) = interval '25 ms', max(step) filter (where place > 20) = interval '25 ms'
                  from (select send_at - lag(send_at) over (order by send_at) as step,
                               -- the first few may be asked for later than they could have gone
                               row_number() over (order by send_at) as place
                          from creatorflow.api_calls) steps""")).isEqualTo("200|t|t");
    }

    @Test
    void defect47TheDailyCapIsNeverPassedHoweverManyAskAtOnce() throws Exception {
        new SourceLimits(first).configure(limits(100_000, 1_000L, null));

        List<Reservation> reservations = reserveConcurrently(1_600, Duration.ofMinutes(1));

        assertThat(reservations)
                .filteredOn(Reservation.Granted.class::isInstance)
                .hasSize(1_000);
        assertThat(reservations)
                .filteredOn(Reservation.Refused.class::isInstance)
                .hasSize(600)
                .allMatch(refused -> ((Reservation.Refused) refused).type() == FailureType.BUDGET_REACHED);
        assertThat(sql(first, "select count(*) from creatorflow.api_calls")).isEqualTo("1000");
    }

    @Test
    void theMonthlyCapIsNeverPassedHoweverManyAskAtOnce() throws Exception {
        new SourceLimits(first).configure(limits(100_000, 5_000L, 300L));

        List<Reservation> reservations = reserveConcurrently(600, Duration.ofMinutes(1));

        assertThat(reservations)
                .filteredOn(Reservation.Granted.class::isInstance)
                .hasSize(300);
        assertThat(sql(first, "select count(*) from creatorflow.api_calls")).isEqualTo("300");
    }

    @Test
    void aSendTimeThatIsTooFarOffIsNotTaken() {
        new SourceLimits(first).configure(limits(2, null, null));
        CallLedger ledger = ledgers.get(0);
        for (int page = 0; page < 3; page++) {
            assertThat(ledger.reserve(call("run", page, Duration.ofSeconds(1))))
                    .isInstanceOf(Reservation.Granted.class);
        }

        Reservation late = ledger.reserve(call("run", 3, Duration.ofSeconds(1)));

        assertThat(late).isInstanceOf(Reservation.ComeBack.class);
        Duration delay = ((Reservation.ComeBack) late).delay();
        assertThat(delay).isBetween(Duration.ofMillis(1001), Duration.ofMillis(1500));
        ApplicationFailure failure = ((Reservation.ComeBack) late).failure();
        assertThat(failure.getType()).isEqualTo("WaitingForSlot");
        assertThat(failure.getNextRetryDelay())
                .as("not earlier, and up to a tenth later")
                .isBetween(delay, delay.plus(delay.dividedBy(10)));
        assertThat(sql(first, "select count(*) from creatorflow.api_calls")).isEqualTo("3");
        assertThat(sql(first, "select day_calls from creatorflow.api_limits")).isEqualTo("3");
    }

    @Test
    void aRestartRemembersTheNextSendTimeAndWhatWasCounted() {
        new SourceLimits(first).configure(limits(1, null, null));
        ledgers.get(0).reserve(call("run", 0));
        first.close();

        try (Database restarted = Database.open(address)) {
            new SourceLimits(restarted).configure(limits(1, null, null));
            Reservation next = new CallLedger(restarted).reserve(call("run", 1));

            assertThat(((Reservation.Granted) next).delay()).isGreaterThan(Duration.ofMillis(200));
            assertThat(sql(restarted, "select day_calls from creatorflow.api_limits"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheSource() {
        new SourceLimits(first).configure(limits(1, null, null));
        ledgers.get(0).reserve(call("run", 0));
        sql(first, """
                update creatorflow.api_limits
                   set next_send_at = next_send_at + interval '2 h', updated_at = updated_at + interval '2 h'""");

        assertThat(ledgers.get(1).reserve(call("run", 1))).isInstanceOf(Reservation.Granted.class);
    }

    private List<Reservation> reserveConcurrently(int count, Duration longestWait) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Reservation>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                CallLedger ledger = ledgers.get(i % 2);
                CallRequest call = call("run", i, longestWait);
                futures.add(threads.submit(() -> ledger.reserve(call)));
            }
            List<Reservation> reservations = new ArrayList<>();
            for (Future<Reservation> future : futures) {
                reservations.add(result(future));
            }
            return reservations;
        }
    }

    private static Reservation result(Future<Reservation> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("A reservation failed", e);
        }
    }
}
