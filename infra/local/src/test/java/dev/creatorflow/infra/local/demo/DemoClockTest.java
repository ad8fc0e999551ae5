package dev.creatorflow.infra.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.infra.local.component.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClockTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void makeTheFolder() {
        data = DataFolder.at(folder);
    }

    @Test
    void aNewDemoStartsNowAndProductAndSimulatorAgree() throws Exception {
        DemoClock clock = at(NOON);
        clock.startProduct();

        assertThat(clock.simulated()).isEqualTo(NOON);
        assertThat(offset()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aDayLaterBothAreADayAhead() throws Exception {
        DemoClock clock = at(NOON);
        clock.startProduct();
        clock.advance(Duration.ofDays(1));
        clock.startProduct();

        assertThat(clock.simulated()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(offset()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void onKeptDataTheSimulatorStandsWhereItStoodAndTheProductNeverGoesBack() throws Exception {
        DemoClock first = at(NOON);
        first.startProduct();
        first.advance(Duration.ofDays(8));
        first.startProduct();
        at(NOON.plusSeconds(40)).remember();

        Instant anHourLater = NOON.plusSeconds(3600);
        DemoClock next = at(anHourLater);
        next.startProduct();

        assertThat(next.simulated()).isEqualTo(NOON.plus(Duration.ofDays(8)));
        assertThat(anHourLater.plus(offset()))
                .isEqualTo(NOON.plus(Duration.ofDays(8)).plusSeconds(40));
    }

    private DemoClock at(Instant now) {
        return new DemoClock(data, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Duration offset() throws Exception {
        return Duration.parse(Files.readString(folder.resolve("clock.offset")).strip());
    }
}
