package dev.creatorflow.activities.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final Duration SILENCE = Duration.ofSeconds(2);

    interface Probe {
        @Select("select #{instant}::timestamptz as instant, 'x' as some_text")
        Row echo(@Param("instant") Instant instant);
    }

    record Row(Instant instant, String someText) {}

    @Test
    void instantsSurviveTheRoundTripWhateverTheZoneOfTheProcess() {
        Instant instant = Instant.parse("2026-03-08T07:30:00.123456Z");
        try (Database database = TestDatabase.create()) {
            Row row = database.autocommit(
                    statements -> statements.mapper(Probe.class).echo(instant));
            assertThat(row).isEqualTo(new Row(instant, "x"));
        }
    }

    @Test
    void aConnectionWhosePeerVanishedIsGivenUpAndTheNextOneWorks() throws Exception {
        DatabaseAddress address = TestDatabase.address();
        int port = URI.create(address.jdbcUrl().substring("jdbc:".length())).getPort();
        try (VanishingWay way = new VanishingWay(port)) {
            DatabaseAddress behind = new DatabaseAddress(
                    address.jdbcUrl().replace(":" + port, ":" + way.port()), address.user(), address.password(), 1);
            try (Database database = Database.open(behind, SILENCE)) {
                assertThat(echo(database)).isNotNull();
                assertThatThrownBy(() -> database.transaction(statements -> {
                            way.swallow();
                            return statements.mapper(Probe.class).echo(Instant.EPOCH);
                        }))
                        .isInstanceOf(PersistenceException.class)
                        .hasRootCauseInstanceOf(SocketTimeoutException.class);
                assertThat(echo(database))
                        .as("the only place of the pool is free again")
                        .isNotNull();
            }
        }
    }

    private static Row echo(Database database) {
        return database.autocommit(statements -> statements.mapper(Probe.class).echo(Instant.EPOCH));
    }
}
