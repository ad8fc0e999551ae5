package dev.creatorflow.activities.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;

class DatabaseTest {
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
}
