package dev.creatorflow.infra.local.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.exit.ExitCode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalMissingTest {
    @Test
    void withoutTemporalAndWithoutGoTheMessageNamesEveryWayOut(@TempDir Path tools) {
        assertThatThrownBy(() -> new TemporalFinder(tools, List.of(), sentence -> {}).find())
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageContaining("docs.temporal.io/cli")
                .hasMessageContaining("go.dev/dl")
                .hasMessageContaining("TEMPORAL_ADDRESS");
    }

    @Test
    void aServerOfOnesOwnThatDoesNotAnswerIsNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        OtherTemporal other = new OtherTemporal("127.0.0.1:" + port);

        assertThatThrownBy(other::start)
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("unset TEMPORAL_ADDRESS");
    }

    @Test
    void anAddressWithoutAPortIsExplained() {
        assertThatThrownBy(() -> new OtherTemporal("temporal.example").start())
                .hasMessageContaining("temporal.example")
                .hasMessageContaining("host:port");
    }
}
