package dev.creatorflow.activities.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.FailureType;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider with a period of minutes says of it comes before any setting of ours. */
class RollingQuotaTest {
    private static final Database database = TestDatabase.create();
    private final CallLedger ledger = new CallLedger(database);
    private int page;

    @BeforeEach
    void configure() {
        Calls.reset(database);
        new SourceLimits(database)
                .configure(new ProviderLimits(
                        Calls.PROVIDER, BigDecimal.valueOf(100), null, null, null, BigDecimal.ZERO, true));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void redditDefect23WhatIsLeftIsSpreadOverTheRestOfThePeriod() {
        answer(new ProviderQuota(100L, 10L, Duration.ofSeconds(20)));

        Duration first = granted().delay();
        Duration second = granted().delay();
        Duration third = granted().delay();

        assertThat(second.minus(first)).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400));
        assertThat(third.minus(second)).isBetween(Duration.ofMillis(1_600), Duration.ofMillis(2_400));
    }

    @Test
    void whereNothingIsLeftCallsWaitForTheNextPeriodAndAreNotRefused() {
        Reservation.Granted call = granted();
        ledger.settleFailed(
                call.callId(),
                new FailedCall(
                        FailureType.RATE_LIMITED,
                        "refused",
                        429,
                        Duration.ofMillis(10),
                        true,
                        0L,
                        new ProviderQuota(null, 0L, Duration.ofSeconds(100)),
                        Duration.ofSeconds(100)));

        Reservation next = ledger.reserve(Calls.call("run", page++));

        assertThat(next).isInstanceOf(Reservation.ComeBack.class);
        assertThat(new SourceGate(database).closed(Calls.PROVIDER)).isEmpty();
    }

    @Test
    void plentyLeftChangesNothing() {
        answer(new ProviderQuota(1_000L, 990L, Duration.ofSeconds(5)));

        Duration first = granted().delay();
        assertThat(granted().delay().minus(first)).isLessThan(Duration.ofMillis(100));
    }

    private void answer(ProviderQuota quota) {
        Reservation.Granted call = granted();
        ledger.settleStored(call.callId(), Calls.call("run", page - 1), Calls.answer("{}", quota));
    }

    private Reservation.Granted granted() {
        Reservation reservation = ledger.reserve(Calls.call("run", page++));
        assertThat(reservation).isInstanceOf(Reservation.Granted.class);
        return (Reservation.Granted) reservation;
    }
}
