package dev.creatorflow.activities.budget;

import static dev.creatorflow.activities.budget.Calls.answer;
import static dev.creatorflow.activities.budget.Calls.call;
import static dev.creatorflow.activities.budget.Calls.limits;
import static dev.creatorflow.activities.budget.Calls.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.creatorflow.activities.archive.StoredAnswer;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.ApiCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallLedgerTest {
    private static final Database database = TestDatabase.create();
    private final CallLedger ledger = new CallLedger(database);

    @BeforeEach
    void configure() {
        Calls.reset(database);
        new SourceLimits(database).configure(limits(1000, null, null));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aCallIsInTheLedgerAsSentBeforeItLeaves() {
        Reservation.Granted granted = grant("run", 0);

        assertThat(sql(database, """
                select id, provider, ordinal, endpoint, run_key, stream, page, subject, workflow_id, batch, state,
                       outcome, billed
                  from creatorflow.api_calls"""))
                .isEqualTo(
                        granted.callId()
                                + "|instagram|1|/reels|run|reels|0|173560420|instagram/creator/173560420|nightly|SENT|null|null");
        assertThat(sql(database, "select day_calls, month_calls, calls_reserved from creatorflow.api_limits"))
                .isEqualTo("1|1|1");
        assertThat(granted.gap()).isBetween(Duration.ofNanos(16_000), Duration.ofNanos(17_000));
    }

    @Test
    void aStoredAnswerIsReturnedWithoutACall() {
        StoredAnswer stored = ledger.settleStored(grant("run", 0).callId(), call("run", 0), answer("{}"));

        assertThat(ledger.reserve(call("run", 0))).isEqualTo(new Reservation.AlreadyStored(stored));
        assertThat(stored).isEqualTo(new StoredAnswer(stored.rawId(), 12, "next==", true, true, null, null));
        assertThat(sql(database, "select count(*) from creatorflow.api_calls")).isEqualTo("1");
        assertThat(sql(database, "select month_calls from creatorflow.api_limits"))
                .isEqualTo("1");
        assertThat(ledger.reserve(call("other run", 0))).isInstanceOf(Reservation.Granted.class);
        assertThat(ledger.reserve(call("run", 1))).isInstanceOf(Reservation.Granted.class);
    }

    @Test
    void anAnswerIsAsOldAsTheInjectedClockSays() {
        Instant fetched = Instant.parse("2027-03-01T08:00:00Z");
        CallLedger later = new CallLedger(database, Clock.fixed(fetched, ZoneOffset.UTC));
        later.settleStored(grant("run", 0).callId(), call("run", 0), answer("{}"));

        assertThat(sql(database, "select fetched_at = '2027-03-01T08:00:00Z' from creatorflow.raw_responses"))
                .isEqualTo("t");
    }

    @Test
    void aSettledCallSaysWhatItBroughtAndHowLongItTook() {
        ledger.settleStored(
                grant("run", 0).callId(),
                call("run", 0),
                answer("{\"items\": []}", new ProviderQuota(250_000L, 199_999L, Duration.ofDays(3))));

        assertThat(sql(database, """
                select state, outcome, http_status, latency_ms, billed, body_bytes, quota_limit, quota_remaining,
                       extract(epoch from finished_at - sent_at)::numeric(9, 1),
                       round(extract(epoch from quota_reset_at - clock_timestamp()) / 86400)
                  from creatorflow.api_calls""")).isEqualTo("DONE|SUCCEEDED|200|1500|t|13|250000|199999|1.5|3");
        assertThat(sql(database, """
                select provider, subject, cursor_in, cursor_out, items, more, found, body_bytes, digest,
                       octet_length(body) > 0, archive_key, saved_at, call_id
                  from creatorflow.raw_responses"""))
                .isEqualTo("instagram|173560420|null|next==|12|t|t|13|" + sha256("{\"items\": []}") + "|t|null|null|1");
    }

    @Test
    void anAnswerThatCannotBeStoredLeavesItsCallSent() {
        long callId = grant("run", 0).callId();
        sql(database, """
                alter table creatorflow.raw_responses add constraint full_disk check (items < 0) not valid""");

        assertThatThrownBy(() -> ledger.settleStored(callId, call("run", 0), answer("{}")))
                .isInstanceOf(PersistenceException.class);
        sql(database, "alter table creatorflow.raw_responses drop constraint full_disk");

        assertThat(sql(database, "select state, outcome from creatorflow.api_calls"))
                .isEqualTo("SENT|null");
        assertThat(sql(database, "select count(*) from creatorflow.raw_responses"))
                .isEqualTo("0");
    }

    @Test
    void theFirstStoredAnswerStandsWhenTwoAttemptsBringOne() {
        long first = grant("run", 0).callId();
        long second = grant("run", 0).callId();
        StoredAnswer stored = ledger.settleStored(first, call("run", 0), answer("{\"a\":1}"));

        assertThat(ledger.settleStored(second, call("run", 0), answer("{\"b\":2}")))
                .isEqualTo(stored);
        assertThat(sql(database, "select count(*), min(call_id) from creatorflow.raw_responses"))
                .isEqualTo("1|" + first);
        assertThat(ledger.callsOf("run")).isEqualTo(new ApiCalls(2, 2, 0));
    }

    @Test
    void defect37ACallLostInACrashCountsAsPaidAndItsPageIsAskedAgain() {
        new SourceLimits(database).configure(limits(1000, 2L, null));
        grant("run", 0);

        assertThat(ledger.reserve(call("run", 0))).isInstanceOf(Reservation.Granted.class);
        assertThat(ledger.reserve(call("run", 0)))
                .asInstanceOf(type(Reservation.Refused.class))
                .extracting(Reservation.Refused::type)
                .isEqualTo(FailureType.BUDGET_REACHED);
        assertThat(ledger.callsOf("run")).isEqualTo(new ApiCalls(2, 0, 0));
        assertThat(sql(database, "select count(*) from creatorflow.api_calls where billed is distinct from false"))
                .isEqualTo("2");
    }

    @Test
    void defect37AFailedCallIsCountedWithItsCause() {
        long callId = grant("run", 0).callId();
        ledger.settleFailed(
                callId,
                new FailedCall(
                        FailureType.RATE_LIMITED,
                        "The provider limits the rate",
                        429,
                        Duration.ofMillis(80),
                        false,
                        null,
                        ProviderQuota.UNKNOWN,
                        Duration.ofSeconds(7)));
        ledger.settleFailed(grant("run", 0).callId(), FailedCall.cancelled(Duration.ofSeconds(2)));

        assertThat(sql(database, """
                select state, outcome, failure_type, failure_detail, http_status, latency_ms, billed
                  from creatorflow.api_calls order by id""")).isEqualTo("""
                DONE|FAILED|RATE_LIMITED|The provider limits the rate|429|80|f
                DONE|CANCELLED|null|Cancelled while it was in flight|null|2000|null""");
        assertThat(ledger.callsOf("run")).isEqualTo(new ApiCalls(2, 0, 2));
    }

    @Test
    void aCallThatNeverLeftIsGivenBack() {
        new SourceLimits(database).configure(limits(1000, 1L, 1L));
        Reservation.Granted granted = grant("run", 0);
        ledger.release(granted.callId(), "The worker stops");

        assertThat(ledger.callsOf("run")).isEqualTo(ApiCalls.NONE);
        grant("run", 0);
        ledger.release(granted.callId(), "A second time gives nothing back");
        assertThat(sql(database, "select day_calls, month_calls from creatorflow.api_limits"))
                .isEqualTo("1|1");
    }

    @Test
    void aProviderWithoutLimitsIsNotAsked() {
        sql(database, "delete from creatorflow.api_limits");

        assertThatThrownBy(() -> ledger.reserve(call("run", 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The limits of instagram are not in the database");
    }

    private Reservation.Granted grant(String runKey, int page) {
        return (Reservation.Granted) ledger.reserve(call(runKey, page));
    }

    private static String sha256(String text) {
        return answer(text).body().digest();
    }
}
