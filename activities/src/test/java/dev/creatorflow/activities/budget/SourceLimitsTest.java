package dev.creatorflow.activities.budget;

import static dev.creatorflow.activities.budget.Calls.answer;
import static dev.creatorflow.activities.budget.Calls.call;
import static dev.creatorflow.activities.budget.Calls.limits;
import static dev.creatorflow.activities.budget.Calls.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.FailureType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceLimitsTest {
    private static final Database database = TestDatabase.create();
    private final CallLedger ledger = new CallLedger(database);
    private final SourceLimits limits = new SourceLimits(database);

    @BeforeEach
    void configure() {
        Calls.reset(database);
        limits.configure(plan("55", "60"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void staffsRateWinsOverTheSettingsUntilItIsTakenBack() {
        limits.rate("instagram", new BigDecimal("20"), "The provider asked for it", "ana");
        limits.configure(plan("50", "60"));
        assertThat(rates()).isEqualTo("20|50|ana|The provider asked for it");

        limits.rate("instagram", null, "They are done", "ana");
        assertThat(rates()).isEqualTo("50|50|settings|null");
        limits.configure(plan("45", "60"));
        assertThat(rates()).isEqualTo("45|45|settings|null");
    }

    @Test
    void aSmallerPlanTakesStaffsRateBack() {
        limits.rate("instagram", new BigDecimal("58"), "A hurry", "ana");

        limits.configure(plan("27", "30"));

        assertThat(rates()).isEqualTo("27|27|settings|null");
    }

    @Test
    void aRateThePlanRefusesIsRefusedHere() {
        assertThatThrownBy(() -> limits.rate("instagram", new BigDecimal("61"), "A hurry", "ana"))
                .hasMessage("The plan of instagram refuses more than 60 requests per second, so 61 cannot be set");
        assertThatThrownBy(() -> limits.rate("instagram", BigDecimal.ZERO, "Stop", "ana"))
                .hasMessageContaining("to stop it, pause it with a reason");
        assertThatThrownBy(() -> limits.rate("instagram", BigDecimal.ONE, " ", "ana"))
                .hasMessageContaining("A reason is needed");
        assertThatThrownBy(() -> limits.pause("tiktok", "Test", "ana", null))
                .hasMessageContaining("There is no provider tiktok");
    }

    @Test
    void aChangedRateHoldsForTheNextReservation() {
        ledger.reserve(call("run", 0));
        limits.rate("instagram", new BigDecimal("0.5"), "Slowly", "ana");
        ledger.reserve(call("run", 1));

        assertThat(((Reservation.Granted) ledger.reserve(call("run", 2))).delay())
                .isBetween(Duration.ofMillis(1500), Duration.ofMillis(2020));
    }

    @Test
    void aPauseByStaffStopsEveryCallUntilItIsResumed() {
        limits.pause("instagram", "Bill under review", "ana", null);

        Reservation.Refused refused = (Reservation.Refused) ledger.reserve(call("run", 0));
        assertThat(refused.type()).isEqualTo(FailureType.SOURCE_PAUSED);
        assertThat(refused.sentence())
                .isEqualTo("Requests to instagram are paused (Bill under review); requests go on"
                        + " after: creatorflow budget resume instagram --reason …");
        assertThat(refused.until()).isNull();

        limits.resume("instagram", "Paid", "bo");
        assertThat(ledger.reserve(call("run", 0))).isInstanceOf(Reservation.Granted.class);
        assertThat(sql(database, """
                select requester, action, subject_kind, subject, reason, before ->> 'pause', after ->> 'pause'
                  from creatorflow.audit_log order by id""")).isEqualTo("""
                ana|pause|source|instagram|Bill under review|null|SOURCE_PAUSED
                bo|resume|source|instagram|Paid|SOURCE_PAUSED|null""");
    }

    @Test
    void aPauseWithAnEndEndsByItselfWithoutAProbe() {
        limits.pause("instagram", "Lunch", "ana", Instant.now().plusMillis(-1));

        assertThat(ledger.reserve(call("run", 0))).isInstanceOf(Reservation.Granted.class);
        assertThat(ledger.reserve(call("run", 1))).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void aRuleNeverTakesThePlaceOfAPauseByStaff() {
        Reservation.Granted inFlight = (Reservation.Granted) ledger.reserve(call("run", 0));
        limits.pause("instagram", "Bill under review", "ana", null);
        ledger.settleFailed(
                inFlight.callId(),
                new FailedCall(
                        FailureType.QUOTA_EXHAUSTED,
                        "The quota is used up",
                        429,
                        Duration.ZERO,
                        false,
                        null,
                        ProviderQuota.UNKNOWN,
                        null));

        assertThat(sql(database, "select pause_type, paused_by from creatorflow.api_limits"))
                .isEqualTo("SOURCE_PAUSED|ana");
    }

    @Test
    void defect37UsageTellsWhatWasSentWhatItCostsAndWhoHoldsItBack() {
        Reservation.Granted first = (Reservation.Granted) ledger.reserve(call("run", 0));
        ledger.settleStored(
                first.callId(), call("run", 0), answer("{}", new ProviderQuota(250_000L, 1234L, Duration.ofDays(2))));
        ledger.reserve(call("run", 1));
        ledger.release(((Reservation.Granted) ledger.reserve(call("run", 2))).callId(), "Not needed");
        limits.pause("instagram", "Bill under review", "ana", null);

        SourceUsage usage = limits.usage().getFirst();
        assertThat(usage.daySent()).isEqualTo(2);
        assertThat(usage.daySucceeded()).isEqualTo(1);
        assertThat(usage.dayCalls()).isEqualTo(2);
        assertThat(usage.monthBilled()).isEqualTo(2);
        assertThat(usage.monthCostUsd()).isEqualByComparingTo("0.0006");
        assertThat(usage.quotaRemaining()).isEqualTo(1234);
        assertThat(usage.pauseReason()).isEqualTo("Bill under review");
        assertThat(usage.budgetReached()).isFalse();

        limits.configure(new ProviderLimits("instagram", BigDecimal.TEN, null, null, null, null));
        assertThat(limits.usage().getFirst().monthCostUsd()).isNull();
    }

    @Test
    void defect38FiguresAreThoseOfTheCallsWhateverTheLogsSay() {
        CallRequest stored = call("run", 0);
        ledger.settleStored(((Reservation.Granted) ledger.reserve(stored)).callId(), stored, answer("{}"));
        for (int page = 1; page < 4; page++) {
            long failed = ((Reservation.Granted) ledger.reserve(call("run", page))).callId();
            ledger.settleFailed(failed, FailedCall.cancelled(Duration.ofSeconds(1)));
        }
        sql(database, """
                insert into public.system_logs (level, source, message)
                select 'info', 'instagram_scraper', 'API call succeeded' from generate_series(1, 50)""");

        SourceUsage usage = limits.usage().getFirst();

        assertThat(usage.daySent()).isEqualTo(4);
        assertThat(usage.daySucceeded()).isEqualTo(1);
        assertThat(usage.dayCalls()).isEqualTo(4);
    }

    private String rates() {
        return sql(
                database,
                "select requests_per_second, settings_requests_per_second, rate_set_by, rate_reason"
                        + " from creatorflow.api_limits");
    }

    private static ProviderLimits plan(String rate, String planLimit) {
        return new ProviderLimits(
                "instagram", new BigDecimal(rate), new BigDecimal(planLimit), null, null, new BigDecimal("0.30"));
    }
}
