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
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreatorCommandsTest {

    @TempDir
    private Path folder;

    private LoopbackDatabase database;

    private Shell shell = new Shell(Path.of("."));

    @BeforeEach
    void aDatabaseWithThreeCreators() throws IOException {
        database = LoopbackDatabase.migrated();
        shell = new Shell(folder).with("DATABASE_URL", database.url());
        Files.writeString(
                folder.resolve("known.csv"), "ig_user_id,username,niche\n11,nasa,space\n12,NatGeo,\n13,bbc,news\n");
        CommandLineRun imported = shell.run("creators", "import", "--file", "known.csv", "-o", "json");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.json().get("changed").size()).isEqualTo(3);
    }

    @Test
    void importedCreatorsAreListedAsPendingInEveryFormat() {
        CommandLineRun json = shell.run("creators", "list", "-o", "json", "--order", "username", "--ascending");
        assertThat(names(json)).containsExactly("bbc", "nasa", "natgeo");
        assertThat(json.json().get("total").asInt()).isEqualTo(3);
        JsonNode nasa = json.json().at("/creators/1");
        assertThat(nasa.get("igUserId").asText()).isEqualTo("11");
        assertThat(nasa.get("niche").asText()).isEqualTo("space");
        assertThat(nasa.get("followersCount").isNull()).isTrue();
        assertThat(shell.run("creators", "list").out()).contains("nasa", "pending", "–");
        assertThat(shell.run("creators", "list", "-o", "csv").out()).startsWith("creator,id,review,niche,");
    }

    @Test
    void importingAgainChangesNothing() {
        CommandLineRun again = shell.run("creators", "import", "-f", "known.csv", "-o", "json");
        assertThat(again.json().get("changed").size()).isZero();
        assertThat(again.json().get("unchanged").size()).isEqualTo(3);
    }

    @Test
    void approveRejectAndWhereSelectEachOther() {
        assertThat(shell.run("creators", "approve", "@NASA", "https://instagram.com/bbc", "--reason", "asked for")
                        .exitCode())
                .isZero();
        assertThat(shell.run("creators", "reject", "natgeo").exitCode()).isZero();
        assertThat(names(shell.run("creators", "list", "--review", "approved", "-o", "json")))
                .containsExactlyInAnyOrder("nasa", "bbc");
        assertThat(names(shell.run("creators", "list", "--where", "review=rejected", "-o", "json")))
                .containsExactly("natgeo");
    }

    @Test
    void editChangesWhatStaffOwnByNameOrByCondition() {
        assertThat(shell.run("creators", "edit", "nasa", "--tag", "gold,big", "--tier", "hot", "--notes", "call them")
                        .exitCode())
                .isZero();
        assertThat(shell.run("creators", "edit", "--where", "niche=news", "--niche", "")
                        .exitCode())
                .isZero();
        CommandLineRun shown = shell.run("creators", "show", "nasa", "-o", "json");
        assertThat(shown.json().at("/creator/creator/refreshTier").asText()).isEqualTo("hot");
        assertThat(shown.json().at("/creator/creator/tags/1").asText()).isEqualTo("gold");
        assertThat(shown.json().at("/creator/facts/notes").asText()).isEqualTo("call them");
        assertThat(shell.run("creators", "show", "bbc", "-o", "json")
                        .json()
                        .at("/creator/creator/niche")
                        .isNull())
                .isTrue();
        assertThat(shell.run("creators", "show", "@Nasa").out()).contains("call them", "hot");
    }

    @Test
    void pauseAndResumeAreSeenInTheList() {
        shell.run("creators", "pause", "nasa");
        assertThat(names(shell.run("creators", "list", "--where", "paused=yes", "-o", "json")))
                .containsExactly("nasa");
        shell.run("creators", "resume", "nasa");
        assertThat(names(shell.run("creators", "list", "--where", "paused=yes", "-o", "json")))
                .isEmpty();
    }

    @Test
    void aNameThatIsNotStoredStopsAChangeBeforeItBegins() {
        CommandLineRun run = shell.run("creators", "approve", "nasa", "nobody", "noone");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nobody, noone", "Nothing was changed");
        assertThat(names(shell.run("creators", "list", "--review", "approved", "-o", "json")))
                .isEmpty();
        assertThat(shell.run("creators", "show", "nobody").exitCode()).isEqualTo(1);
    }

    @Test
    void defect54AddEnrolsStoredOnesAtOnceAndSaysWhatBecameOfTheOthers() {
        try (LoopbackTemporal temporal = new LoopbackTemporal();
                ScriptedWorker _ = new ScriptedWorker(temporal.address(), folder)) {
            shell.with("TEMPORAL_ADDRESS", temporal.address());
            CommandLineRun run =
                    shell.run("creators", "add", "nasa", "newcomer", "missing.one", "--niche", "space", "-o", "json");
            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            assertThat(run.json().at("/creators/0/enrolled").asBoolean()).isTrue();
            assertThat(run.json().at("/creators/0/workflowId").isNull()).isTrue();
            assertThat(run.json().at("/creators/1/igUserId").asText()).isEqualTo(ScriptedWorker.idOf("newcomer"));
            assertThat(run.json().at("/creators/1/workflowId").asText())
                    .isEqualTo("instagram/creator/" + ScriptedWorker.idOf("newcomer"));
            assertThat(run.json().at("/creators/2/enrolled").asBoolean()).isFalse();
            assertThat(names(shell.run("creators", "list", "--review", "approved", "-o", "json")))
                    .containsExactlyInAnyOrder("nasa", "newcomer");
        }
    }

    @Test
    void aPlanCostsNothingAndALargeOneIsAskedFor() {
        CommandLineRun plan = shell.run("creators", "add", "nasa", "newcomer", "--plan", "-o", "json");
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.json().get("added").asInt()).isEqualTo(1);
        assertThat(plan.json().get("calls").asInt()).isEqualTo(12);
        StringBuilder many = new StringBuilder();
        for (int number = 0; number < 100; number++) {
            many.append("someone").append(number).append('\n');
        }
        CommandLineRun refused = shell.input(many.toString()).run("creators", "add", "-");
        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.err()).contains("1,200 to 2,300 paid calls", "--yes");
    }

    @Test
    void aPlanOfAChangeTellsItCreatorByCreatorAndChangesNothing() {
        CommandLineRun plan = shell.run(
                "creators",
                "edit",
                "--where",
                "niche=space",
                "--niche",
                "moon",
                "--tag",
                "gold",
                "--plan",
                "-o",
                "json");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.json().at("/differences/0/username").asText()).isEqualTo("nasa");
        assertThat(plan.json().at("/differences/0/before/niche").asText()).isEqualTo("space");
        assertThat(plan.json().at("/differences/0/after/tags/0").asText()).isEqualTo("gold");
        assertThat(plan.err()).contains("1 would change", "Nothing was changed");
        assertThat(shell.run("creators", "approve", "nasa", "bbc", "--plan").out())
                .contains("nasa", "review_status", "ok");
        assertThat(shell.run("creators", "pause", "nasa", "--plan").out()).contains("paused", "true");
        assertThat(shell.input("77,newone,art\n11,nasa,sea\n")
                        .run("creators", "import", "-", "--plan", "-o", "json")
                        .json()
                        .get("changed")
                        .size())
                .isEqualTo(2);
        assertThat(names(shell.run("creators", "list", "--where", "niche=space", "-o", "json")))
                .containsExactly("nasa");
        assertThat(shell.run("creators", "list", "-o", "json")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(3);
    }

    /** The former screens set a review without saying who, and only for what the first thousand rows held. */
    @Test
    void defect62AReviewKnowsWhoMadeItAndCanBeTakenBack() {
        shell.run("creators", "approve", "nasa", "--reason", "asked for");
        JsonNode facts =
                shell.run("creators", "show", "nasa", "-o", "json").json().at("/creator/facts");
        assertThat(facts.get("reviewedBy").asText()).isEqualTo("ann");
        assertThat(facts.get("reviewedAt").isNull()).isFalse();
        assertThat(shell.run("creators", "unreview", "nasa").exitCode()).isZero();
        assertThat(names(shell.run("creators", "list", "--review", "approved", "-o", "json")))
                .isEmpty();
    }

    @Test
    void defect48AConditionReachesBeyondTheFirstThousandCreators() {
        StringBuilder many = new StringBuilder();
        for (int number = 0; number < 1_500; number++) {
            many.append(1000 + number).append(",many_").append(number).append(",crowd\n");
        }
        shell.input(many.toString()).run("creators", "import", "-", "-q");
        CommandLineRun changed = shell.run("creators", "approve", "--where", "niche=crowd", "-o", "json");
        assertThat(changed.json().get("changed").size()).isEqualTo(1_500);
        assertThat(shell.run("creators", "list", "--where", "niche=crowd,due=24h", "-o", "json", "--limit", "5")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1_500);
        assertThat(shell.run("creators", "list", "--order", "due", "--ascending", "--limit", "1")
                        .exitCode())
                .isZero();
    }

    @Test
    void defect35ARateIsPercentAndMultipliedNowhere() {
        database.execute("update public.instagram_creators set engagement_rate_cached = 1.55, followers_count = 4000"
                + " where username = 'nasa'");

        assertThat(shell.run("creators", "list", "-o", "csv").out())
                .contains(",engagement_percent,")
                .containsPattern("(?m)^nasa,.*,4000,1\\.55,");
        JsonNode listed = shell.run("creators", "list", "--where", "engagement>=1.5", "-o", "json")
                .json()
                .at("/creators");
        assertThat(listed)
                .singleElement()
                .satisfies(nasa ->
                        assertThat(nasa.get("engagementRate").asDouble()).isEqualTo(1.55));
    }

    private static List<String> names(CommandLineRun run) {
        return StreamSupport.stream(run.json().get("creators").spliterator(), false)
                .map(creator -> creator.get("username").asText())
                .toList();
    }
}
