package dev.creatorflow.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WorkerApplicationTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpNeedsNoSetting() {
        assertThat(start("--help")).isZero();
        assertThat(start("-h")).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void aWordItDoesNotKnowIsWrongUse() {
        assertThat(start("--queue")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--queue").contains("worker --help");
    }

    private int start(String... words) {
        return WorkerApplication.start(words, new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
