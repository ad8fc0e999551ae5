package dev.creatorflow.starter.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import dev.creatorflow.starter.LoopbackTemporal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path folder;

    @Test
    void withNothingThereEverythingMissingIsToldWithItsRemedy() {
        CommandLineRun run = new Shell(folder).run("doctor", "-o", "json");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(state(run, "database")).isEqualTo("UNREACHABLE");
        assertThat(state(run, "temporal")).isEqualTo("UNREACHABLE");
        assertThat(state(run, "object store")).isEqualTo("WARNING");
        assertThat(state(run, "instagram provider")).isEqualTo("FAILED");
        assertThat(state(run, "jdk")).isEqualTo("OK");
        for (JsonNode check : run.json().get("checks")) {
            assertThat(check.get("remedy").isNull())
                    .isEqualTo(check.get("state").asText().equals("OK"));
        }
    }

    @Test
    void withEverythingThereItIsContent() {
        try (LoopbackTemporal temporal = new LoopbackTemporal()) {
            CommandLineRun run = new Shell(folder)
                    .with("DATABASE_URL", LoopbackDatabase.migrated().url())
                    .with("TEMPORAL_ADDRESS", temporal.address())
                    .with("RAPIDAPI_KEY", "k-12345")
                    .with("MIN_FREE_DISK_GB", "0")
                    .run("doctor", "-o", "json");
            assertThat(run.exitCode()).as(run.out()).isZero();
            assertThat(state(run, "database")).isEqualTo("OK");
            assertThat(state(run, "temporal")).isEqualTo("OK");
            assertThat(run.out()).doesNotContain("k-12345");
        }
    }

    @Test
    void defect65PendingMigrationsAWrongStoreAndTooLittleDiskAreFailures() {
        try (LoopbackTemporal temporal = new LoopbackTemporal()) {
            CommandLineRun run = new Shell(folder)
                    .with("DATABASE_URL", LoopbackDatabase.empty().url())
                    .with("TEMPORAL_ADDRESS", temporal.address())
                    .with("R2_ENDPOINT", "http://127.0.0.1:9")
                    .with("INSTAGRAM_API_BASE_URL", "http://127.0.0.1:9")
                    .with("MIN_FREE_DISK_GB", "9000TB")
                    .run("doctor", "-o", "json");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(state(run, "database")).isEqualTo("FAILED");
            assertThat(state(run, "object store")).isEqualTo("FAILED");
            assertThat(state(run, "disk")).isEqualTo("FAILED");
            assertThat(state(run, "instagram provider")).isEqualTo("OK");
            assertThat(run.out()).contains("R2_ACCESS_KEY_ID", "db migrate");
        }
    }

    @Test
    void aStoreThatIsNotThereIsUnreachable() {
        CommandLineRun run = new Shell(folder)
                .with("R2_ENDPOINT", "http://127.0.0.1:9")
                .with("R2_ACCESS_KEY_ID", "a")
                .with("R2_SECRET_ACCESS_KEY", "b")
                .run("doctor");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("media bucket", "archive bucket", "R2_ENDPOINT");
    }

    private static String state(CommandLineRun run, String check) {
        for (JsonNode node : run.json().get("checks")) {
            if (node.get("check").asText().equals(check)) {
                return node.get("state").asText();
            }
        }
        return "no check of " + check;
    }
}
