package dev.creatorflow.activities.budget;

import static dev.creatorflow.activities.budget.Calls.call;
import static dev.creatorflow.activities.budget.Calls.limits;
import static dev.creatorflow.activities.budget.Calls.sql;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.FailureType;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwitchOfOldScreensTest {
    private static final Database database = TestDatabase.create();
    private final CallLedger ledger = new CallLedger(database);
    private final SourceLimits limits = new SourceLimits(database);

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
    void theVeryNextCallIsKeptBackOnceAnOldScreenSwitchesOff() {
        assertThat(ledger.reserve(call("run", 0))).isInstanceOf(Reservation.Granted.class);

        sql(database, """
                update public.system_control set enabled = false, status = 'stopped', pid = null, updated_by = 'api'
                 where script_name = 'instagram_scraper'""");

        Reservation.Refused refused = (Reservation.Refused) ledger.reserve(call("run", 1));
        assertThat(refused.type()).isEqualTo(FailureType.SOURCE_PAUSED);
        assertThat(refused.sentence()).contains("switched off in system_control by api");
        assertThat(audit()).isEqualTo("api|pause|instagram|switched off in system_control");

        sql(database, "update public.system_control set enabled = true, updated_by = 'api'");
        assertThat(ledger.reserve(call("run", 1))).isInstanceOf(Reservation.Granted.class);
        assertThat(control()).isEqualTo("t|running|null");
    }

    @Test
    void defect51TheDocumentedWayToStopDoesStop() {
        sql(database, "update public.system_control set status = 'running'");

        sql(database, "update public.system_control set enabled = false");

        assertThat(ledger.reserve(call("run", 0))).isInstanceOf(Reservation.Refused.class);
        assertThat(control()).isEqualTo("f|stopped|null");
    }

    @Test
    void staffsPauseTurnsTheSwitchAndResumingTurnsItBack() {
        limits.pause("instagram", "Bill under review", "ana", null);
        assertThat(control()).isEqualTo("f|stopped|null");
        assertThat(sql(database, "select updated_by from public.system_control"))
                .isEqualTo("ana");

        limits.resume("instagram", "Paid", "ana");
        assertThat(control()).isEqualTo("t|running|null");
        assertThat(sql(database, "select kind, sentence from creatorflow.notices order by id"))
                .isEqualTo("""
                SOURCE_PAUSED|Requests to instagram are paused by ana: Bill under review
                RESUMED|Requests to instagram go on after: Bill under review""");
    }

    @Test
    void aSwitchThatWasOffBeforeTheFirstWorkerStartedHolds() {
        sql(database, "truncate creatorflow.api_limits, public.system_control");
        sql(database, """
                insert into public.system_control (script_name, enabled, status, updated_by)
                values ('instagram_scraper', false, 'stopped', 'system')""");

        limits.configure(limits(1000, null, null));

        assertThat(ledger.reserve(call("run", 0))).isInstanceOf(Reservation.Refused.class);
    }

    @Test
    void aUsedUpDayPausesTheSourceOnceAndTheNextDayGoesOn() {
        limits.configure(limits(1000, 1L, null));
        ledger.reserve(call("run", 0));
        for (int asked = 0; asked < 3; asked++) {
            assertThat(((Reservation.Refused) ledger.reserve(call("run", 1))).type())
                    .isEqualTo(FailureType.BUDGET_REACHED);
        }
        SourceUsage usage = limits.usage().getFirst();
        assertThat(usage.pauseType()).isEqualTo("BUDGET_REACHED");
        assertThat(usage.pauseReason()).isEqualTo("1 of 1 calls of this day");
        assertThat(usage.pausedUntil()).isAfter(usage.asOf());
        assertThat(control()).isEqualTo("t|error|1 of 1 calls of this day");
        assertThat(sql(database, "select kind, command from creatorflow.notices"))
                .isEqualTo("BUDGET_REACHED|./creatorflow budget show");

        sql(
                database,
                "update creatorflow.api_limits set day = day - 1, paused_until = paused_until - interval '1 day'");

        assertThat(ledger.reserve(call("run", 1))).isInstanceOf(Reservation.Granted.class);
        assertThat(ledger.reserve(call("run", 2))).isInstanceOf(Reservation.Refused.class);
    }

    @Test
    void aRaisedCapEndsTheStopAtOnce() {
        limits.configure(limits(1000, 1L, null));
        ledger.reserve(call("run", 0));
        ledger.reserve(call("run", 1));
        limits.configure(limits(1000, 1L, null));
        assertThat(limits.usage().getFirst().pauseType()).isEqualTo("BUDGET_REACHED");

        limits.configure(limits(1000, 5L, null));

        assertThat(limits.usage().getFirst().pauseType()).isNull();
        assertThat(ledger.reserve(call("run", 1))).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void aShortDiskPausesByItsOwnTypeAndNeverInPlaceOfStaff() {
        limits.pauseForDisk("less than 5 GB free under /data", Duration.ofMinutes(1));
        limits.pauseForDisk("less than 5 GB free under /data", Duration.ofMinutes(1));
        assertThat(((Reservation.Refused) ledger.reserve(call("run", 0))).type())
                .isEqualTo(FailureType.DISK_FULL);
        assertThat(sql(database, "select count(*) from creatorflow.notices")).isEqualTo("1");

        limits.pauseForDisk("less than 5 GB free under /data", Duration.ZERO);
        assertThat(ledger.reserve(call("run", 0))).isInstanceOf(Reservation.Granted.class);

        limits.pause("instagram", "Bill under review", "ana", null);
        limits.pauseForDisk("less than 5 GB free under /data", Duration.ofMinutes(1));
        assertThat(((Reservation.Refused) ledger.reserve(call("run", 1))).type())
                .isEqualTo(FailureType.SOURCE_PAUSED);
    }

    private static String audit() {
        return sql(database, "select requester, action, subject, reason from creatorflow.audit_log order by id");
    }

    private static String control() {
        return sql(database, "select enabled, status, last_error from public.system_control");
    }
}
