package dev.creatorflow.starter.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {

    @TempDir
    private Path folder;

    @Test
    void anEmptyDatabaseIsPlannedMigratedAndThenCurrent() {
        Shell shell =
                new Shell(folder).with("DATABASE_URL", LoopbackDatabase.empty().url());

        CommandLineRun before = shell.run("db", "status", "-o", "json");
        assertThat(before.exitCode()).isZero();
        assertThat(before.json().get("current").asBoolean()).isFalse();
        assertThat(before.json().get("version").isNull()).isTrue();
        assertThat(before.err()).contains("pending: run ./creatorflow db migrate");

        assertThat(shell.run("db", "plan").out()).contains("create table").contains("instagram_creators");

        CommandLineRun migrated = shell.run("db", "migrate", "-o", "json");
        assertThat(migrated.exitCode()).isZero();
        assertThat(migrated.json().get("applied").asInt())
                .isEqualTo(before.json().get("steps").size());

        CommandLineRun after = shell.run("db", "status", "-o", "json");
        assertThat(after.json().get("current").asBoolean()).isTrue();
        assertThat(shell.run("db", "migrate", "-o", "json")
                        .json()
                        .get("applied")
                        .asInt())
                .isZero();
    }

    @Test
    void commandsOnADatabaseWithoutTablesEndWithFourAndTheCommandToType() {
        Shell shell =
                new Shell(folder).with("DATABASE_URL", LoopbackDatabase.empty().url());
        CommandLineRun run = shell.run("creators", "list");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("./creatorflow db migrate");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aDatabaseThatDoesNotExistEndsWithFour() {
        String url = LoopbackDatabase.empty().url() + "_nobody_made";
        CommandLineRun run = new Shell(folder).with("DATABASE_URL", url).run("runs", "list");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("cannot be reached", "DATABASE_URL");
    }
}
