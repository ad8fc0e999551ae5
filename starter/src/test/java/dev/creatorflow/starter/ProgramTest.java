package dev.creatorflow.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.starter.CommandLineRun.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

    @TempDir
    private Path folder;

    private Shell shell = new Shell(Path.of("."));

    @BeforeEach
    void shellHasAFolder() {
        shell = new Shell(folder);
    }

    @Test
    void helpListsEveryCommandOfTheProduct() {
        CommandLineRun run = shell.run("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("demo", "up", "down", "status", "worker", "simulator", "test")
                .contains("scrape", "creators", "runs", "db", "doctor", "config", "completion")
                .contains("0 done, 1 failed, 2 wrong use");
        assertThat(shell.run("--version").out()).startsWith("creatorflow ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "creators list --help",
                "creators add --help",
                "creators import --help",
                "creators show --help",
                "creators edit --help",
                "creators approve --help",
                "creators reject --help",
                "creators pause --help",
                "creators resume --help",
                "runs list --help",
                "runs show --help",
                "runs watch --help",
                "scrape instagram --help",
                "db status --help",
                "db plan --help",
                "db migrate --help",
                "doctor --help",
                "config --help"
            })
    void everyCommandExplainsItselfWithoutAnyDependency(String command) {
        CommandLineRun run = shell.run(command.split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: creatorflow " + command.replace(" --help", ""), "--output");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "creators",
                "frobnicate",
                "creators list --frobnicate",
                "creators list -o xml",
                "scrape instagram",
                "scrape instagram not/a/handle",
                "scrape instagram nasa --reels -1",
                "scrape instagram nasa --media-patience soon",
                "scrape instagram --file missing.txt",
                "creators list --where height>=3",
                "creators edit nasa --tier lukewarm",
                "creators edit nasa",
                "creators import nonsense",
                "config FROBNICATE",
                "worker --x"
            })
    void wrongUseEndsWithTwoAndASentence(String command) {
        CommandLineRun run = shell.run(command.isEmpty() ? new String[0] : command.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").doesNotContain("\tat ", "Exception");
    }

    @Test
    void aMistypedCommandIsAnsweredWithWhatWasMeant() {
        assertThat(shell.run("creatrs").err()).contains("Did you mean creators");
    }

    @Test
    void wrongSettingsEndEveryCommandWithTwoAndTheWholeList() {
        CommandLineRun run = shell.with("DATABASE_POOL_SIZE", "many")
                .with("RAPIDAPI_PLAN", "gold")
                .run("creators", "list");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("2 settings are wrong", "DATABASE_POOL_SIZE=many", "RAPIDAPI_PLAN=gold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"creators list", "runs list", "db status", "scrape instagram nasa", "creators add nasa"})
    void withoutADatabaseACommandEndsWithFourAndTheRemedy(String command) {
        CommandLineRun run = shell.run(command.split(" "));
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("./creatorflow up", "DATABASE_URL");
    }

    @Test
    void anUnreachableDatabaseEndsWithFourNamedWithoutItsPassword() throws IOException {
        CommandLineRun run = shell.with("DATABASE_URL", "postgresql://ann:hunter2@127.0.0.1:" + closedPort() + "/flow")
                .run("db", "status");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err())
                .contains("postgresql://ann:********@127.0.0.1:", "cannot be reached", "./creatorflow up")
                .doesNotContain("hunter2", "\tat ");
    }

    @Test
    void configShowsValuesWithTheirOriginAndNoSecret() {
        CommandLineRun run = shell.with("RAPIDAPI_KEY", "k-12345")
                .with("RAPIDAPI_PLAN", "mega")
                .run("config", "-o", "json", "RAPIDAPI_KEY", "INSTAGRAM_REQUESTS_PER_SECOND", "DATABASE_URL");
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().at("/settings/1/key").asText()).isEqualTo("RAPIDAPI_KEY");
        assertThat(run.json().at("/settings/1/value").asText()).isEqualTo("********");
        assertThat(run.json().at("/settings/1/origin").asText()).isEqualTo("environment");
        assertThat(run.json().at("/settings/2/value").asText()).isEqualTo("55");
        assertThat(run.json().at("/settings/2/origin").asText()).isEqualTo("plan mega");
        assertThat(run.json().at("/settings/0/value").isNull()).isTrue();
        assertThat(run.out()).doesNotContain("k-12345");
    }

    @Test
    void coloursShowOnATerminalOnlyAndNotWhereTheyAreNotWanted() {
        assertThat(shell.run("--help").out()).doesNotContain("\u001b[");
        assertThat(shell.terminal().run("--help").out()).contains("\u001b[");
        assertThat(shell.terminal().run("--no-color", "--help").out()).doesNotContain("\u001b[");
        assertThat(shell.terminal().with("NO_COLOR", "1").run("--help").out()).doesNotContain("\u001b[");
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        CommandLineRun run = shell.run("completion");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("scrape", "creators", "doctor");
    }

    @Test
    void theTrainingRunOfTheJvmNeedsNothingAndIsNotListed() {
        assertThat(shell.run("aot-training").exitCode()).isZero();
        assertThat(shell.run("--help").out()).doesNotContain("aot-training");
    }

    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
