package dev.creatorflow.activities.budget;

import static dev.creatorflow.activities.budget.Calls.answer;
import static dev.creatorflow.activities.budget.Calls.call;
import static dev.creatorflow.activities.budget.Calls.limits;
import static dev.creatorflow.activities.budget.Calls.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.FailureType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the provider's behaviour and our caps do to the calls that follow. */
class ProviderStandingTest {
    private static final Database database = TestDatabase.create();
    private final CallLedger ledger = new CallLedger(database);
    private final SourceLimits limits = new SourceLimits(database);
    private int page;

    @BeforeEach
    void configure() {
        Calls.reset(database);
        limits.configure(limits(1000, null, null));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aUsedUpQuotaPausesTheSourceUntilTheProviderSaysItStartsAnew() {
        fail(grant(), FailureType.QUOTA_EXHAUSTED, new ProviderQuota(150L, 0L, Duration.ofHours(5)), null);

        Reservation.Refused refused = refused();
        assertThat(refused.type()).isEqualTo(FailureType.QUOTA_EXHAUSTED);
        assertThat(refused.until())
                .isBetween(Instant.now().plusSeconds(17_900), Instant.now().plusSeconds(18_010));
        assertThat(refused.sentence())
                .startsWith("The quota at the provider of instagram is used up (It failed); requests go on at 20");
        assertThat(refused.failure().isNonRetryable()).isTrue();
    }

    @Test
    void withoutATimeFromTheProviderAUsedUpQuotaWaitsForTheNextMonth() {
        fail(grant(), FailureType.QUOTA_EXHAUSTED, ProviderQuota.UNKNOWN, null);

        assertThat(refused().until()).isEqualTo(nextMonth());
    }

    @Test
    void aRefusedKeyPausesTheSourceAndThenOneCallTriesIt() {
        fail(grant(), FailureType.BAD_CREDENTIALS, ProviderQuota.UNKNOWN, null);
        assertThat(refused().type()).isEqualTo(FailureType.BAD_CREDENTIALS);
        sql(database, "update creatorflow.api_limits set paused_until = clock_timestamp()");

        Reservation.Granted probe = grant();
        assertThat(refused().type()).isEqualTo(FailureType.UPSTREAM_UNAVAILABLE);
        fail(probe, FailureType.BAD_CREDENTIALS, ProviderQuota.UNKNOWN, null);
        assertThat(refused().type()).isEqualTo(FailureType.BAD_CREDENTIALS);

        sql(database, "update creatorflow.api_limits set paused_until = clock_timestamp()");
        store(grant(), ProviderQuota.UNKNOWN);
        grant();
        grant();
    }

    @Test
    void aWorkerThatStartsTriesARefusedKeyAtOnce() {
        fail(grant(), FailureType.BAD_CREDENTIALS, ProviderQuota.UNKNOWN, null);

        limits.configure(limits(1000, null, null));

        grant();
        refused();
    }

    @Test
    void anOutageOpensTheCircuitAndOneProbeGoesOutAfterThePause() {
        for (int i = 0; i < Circuit.OPENS_AT; i++) {
            fail(grant(), FailureType.UPSTREAM_TIMEOUT, ProviderQuota.UNKNOWN, null);
        }
        Reservation.Refused refused = refused();
        assertThat(refused.type()).isEqualTo(FailureType.UPSTREAM_UNAVAILABLE);
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(13));
        assertThat(refused.failure().getNextRetryDelay()).isEqualTo(refused.retryAfter());

        elapse();
        Reservation.Granted probe = grant();
        assertThat(refused().retryAfter()).isLessThan(Duration.ofSeconds(5));
        fail(probe, FailureType.UPSTREAM_UNAVAILABLE, ProviderQuota.UNKNOWN, null);
        assertThat(refused().retryAfter()).isGreaterThan(Duration.ofSeconds(15));

        elapse();
        store(grant(), ProviderQuota.UNKNOWN);
        grant();
        assertThat(sql(
                        database,
                        "select circuit_state, consecutive_failures, circuit_openings from creatorflow.api_limits"))
                .isEqualTo("CLOSED|0|0");
    }

