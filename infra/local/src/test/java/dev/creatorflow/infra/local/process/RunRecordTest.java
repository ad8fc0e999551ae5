package dev.creatorflow.infra.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.infra.local.file.PropertyFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    @TempDir
    Path folder;

    @Test
    void aProcessThatWasLeftRunningIsEndedAndForgotten() throws Exception {
        Process leftOver = new ProcessBuilder("sleep", "600").start();
        RunRecord record = new RunRecord(folder.resolve("part.pid"));
        record.write(leftOver.pid());

        assertThat(record.endLeftOver("TERM", Duration.ofSeconds(10))).isTrue();
        assertThat(leftOver.isAlive()).isFalse();
        assertThat(record.running()).isEmpty();
        assertThat(record.endLeftOver("TERM", Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void defect53AnotherProcessThatGotTheSamePidIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        Path file = folder.resolve("part.pid");
        PropertyFile.write(file, Map.of("pid", Long.toString(stranger.pid()), "born", "2026-01-01T00:00:00Z"));

        assertThat(new RunRecord(file).endLeftOver("TERM", Duration.ofSeconds(10)))
                .isFalse();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor();
    }
}
