package dev.creatorflow.infra.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.port.Ports;
import dev.creatorflow.infra.local.secret.Secrets;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    private static final LocalSettings SETTINGS = LocalSettings.fromEnvironment();

    @TempDir
    Path folder;

    private DataFolder data;
    private int port;

    @BeforeEach
    void chooseAPort() {
        data = DataFolder.at(folder.resolve("with a space"));
        port = new Ports(folder.resolve("ports.properties"), folder.resolve("claims")).choose("postgres", 0, 0);
    }

    @Test
    void rowsSurviveARestartAndTheServerIsDurableAndClosedToStrangers() throws Exception {
        try (PostgresServer server = server(true)) {
            server.start();
            try (Connection connection = connect(server)) {
                assertThat(one(connection, "SHOW fsync")).isEqualTo("on");
                assertThat(one(connection, "SHOW synchronous_commit")).isEqualTo("on");
                assertThat(one(connection, "SHOW full_page_writes")).isEqualTo("on");
                assertThat(one(connection, "SHOW server_encoding")).isEqualTo("UTF8");
                assertThat(one(connection, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
                        .isEqualTo("false");
                connection.createStatement().execute("CREATE TABLE kept AS SELECT 'still here' AS what");
            }
            assertThatThrownBy(() -> DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/creatorflow", "creatorflow", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertListensOnLoopbackOnly();
        }
        try (PostgresServer again = server(true)) {
            again.start();
            try (Connection connection = connect(again)) {
                assertThat(one(connection, "SELECT what FROM kept")).isEqualTo("still here");
            }
        }
    }

    @Test
    void throwAwayDataIsWrittenWithoutWaitingForTheDisk() throws Exception {
        try (PostgresServer server = server(false)) {
            server.start();
            try (Connection connection = connect(server)) {
                assertThat(one(connection, "SHOW fsync")).isEqualTo("off");
            }
        }
    }

    @Test
    void aServerThatACrashLeftRunningIsEndedAndTheNewOneHasItsRows() throws Exception {
        PostgresServer lost = server(false);
        lost.start();
        try (Connection connection = connect(lost)) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 'still here' AS what");
        }
        ProcessHandle orphan = ProcessHandle.of(lost.pid()).orElseThrow();
        Files.delete(data.path().resolve("run/postgres.pid"));

        try (PostgresServer next = server(false)) {
            next.start();

            assertThat(orphan.isAlive()).isFalse();
            try (Connection connection = connect(next)) {
                assertThat(one(connection, "SELECT what FROM kept")).isEqualTo("still here");
            }
        }
    }

    @Test
    void aFirstStartThatWasInterruptedDoesNotSpoilTheNextOne() throws Exception {
        Files.createDirectories(data.path().resolve("postgres.new/base"));
        Files.writeString(data.path().resolve("postgres.new/PG_VERSION"), "18\n");

        try (PostgresServer server = server(false)) {
            server.start();
            try (Connection connection = connect(server)) {
                assertThat(one(connection, "SELECT 1::text")).isEqualTo("1");
            }
        }
    }

    private PostgresServer server(boolean durable) {
        return new PostgresServer(data, SETTINGS, new Secrets(data.secrets()), port, durable);
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        String url = server.settings().get("DATABASE_URL");
        String password = url.substring(url.indexOf(':', "postgresql://".length()) + 1, url.indexOf('@'));
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.address() + "/creatorflow", "creatorflow", password);
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private void assertListensOnLoopbackOnly() throws Exception {
        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .findFirst();
        if (other.isPresent()) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other.get(), port), 1_000))
                        .isInstanceOf(java.io.IOException.class);
            }
        }
    }
}