    @Test
    void aProbeLostInACrashIsFollowedByAnother() {
        for (int i = 0; i < Circuit.OPENS_AT; i++) {
            fail(grant(), FailureType.UPSTREAM_UNAVAILABLE, ProviderQuota.UNKNOWN, null);
        }
        elapse();
        grant();
        refused();
        elapse();
        grant();
    }

    @Test
    void theProvidersOwnCountBoundsTheBudgetSoThatOtherProgramsOnTheKeyCount() {
        Reservation.Granted first = grant();
        grant();
        store(first, new ProviderQuota(150L, 3L, Duration.ofDays(4)));

        grant();
        grant();
        Reservation.Refused refused = refused();
        assertThat(refused.type()).isEqualTo(FailureType.QUOTA_EXHAUSTED);
        assertThat(refused.sentence()).contains("the provider says that 3 of 150 calls are left");
    }

    @Test
    void anOlderAnswerThatArrivesLateDoesNotRaiseTheQuotaAgain() {
        Reservation.Granted older = grant();
        Reservation.Granted newer = grant();
        store(newer, new ProviderQuota(150L, 1L, Duration.ofDays(4)));
        store(older, new ProviderQuota(150L, 2L, Duration.ofDays(4)));

        grant();
        refused();
    }

    @Test
    void aNewPeriodOfTheProviderOpensTheSourceAgain() {
        store(grant(), new ProviderQuota(150L, 0L, Duration.ofDays(4)));
        refused();
        sql(database, "update creatorflow.api_limits set quota_reset_at = clock_timestamp()");

        grant();
    }

    @Test
    void aNewDayStartsTheDaysCountAnewAndTheMonthsGoesOn() {
        limits.configure(limits(1000, 2L, 1000L));
        grant();
        grant();
        Reservation.Refused refused = refused();
        assertThat(refused.until())
                .isEqualTo(
                        LocalDate.now(ZoneOffset.UTC).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(refused.sentence()).contains("(2 of 2 calls of this day)");
        sql(database, "update creatorflow.api_limits set day = day - 1");

        grant();
        assertThat(sql(database, "select day_calls, month_calls from creatorflow.api_limits"))
                .isEqualTo("1|3");
    }

    @Test
    void withoutADailyCapWhatIsLeftOfTheMonthIsSpreadOverItsDays() {
        limits.configure(limits(1000, null, 10L * daysLeft()));
        sql(database, "update creatorflow.api_limits set day_calls = 9, month_calls = 9");
        assertThat(limits.usage().getFirst().dayAllowance()).isEqualTo(10);
        grant();
        assertThat(refused().type()).isEqualTo(FailureType.BUDGET_REACHED);
        assertThat(limits.usage().getFirst().budgetReached()).isTrue();
    }

    @Test
    void aMonthThatIsUsedUpResumesWithTheNext() {
        limits.configure(limits(1000, null, 0L));

        assertThat(refused().until()).isEqualTo(nextMonth());
        sql(database, "update creatorflow.api_limits set month_cap = 1");
        grant();
        refused();
        sql(database, "update creatorflow.api_limits set month = month - interval '1 month', day = day - 40");
        grant();
    }

    private void elapse() {
        sql(database, "update creatorflow.api_limits set circuit_until = clock_timestamp()");
    }

    private Reservation.Granted grant() {
        Reservation reservation = ledger.reserve(call("run", page++));
        assertThat(reservation).isInstanceOf(Reservation.Granted.class);
        return (Reservation.Granted) reservation;
    }

    private Reservation.Refused refused() {
        Reservation reservation = ledger.reserve(call("run", page++));
        assertThat(reservation).isInstanceOf(Reservation.Refused.class);
        return (Reservation.Refused) reservation;
    }

    private void store(Reservation.Granted granted, ProviderQuota quota) {
        ledger.settleStored(granted.callId(), call("run", page++), answer("{}", quota));
    }

    private void fail(
            Reservation.Granted granted, FailureType type, ProviderQuota quota, @Nullable Duration retryAfter) {
        ledger.settleFailed(
                granted.callId(),
                new FailedCall(type, "It failed", 500, Duration.ofMillis(90), null, 20L, quota, retryAfter));
    }

    private static int daysLeft() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return YearMonth.from(today).lengthOfMonth() - today.getDayOfMonth() + 1;
    }

    private static Instant nextMonth() {
        return YearMonth.now(ZoneOffset.UTC)
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }
}
