package dev.creatorflow.starter.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestCommandTest {

    @TempDir
    private Path folder;

    private final LoopbackDatabase database = LoopbackDatabase.migrated();
    private Shell shell = new Shell(Path.of("."));

    @BeforeEach
    void aDatabase() {
        shell = new Shell(folder).with("DATABASE_URL", database.url());
    }

    @Test
    void aQuietNightNeedsNobody() {
        CommandLineRun run = shell.run("digest");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("needs a person", "nothing");
    }

    @Test
    void whatNeedsAPersonComesFirstWithTheCommand() {
        database.execute("""
                insert into creatorflow.api_limits (provider, requests_per_second, settings_requests_per_second, price_per_1000_usd)
                values ('instagram', 55, 55, 0.30)""");
        database.execute("""
                insert into creatorflow.api_calls (provider, ordinal, endpoint, run_key, stream, page, subject, send_at,
                    state, outcome, billed, failure_type, failure_detail)
                values ('instagram', 1, '/reels', 'run', 'reels', 0, '1', now(), 'DONE', 'SUCCEEDED', true, null, null),
                       ('instagram', 2, '/reels', 'run', 'reels', 1, '1', now(), 'DONE', 'FAILED', true,
                        'UPSTREAM_UNAVAILABLE', 'HTTP 503 from /reels')""");
        database.execute("""
                insert into creatorflow.runs (run_key, platform, target, username, workflow_id, "trigger", verdict,
                    started_at, closed_at, outcome, reason, detail, reels_new, reels_existing, growth_daily, followers)
                values ('run', 'instagram', '1', 'nasa', 'instagram/creator/1', 'SCHEDULE', 'RAN', now() - interval '1 hour',
                        now(), 'PARTIAL', 'UPSTREAM_DOWN', 'reels: HTTP 503', 12, 0, 2.5, 1000),
                       ('stuck', 'instagram', '2', 'bbc', 'instagram/creator/2', 'SCHEDULE', 'RUNNING',
                        now() - interval '7 hours', null, null, null, null, 0, 0, null, null)""");
        database.execute(
                "update creatorflow.api_limits set pause_type = 'SOURCE_PAUSED', pause_reason = 'Bill', paused_by = 'ana'");
        database.execute("""
                insert into creatorflow.batches (batch, kind, platform, name, slot_at, verdict, due, opened_at)
                values ('cycle-1', 'CYCLE', 'instagram', 'daily', now(), 'RUNNING', 2, now())""");
        database.execute("""
                update creatorflow.batches set verdict = 'RAN', outcome = 'PARTIAL', done = 2, calls = 2, closed_at = now(),
                    summary = '{"ends": [{"outcome": "COMPLETE", "reason": null, "count": 1},
                                         {"outcome": "PARTIAL", "reason": "UPSTREAM_DOWN", "count": 1}],
                                "perMinute": 4.25, "calls": 2, "costUsd": 0.0006, "plannedLow": 2, "plannedHigh": 5,
                                "rowsNew": 12, "rowsUpdated": 3, "media": {"stored": 7, "due": 1, "lost": 2},
                                "growth": [{"username": "nasa", "dailyPercent": 2.5, "followers": 1000}], "loss": [],
                                "viral": [{"username": "bbc", "shortcode": "abc", "plays": 90000}],
                                "needs": [{"what": "1 ended PARTIAL", "command": "./creatorflow runs failures"}]}'""");

        JsonNode digest = shell.run("digest", "--since", "12h", "-o", "json").json();

        JsonNode needs = digest.get("needs");
        assertThat(needs.get(0).get("what").asText()).contains("paused (SOURCE_PAUSED): Bill");
        assertThat(needs.get(0).get("command").asText()).isEqualTo("./creatorflow budget resume instagram --reason …");
        assertThat(needs.get(1).get("what").asText())
                .isEqualTo("1 runs ended PARTIAL UPSTREAM_DOWN: HTTP 503 from /reels");
        assertThat(needs.get(1).get("command").asText()).startsWith("./creatorflow runs retry --group ");
        assertThat(needs.get(2).get("command").asText()).isEqualTo("./creatorflow runs list --open");
        assertThat(digest.at("/digest/spending/0/costUsd").asDouble()).isEqualTo(0.0006);
        assertThat(digest.at("/digest/batches/0/outcome").asText()).isEqualTo("PARTIAL");
        assertThat(digest.at("/digest/growth/0/username").asText()).isEqualTo("nasa");
        assertThat(digest.at("/digest/sums/rowsNew").asInt()).isEqualTo(12);
        assertThat(digest.at("/digest/batches/0/summary/perMinute").asDouble()).isEqualTo(4.25);
        assertThat(shell.run("digest").out())
                .contains(
                        "1 COMPLETE, 1 PARTIAL UPSTREAM_DOWN; 4.3 a minute",
                        "2 calls, $0.0006; planned 2 to 5",
                        "12 rows new, 3 updated; media 7 stored, 1 due, 2 given up",
                        "grew most: @nasa 2.5 % in a day",
                        "turned viral: @bbc 90000 plays",
                        "needs a person: 1 ended PARTIAL")
                .contains("Cycle daily ended PARTIAL: 2 of 2 targets done, 2 calls", "grew", "@nasa 2.5 % in a day");
        assertThat(database.query("select config ->> 'total_cycles_completed', config ->> 'in_waiting_period'"
                        + " from public.system_control"))
                .containsExactly("1|true");
    }
}
