package dev.creatorflow.starter.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final Path STORED = Path.of("../workflows/src/test/resources/histories/creator-scrape-new.json")
            .toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void aHistoryOfTheCodeAtHandFits() {
        CommandLineRun run = new Shell(folder).run("runs", "replay", STORED.toString(), "-o", "json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.json().get("fits").asBoolean()).isTrue();
        assertThat(run.json().get("workflowType").asText()).isEqualTo("CreatorScrapeWorkflow");
        assertThat(run.json().get("events").asInt()).isGreaterThan(20);
    }

    @Test
    void ofAChangedWorkflowTheFirstCommandThatDiffersIsNamed() throws IOException {
        Path changed = folder.resolve("changed.json");
        Files.writeString(changed, Files.readString(STORED).replace("\"FetchPage\"", "\"FetchStories\""));

        CommandLineRun run = new Shell(folder).run("runs", "replay", "changed.json", "-o", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("fits").asBoolean()).isFalse();
        assertThat(run.json().get("recorded").asText()).startsWith("activity task scheduled FetchStories");
        assertThat(run.json().get("now").asText()).isEqualTo("schedule activity task FetchPage");
        assertThat(run.json().get("eventId").asLong()).isGreaterThan(5);
        assertThat(new Shell(folder).run("runs", "replay", "changed.json").out())
                .contains("differ", "first difference", "FetchStories");
    }

    @Test
    void aFileThatIsNoHistoryIsWrongUse() throws IOException {
        Files.writeString(folder.resolve("other.json"), "{\"a\": 1");
        assertThat(new Shell(folder).run("runs", "replay", "other.json").exitCode())
                .isEqualTo(2);
        assertThat(new Shell(folder).run("runs", "replay", "nothere.json").err())
                .contains("There is no file");
    }
}
