package dev.creatorflow.starter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import dev.creatorflow.starter.LoopbackTemporal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeCommandTest {

    @TempDir
    private static Path folder;

    private static LoopbackTemporal temporal;
    private static ScriptedWorker worker;
    private static LoopbackDatabase database;

    private Shell shell = new Shell(Path.of("."));

    @BeforeAll
    static void serversStart() {
        temporal = new LoopbackTemporal();
        worker = new ScriptedWorker(temporal.address(), folder);
        database = LoopbackDatabase.migrated();
    }

    @AfterAll
    static void serversStop() {
        worker.close();
        temporal.close();
    }

    @BeforeEach
    void shellKnowsTheServers() {
        shell = new Shell(folder)
                .with("DATABASE_URL", database.url())
                .with("TEMPORAL_ADDRESS", temporal.address())
                .with("INSTAGRAM_API_BASE_URL", "http://127.0.0.1:9");
    }

    @Test
    void aScrapeIsStartedFollowedAndToldAsOneDocument() {
        CommandLineRun run = shell.run("scrape", "instagram", "@Fresh.One", "-o", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("creators").size()).isEqualTo(1);
        assertThat(run.json().at("/creators/0/username").asText()).isEqualTo("fresh.one");
        assertThat(run.json().at("/creators/0/outcome").asText()).isEqualTo("COMPLETE");
        assertThat(run.json().at("/creators/0/reels/saved").asInt()).isEqualTo(90);
        assertThat(run.json().at("/creators/0/media/stored").asInt()).isEqualTo(6);
        assertThat(run.json().at("/creators/0/followerGrowthDaily").isNull()).isTrue();
        assertThat(run.json().at("/creators/0/followerGrowthWeekly").asDouble()).isEqualTo(-0.25);
        assertThat(run.err()).contains("@fresh.one COMPLETE");
    }

    @Test
    void windowsAndMediaAreChosenAndQuietIsQuiet() {
        CommandLineRun run = shell.input("quiet.two # a comment\n")
                .run("scrape", "instagram", "-", "--reels", "5", "--posts", "0", "--no-media", "-q", "-o", "csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("quiet.two,COMPLETE,,5,5,0,0,0,0,0,5,0,4,1000,2.5,,-0.25");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void outcomesDecideTheExitCode() {
        assertThat(shell.run("scrape", "instagram", "partial.three").exitCode()).isEqualTo(3);
        CommandLineRun failed = shell.run("scrape", "instagram", "failed.four1");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).contains("UPSTREAM_DOWN", "@failed.four1: a sentence about failed.four1");
        assertThat(shell.run("scrape", "instagram", "failed.four12", "fine.five1")
                        .exitCode())
                .isEqualTo(3);
        assertThat(shell.run("scrape", "instagram", "missing.six").exitCode()).isZero();
    }

    @Test
    void aDetachedScrapeGoesOnAndCanBeWatched() {
        CommandLineRun detached = shell.run("scrape", "instagram", "detached.seven", "--detach", "-o", "json");
        assertThat(detached.exitCode()).as(detached.err()).isZero();
        assertThat(detached.json().at("/creators/0/workflowId").asText()).isEqualTo("instagram/resolve/detached.seven");
        CommandLineRun watched = shell.run("runs", "watch", "detached.seven", "-o", "json");
        assertThat(watched.exitCode()).as(watched.err()).isZero();
        assertThat(watched.json().at("/creators/0/outcome").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void whoJoinsAScrapeUnderWayIsEnteredInTheAuditLogOnce() {
        database.execute("insert into public.instagram_creators (ig_user_id, username) values ('5009', 'busy.nine')");
        CommandLineRun first = shell.run("scrape", "instagram", "busy.nine", "--detach", "-o", "json");
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(joins()).isEmpty();

        CommandLineRun second = shell.with("USER", "bob").run("scrape", "instagram", "busy.nine");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(joins())
                .containsExactly("bob|run|instagram/creator/5009|null|"
                        + first.json().at("/creators/0/runKey").asText() + "|media of the pages to come");
    }

    private static List<String> joins() {
        return database.query("""
                select requester, subject_kind, subject, reason, after ->> 'run_key', after ->> 'added'
                  from creatorflow.audit_log where action = 'join'""");
    }

    @Test
    void watchingWhatWasNeverStartedIsAFailureThatSaysSo() {
        CommandLineRun run = shell.run("runs", "watch", "never.eight");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("No scrape of @never.eight");
    }

    @Test
    void anUnreachableTemporalEndsWithFour() {
        CommandLineRun run = shell.with("TEMPORAL_ADDRESS", "127.0.0.1:9").run("scrape", "instagram", "nasa");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("127.0.0.1:9", "./creatorflow up").doesNotContain("\tat ");
    }

    @Test
    void aPlanStartsNothing() {
        CommandLineRun run =
                shell.with("RAPIDAPI_PLAN", "mega").run("scrape", "instagram", "nasa", "--plan", "-o", "json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("calls").asInt()).isEqualTo(12);
        assertThat(run.json().get("costUsd").decimalValue()).isEqualByComparingTo("0.0069");
        assertThat(shell.run("runs", "watch", "nasa").exitCode()).isEqualTo(1);
    }
}
