package dev.creatorflow.activities.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionPoolerTest {
    private final DatabaseAddress direct = TestDatabase.address();

    @Test
    void aPoolerThatLendsSessionsByTransactionIsRefusedWithTheRemedy() throws IOException, SQLException {
        try (PoolingProxy pooler = new PoolingProxy(port(), true);
                Database database = Database.open(through(pooler))) {
            assertThat(database.poolerRefusal().orElse(""))
                    .contains("transaction pooler", "session pooler", "5432", "direct");
            DatabaseHealth.Report report = new DatabaseHealth(database, "here").check();
            assertThat(report.ok()).isFalse();
            assertThat(report.sentence()).contains("transaction pooler");
        }
    }

    @Test
    void aPoolerThatKeepsASessionForEachConnectionIsFine() throws IOException, SQLException {
        try (PoolingProxy pooler = new PoolingProxy(port(), false);
                Database database = Database.open(through(pooler))) {
            assertThat(database.poolerRefusal()).isEmpty();
            assertThat(new DatabaseHealth(database, "here").check().ok()).isTrue();
        }
    }

    @Test
    void aServerWithoutAPoolerIsFine() throws SQLException {
        try (Database database = Database.open(direct)) {
            assertThat(database.poolerRefusal()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://aws-0-eu-central-1.pooler.supabase.com:6543/postgres?sslmode=require, true",
        "jdbc:postgresql://db.abcdefgh.supabase.co:6543/postgres, true",
        "jdbc:postgresql://aws-0-eu-central-1.pooler.supabase.com:5432/postgres, false",
        "jdbc:postgresql://db.example:6543/postgres, false",
        "jdbc:postgresql://[::1]:5432/postgres, false",
    })
    void supabasesTransactionPortIsKnownByItsAddress(String jdbcUrl, boolean pooler) {
        assertThat(TransactionPooler.byAddress(jdbcUrl)).isEqualTo(pooler);
    }

    private int port() {
        return URI.create(direct.jdbcUrl().replaceFirst("jdbc:", "")).getPort();
    }

    private DatabaseAddress through(PoolingProxy pooler) {
        return new DatabaseAddress(
                direct.jdbcUrl().replace(":" + port() + "/", ":" + pooler.port() + "/"), "postgres", "postgres", 3);
    }
}
