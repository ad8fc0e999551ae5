package dev.creatorflow.starter.creators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import dev.creatorflow.starter.LoopbackTemporal;
import dev.creatorflow.starter.scrape.ScriptedWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelatedCommandTest {

    @TempDir
    private Path folder;

    private LoopbackDatabase database = LoopbackDatabase.migrated();
    private Shell shell = new Shell(Path.of("."));

    @BeforeEach
    void aDatabaseWithThreeSources() throws IOException {
        shell = new Shell(folder).with("DATABASE_URL", database.url()).with("RAPIDAPI_PLAN", "mega");
        Files.writeString(folder.resolve("known.csv"), "11,nasa,space\n12,failed_one,\n13,bbc,news\n");
        assertThat(shell.run("creators", "import", "--file", "known.csv").exitCode())
                .isZero();
    }

    @Test
    void thePlanCountsOneListPerSourceAndTheProfilesBehindIt() {
        JsonNode plan = shell.run("creators", "related", "nasa", "bbc", "--max", "10", "--plan", "-o", "json")
                .json();

        assertThat(plan.get("sources").asInt()).isEqualTo(2);
        assertThat(plan.get("calls").asInt()).isEqualTo(2);
        assertThat(plan.get("callsAtMost").asInt()).isEqualTo(22);
        assertThat(plan.get("costUsd").decimalValue()).isEqualByComparingTo("0.0066");
    }

    @Test
    void accountsThatStillWaitAreAllThatIsAskedFor() {
        database.execute("""
                insert into creatorflow.discoveries (source_ig_user_id, found_ig_user_id, found_username, found_at, place)
                values ('11', '21', 'one', now(), 0), ('11', '22', 'two', now(), 1)""");

        JsonNode plan =
                shell.run("creators", "related", "nasa", "--plan", "-o", "json").json();

        assertThat(plan.get("calls").asInt()).isZero();
        assertThat(plan.get("callsAtMost").asInt()).isEqualTo(2);
    }

    @Test
    void aLargePlanIsNotStartedWithoutConsent() {
        CommandLineRun refused = shell.run("creators", "related", "nasa", "--max", "1000");

        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.err()).contains("1 to 1,001 paid calls (up to 0.31 US dollars) for 1 sources", "--yes");
    }

    @Test
    void discoveriesAreFollowedToTheirEnd() {
        try (LoopbackTemporal temporal = new LoopbackTemporal();
                ScriptedWorker _ = new ScriptedWorker(temporal.address(), folder)) {
            Shell connected = shell.with("TEMPORAL_ADDRESS", temporal.address());

            CommandLineRun done = connected.run("creators", "related", "nasa", "--min-followers", "500");
            assertThat(done.exitCode()).as(done.err()).isZero();
            assertThat(done.out()).contains("nasa", "COMPLETE", "most 25, at least 500");
            assertThat(done.err()).contains("@nasa COMPLETE · 1 new of 3 · 2 calls");

            assertThat(connected
                            .run("creators", "related", "nasa", "failed_one")
                            .exitCode())
                    .isEqualTo(3);
            CommandLineRun failed = connected.run("creators", "related", "failed_one", "-o", "json");
            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.json().at("/sources/0/reason").asText()).isEqualTo("UPSTREAM_DOWN");
        }
    }

    @Test
    void sourcesThatAreDoneAreLeftOut() {
        database.execute(
                "update public.instagram_creators set related_creators_processed = true where ig_user_id = '11'");

        CommandLineRun done = shell.run("creators", "related", "nasa", "-o", "json");

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.json().get("sources").size()).isZero();
        assertThat(done.err()).contains("1 sources are done and left out; --again asks them anew.");
        assertThat(shell.run("creators", "related", "nasa", "--again", "--plan", "-o", "json")
                        .json()
                        .get("sources")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void showTellsWhoLedHereAndToWhom() {
        database.execute("""
                insert into creatorflow.discoveries (source_ig_user_id, found_ig_user_id, found_username, found_at, place, outcome)
                values ('11', '13', 'bbc', now(), 0, 'KNOWN')""");

        assertThat(shell.run("creators", "show", "bbc").out()).containsPattern("led here by +nasa");
        JsonNode nasa = shell.run("creators", "show", "nasa", "-o", "json").json();
        assertThat(nasa.at("/discovery/ledTo/0/username").asText()).isEqualTo("bbc");
        assertThat(nasa.at("/discovery/ledTo/0/outcome").asText()).isEqualTo("KNOWN");
    }
}
