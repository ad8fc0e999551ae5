package dev.creatorflow.activities.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.settings.SettingsLoader;
import dev.creatorflow.activities.settings.TemporalSettings;
import dev.creatorflow.workflows.contract.SearchAttributes;
import io.temporal.common.SearchAttributeKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalConnectionTest {

    @TempDir
    private static Path folder;

    private static LoopbackTemporal server;

    @BeforeAll
    static void serverStarts() throws IOException {
        server = new LoopbackTemporal();
    }

    @AfterAll
    static void serverStops() {
        server.close();
    }

    @Test
    void missingSearchAttributesAreRegisteredOnce() {
        try (TemporalConnection connection = open(server.port())) {
            connection.check();
            SearchAttributeRegistration registration = new SearchAttributeRegistration(connection);
            assertThat(registration.registerMissing())
                    .containsExactlyElementsOf(SearchAttributes.ALL.stream()
                            .map(SearchAttributeKey::getName)
                            .toList());
            assertThat(registration.registerMissing()).isEmpty();
            assertThat(registration.missing()).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsNamedWithItsAddressAndTheRemedy() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (TemporalConnection connection = open(nobody)) {
            assertThatThrownBy(connection::check)
                    .isInstanceOf(TemporalUnavailableException.class)
                    .hasMessageContaining("127.0.0.1:" + nobody)
                    .hasMessageContaining("./creatorflow up");
        }
    }

    @Test
    void certificatesThatCannotBeReadAreNamed() {
        TemporalSettings settings = SettingsLoader.load(
                        Map.of("TEMPORAL_ADDRESS", "127.0.0.1:1", "TEMPORAL_TLS_SERVER_CA_CERT_PATH", "missing.pem"),
                        folder)
                .temporal();
        assertThatThrownBy(() -> TemporalConnection.open(settings))
                .isInstanceOf(TemporalUnavailableException.class)
                .hasMessageContaining("TEMPORAL_TLS");
    }

    private static TemporalConnection open(int port) {
        return TemporalConnection.open(SettingsLoader.load(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:" + port), folder)
                .temporal());
    }
}
