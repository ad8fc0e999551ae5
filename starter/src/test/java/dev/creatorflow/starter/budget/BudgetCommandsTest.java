package dev.creatorflow.starter.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetCommandsTest {

    @TempDir
    private Path folder;

    private final LoopbackDatabase database = LoopbackDatabase.migrated();
    private Shell shell = new Shell(Path.of("."));

    @BeforeEach
    void aProviderThatWasAskedBefore() {
        shell = new Shell(folder).with("DATABASE_URL", database.url());
        database.execute("""
                insert into creatorflow.api_limits (provider, requests_per_second, settings_requests_per_second,
                    plan_limit_per_second, day_cap, month_cap, price_per_1000_usd, day_calls, month_calls,
                    quota_limit, quota_remaining)
                values ('instagram', 55, 55, 60, 1000, 250000, 0.30, 400, 12000, 250000, 237000)""");
        database.execute("""
                insert into creatorflow.api_calls (provider, ordinal, endpoint, run_key, stream, page, subject, send_at,
                    state, outcome, billed)
                select 'instagram', n, '/reels', 'run', 'reels', n, '1', now(), 'DONE',
                    case when n <= 8 then 'SUCCEEDED' else 'FAILED' end, n <= 8
                  from generate_series(1, 10) n""");
    }

    @Test
    void showTellsCallsAndMoneyUsedAndLeft() {
        JsonNode source = shell.run("budget", "show", "-o", "json").json().at("/sources/0");
        assertThat(source.get("dayLeft").asInt()).isEqualTo(600);
        assertThat(source.get("monthLeft").asInt()).isEqualTo(238_000);
        assertThat(source.get("monthCostUsd").asDouble()).isEqualTo(0.0024);
        assertThat(source.get("monthCapUsd").asDouble()).isEqualTo(75);
        assertThat(source.at("/usage/daySucceeded").asInt()).isEqualTo(8);
        assertThat(shell.run("budget", "show").out())
                .contains(
                        "400 of 1,000 calls (the daily cap), 600 left",
                        "237,000 left of 250,000",
                        "10: 8 succeeded, 2 failed, 0 without an end yet",
                        "open");
        assertThat(shell.run("budget", "show", "-o", "csv").out()).contains("instagram,55,settings,400,1000,600,2");
    }

    @Test
    void pauseAndResumeHoldTheSourceWithAReasonThatIsAudited() {
        CommandLineRun paused = shell.run("budget", "pause", "instagram", "--reason", "Bill under review");
        assertThat(paused.exitCode()).as(paused.err()).isZero();
        assertThat(paused.out()).contains("paused (SOURCE_PAUSED) by ann: Bill under review");

        CommandLineRun resumed = shell.run("budget", "resume", "instagram", "--reason", "Paid", "-o", "json");
        assertThat(resumed.json().get("pauseType").isNull()).isTrue();
        assertThat(database.query("select requester, action, reason from creatorflow.audit_log order by id"))
                .containsExactly("ann|pause|Bill under review", "ann|resume|Paid");
    }

    @Test
    void aPauseForATimeEndsByItself() {
        JsonNode paused = shell.run("budget", "pause", "instagram", "--reason", "Lunch", "--for", "1h", "-o", "json")
                .json();
        assertThat(paused.get("pausedUntil").isNull()).isFalse();
    }

    @Test
    void theRateChangesWithinThePlanAndGoesBack() {
        assertThat(shell.run("budget", "rate", "instagram", "20", "--reason", "A busy day", "-o", "json")
                        .json()
                        .get("requestsPerSecond")
                        .asInt())
                .isEqualTo(20);
        assertThat(shell.run("budget", "show").out()).contains("set by ann: A busy day (settings: 55)");
        CommandLineRun tooMuch = shell.run("budget", "rate", "instagram", "61", "--reason", "Haste");
        assertThat(tooMuch.exitCode()).isEqualTo(2);
        assertThat(tooMuch.err()).contains("refuses more than 60 requests per second");
        assertThat(shell.run("budget", "rate", "instagram", "--settings", "--reason", "Over")
                        .exitCode())
                .isZero();
        assertThat(shell.run("budget", "show").out()).contains("from the settings");
    }

    @Test
    void whatChangesSomethingNeedsAReasonAndAKnownProvider() {
        assertThat(shell.run("budget", "pause", "instagram").exitCode()).isEqualTo(2);
        assertThat(shell.run("budget", "pause", "instagram", "--reason", " ").err())
                .contains("A reason is needed");
        CommandLineRun unknown = shell.run("budget", "resume", "tiktok", "--reason", "Why not");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("There is no provider tiktok");
        assertThat(shell.run("budget", "show", "tiktok").exitCode()).isEqualTo(1);
    }

    @Test
    void resumingAUsedUpBudgetTellsThatItStaysUsedUp() {
        database.execute("update creatorflow.api_limits set day_calls = 1000");
        assertThat(shell.run("budget", "resume", "instagram", "--reason", "Try").err())
                .contains("API_DAILY_CALL_CAP");
    }
}
