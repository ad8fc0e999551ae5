package dev.creatorflow.infra.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault once: nothing lost, nothing doubled, nothing wrong, nothing paid for again, and all of it complete in the end. */
class ChaosTest {
    /** {@code -Dchaos.seed=N} repeats another run. */
    private static final String SEED = System.getProperty("chaos.seed", "1");

    @TempDir
    private Path folder;

    @Test
    void everyPromiseIsKeptUnderEveryFault() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        int code = ChaosMain.execute(
                out, System.out, "--quick", "--seed", SEED, "--data", folder.toString(), "-o", "json");
        String text = written.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isZero();
        JsonNode report = new ObjectMapper().readTree(text);
        System.out.println(text);
        assertThat(report.path("promises"))
                .extracting(line -> line.path("name").asText())
                .containsExactly(
                        "faults injected",
                        "creators done",
                        "rows lost",
                        "rows doubled",
                        "values wrong",
                        "calls paid twice",
                        "media lost",
                        "time to recover");
        assertThat(report.path("promises"))
                .allSatisfy(line -> assertThat(line.path("kept").asBoolean())
                        .as(line.toString())
                        .isTrue());
        assertThat(report.path("faults")).hasSize(FaultKind.values().length);
        assertThat(report.at("/faults/kill -9 of a worker").asInt()).isEqualTo(ChaosOptions.QUICK_KILLS);
        assertThat(report.path("seed").asText()).isEqualTo(SEED);
    }
}
