package dev.creatorflow.starter.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import dev.creatorflow.starter.LoopbackTemporal;
import dev.creatorflow.starter.scrape.ScriptedWorker;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureCommandsTest {

    @TempDir
    private Path folder;

    private final LoopbackDatabase database = LoopbackDatabase.migrated();
    private Shell shell = new Shell(Path.of("."));

    @BeforeEach
    void runsOfFiveFaults() {
        shell = new Shell(folder).with("DATABASE_URL", database.url());
        failed(
                "ups1",
                "11",
                "UPSTREAM_DOWN",
                "FAILED",
                "UPSTREAM_UNAVAILABLE",
                "HTTP 503 from /reels for @ups1, id 4711");
        failed(
                "ups2",
                "12",
                "UPSTREAM_DOWN",
                "FAILED",
                "UPSTREAM_UNAVAILABLE",
                "HTTP 503 from /reels for @ups2, id 4712");
        failed("slow1", "13", "UPSTREAM_DOWN", "FAILED", "UPSTREAM_TIMEOUT", "no answer from /profile within 60 s");
        failed("key1", "14", "BAD_CREDENTIALS", "FAILED", "BAD_CREDENTIALS", "HTTP 401: the key is not known");
        failed("drift1", "15", "SCHEMA_DRIFT", "PARTIAL", "SCHEMA_DRIFT", "JSON that is no object");
        failed(
                "few1",
                "16",
                "ITEMS_MISSING",
                "PARTIAL",
                null,
                "the account says it has 90 media, and 12 were delivered");
        run("stop1", "17", "'STOPPED', 'CANCELLED', 'cancelled by staff'");
        run("fine1", "18", "'COMPLETE', null, null");
    }

    @Test
    void defect09FailuresAreGroupedByTheirFirstCause() {
        JsonNode groups = shell.run("runs", "failures", "-o", "json").json().get("groups");
        assertThat(texts(groups, "errorType"))
                .containsExactlyInAnyOrder(
                        "UPSTREAM_UNAVAILABLE", "UPSTREAM_TIMEOUT", "BAD_CREDENTIALS", "SCHEMA_DRIFT", "ITEMS_MISSING");
        JsonNode most = groups.get(0);
        assertThat(most.get("runs").asInt()).isEqualTo(2);
        assertThat(most.get("cause").asText()).isEqualTo("HTTP 503 from /reels for @…, id …");
        assertThat(most.get("provider").asText()).isEqualTo("instagram");
        assertThat(most.get("command").asText())
                .isEqualTo(
                        "./creatorflow runs retry --group " + most.get("group").asText());
        assertThat(shell.run("runs", "failures").out()).contains("mend RAPIDAPI_KEY, restart the worker");
    }

    @Test
    void whatWasMadeGoodSinceIsNoFailureAnyMore() {
        database.execute("""
                insert into creatorflow.runs (run_key, platform, target, username, workflow_id, "trigger", started_at)
                values ('newer', 'instagram', '14', 'key1', 'instagram/creator/14', 'STAFF', now() + interval '1 s')""");
        assertThat(texts(shell.run("runs", "failures", "-o", "json").json().get("groups"), "errorType"))
                .doesNotContain("BAD_CREDENTIALS");
    }

    @Test
    void aHandleThatLedNowhereIsMadeGoodByTheAccountItLedToLater() {
        database.execute("update creatorflow.runs set target = null where username = 'key1'");
        database.execute("""
                insert into creatorflow.runs (run_key, platform, target, username, workflow_id, "trigger", started_at)
                values ('newer', 'instagram', '14', 'Key1', 'instagram/creator/14', 'STAFF', now() + interval '1 s')""");
        assertThat(texts(shell.run("runs", "failures", "-o", "json").json().get("groups"), "errorType"))
                .doesNotContain("BAD_CREDENTIALS");
    }

    @Test
    void aGroupRunsAgainUnderItsOwnKeysAndTwiceIsOnce() {
        try (LoopbackTemporal temporal = new LoopbackTemporal();
                ScriptedWorker _ = new ScriptedWorker(temporal.address(), folder)) {
            shell.with("TEMPORAL_ADDRESS", temporal.address());
            String group = shell.run("runs", "failures", "-o", "json")
                    .json()
                    .at("/groups/0/group")
                    .asText();
            CommandLineRun retried = shell.run("runs", "retry", "--group", group, "-o", "json");
            assertThat(retried.exitCode()).as(retried.err()).isZero();
            assertThat(texts(retried.json().get("retried"), "runKey"))
                    .containsExactlyInAnyOrder("run-ups1", "run-ups2");
            assertThat(texts(
                            shell.run("runs", "retry", "--group", group, "-o", "json")
                                    .json()
                                    .get("retried"),
                            "joined"))
                    .containsOnly("false");

            JsonNode fresh = shell.run("runs", "retry", "drift1", "--reason", "the mapping is mended", "-o", "json")
                    .json()
                    .at("/retried/0");
            assertThat(fresh.get("runKey").asText()).isEqualTo("run-drift1-again");
            assertThat(fresh.get("continued").asBoolean()).isFalse();
        }
        assertThat(database.query("select requester, action, subject, reason from creatorflow.audit_log"
                        + " where subject = 'run-drift1'"))
                .containsExactly("ann|retry|run-drift1|the mapping is mended");
    }

    @Test
    void aCommunityOfRedditRunsAgainUnderItsOwnKey() {
        database.execute("""
                insert into creatorflow.runs (run_key, platform, target, username, workflow_id, "trigger", verdict,
                    started_at, closed_at, outcome, reason, detail)
                values ('run-reddit', 'reddit', 'r/askreddit', 'AskReddit', 'reddit/subreddit/askreddit', 'SCHEDULE', 'RAN',
                    now() - interval '1 minute', now(), 'FAILED', 'UPSTREAM_DOWN', 'Reddit answered 503'),
                    ('run-user', 'reddit', 'u/spez', 'spez', 'reddit/user/spez', 'SCHEDULE', 'RAN',
                    now() - interval '1 minute', now(), 'FAILED', 'SCHEMA_DRIFT', 'JSON that is no object')""");
        try (LoopbackTemporal temporal = new LoopbackTemporal()) {
            shell.with("TEMPORAL_ADDRESS", temporal.address());
            JsonNode community = shell.run("runs", "retry", "r/askreddit", "-o", "json")
                    .json()
                    .at("/retried/0");
            assertThat(community.get("runKey").asText()).isEqualTo("run-reddit");
            assertThat(community.get("workflowId").asText()).isEqualTo("reddit/subreddit/askreddit");
            assertThat(community.get("continued").asBoolean()).isTrue();
            JsonNode user =
                    shell.run("runs", "retry", "spez", "-o", "json").json().at("/retried/0");
            assertThat(user.get("username").asText()).isEqualTo("u/spez");
            assertThat(user.get("runKey").asText()).isEqualTo("run-user-again");
            assertThat(user.get("workflowId").asText()).isEqualTo("reddit/user/spez");
            CommandLineRun cancelled = shell.run("runs", "cancel", "r/AskReddit", "--reason", "enough");
            assertThat(cancelled.exitCode()).as(cancelled.err()).isZero();
        }
    }

    @Test
    void aScrapeThatIsNotUnderWayCannotBeSteeredAndNoneWithoutAReason() {
        try (LoopbackTemporal temporal = new LoopbackTemporal()) {
            shell.with("TEMPORAL_ADDRESS", temporal.address());
            for (String deed : List.of("pause", "resume", "skip-media", "refetch", "cancel")) {
                CommandLineRun run = shell.run("runs", deed, "ups1", "--reason", "the bill is looked at");
                assertThat(run.exitCode()).as(deed).isEqualTo(1);
                assertThat(run.err()).contains("instagram/creator/11 is not under way");
                assertThat(shell.run("runs", deed, "ups1").exitCode()).as(deed).isEqualTo(2);
            }
        }
    }

    @Test
    void retryNeedsToKnowWhatAndThatItFailed() {
        assertThat(shell.run("runs", "retry").exitCode()).isEqualTo(2);
        assertThat(shell.run("runs", "retry", "ups1", "--all").exitCode()).isEqualTo(2);
        CommandLineRun fine = shell.run("runs", "retry", "fine1");
        assertThat(fine.exitCode()).isEqualTo(1);
        assertThat(fine.err()).contains("not among the runs that ended badly");
    }

    private void failed(String name, String target, String reason, String outcome, String type, String cause) {
        run(name, target, "'%s', '%s', 'reels: %s'".formatted(outcome, reason, cause));
        if (type != null) {
            database.execute("""
                    insert into creatorflow.api_calls (provider, ordinal, endpoint, run_key, stream, page, subject, send_at,
                        state, outcome, failure_type, failure_detail)
                    values ('instagram', %s, '/reels', 'run-%s', 'reels', 0, '%s', now(), 'DONE', 'FAILED', '%s', '%s')""".formatted(target, name, target, type, cause));
        }
    }

    private void run(String name, String target, String end) {
        database.execute("""
                insert into creatorflow.runs (run_key, platform, target, username, workflow_id, "trigger", verdict,
                    started_at, closed_at, outcome, reason, detail)
                values ('run-%1$s', 'instagram', '%2$s', '%1$s', 'instagram/creator/%2$s', 'SCHEDULE', 'RAN',
                    now() - interval '1 minute', now(), %3$s)""".formatted(name, target, end));
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.get(field).asText())
                .toList();
    }
}
