package dev.creatorflow.activities.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DatabaseHealthTest {
    @Test
    void aMigratedDatabaseIsWell() {
        try (Database database = TestDatabase.create()) {
            DatabaseHealth.Report report = new DatabaseHealth(database, "here").check();

            assertThat(report.ok()).isTrue();
            assertThat(report.sentence()).contains("schema up to date");
        }
    }

    @Test
    void pendingMigrationsAreCountedWithTheCommandToType() {
        try (Database database = Database.open(TestDatabase.empty())) {
            DatabaseHealth.Report report = new DatabaseHealth(database, "here").check();

            assertThat(report.reachable()).isTrue();
            assertThat(report.pending()).isPositive();
            assertThat(report.remedy()).contains("db migrate");
        }
    }

    @Test
    void defect65ADatabaseThatIsNotThereIsNamedWithoutItsPassword() throws IOException {
        try (Database database = Database.open(new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + closedPort() + "/x", "someone", "secret-word", 2))) {
            DatabaseHealth.Report report = new DatabaseHealth(database, "someone@127.0.0.1").check();

            assertThat(report.reachable()).isFalse();
            assertThat(report.sentence())
                    .contains("cannot be reached")
                    .contains("someone@127.0.0.1")
                    .doesNotContain("secret-word");
            assertThat(report.remedy()).contains("DATABASE_URL");
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
