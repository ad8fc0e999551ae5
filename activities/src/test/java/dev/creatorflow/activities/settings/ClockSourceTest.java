package dev.creatorflow.activities.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockSourceTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = START;

    @Test
    void withoutAFileItIsTheSystemsClock() {
        Clock clock = ClockSource.clock(SettingsLoader.load(Map.of(), folder));
        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void theFilesDurationIsAddedAndReadAgainAtMostOnceASecond() throws IOException {
        Path file = Files.writeString(folder.resolve("clock"), "P1D\n");
        Clock clock = ClockSource.shifted(file, new Base());
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(1)));

        Files.writeString(file, "P8D");
        now = START.plusMillis(999);
        assertThat(clock.instant()).isEqualTo(now.plus(Duration.ofDays(1)));
        now = START.plusSeconds(1);
        assertThat(clock.instant()).isEqualTo(now.plus(Duration.ofDays(8)));
        assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).instant()).isEqualTo(clock.instant());
    }

    @Test
    void aFileCaughtHalfWrittenKeepsTheLastValueAndOneThatIsNotThereMovesNothing() throws IOException {
        Path file = folder.resolve("clock");
        Clock clock = ClockSource.shifted(file, new Base());
        assertThat(clock.instant()).isEqualTo(START);
        Files.writeString(file, "PT1H");
        now = START.plusSeconds(2);
        assertThat(clock.instant()).isEqualTo(now.plus(Duration.ofHours(1)));
        Files.writeString(file, "PT");
        now = START.plusSeconds(4);
        assertThat(clock.instant()).isEqualTo(now.plus(Duration.ofHours(1)));
    }

    @Test
    void aFileThatIsNoDurationIsRefusedAtTheStart() throws IOException {
        Path file = Files.writeString(folder.resolve("clock"), "tomorrow");
        Settings settings = SettingsLoader.load(Map.of("CREATORFLOW_CLOCK_FILE", file.toString()), folder);
        assertThatThrownBy(() -> ClockSource.clock(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("P8D");
    }

    private final class Base extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
