package dev.creatorflow.activities.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "' 12 ', 12",
        "0, 1",
        "899, 899",
        "901, 900",
        "999999999999999999, 900",
        "'Sat, 21 Nov 2026 12:00:42 GMT', 42",
        "'Sat, 21 Nov 2026 11:00:00 GMT', 1",
        "'Sun, 22 Nov 2026 11:00:00 GMT', 900",
    })
    void secondsAndDatesAreReadAndKeptWithinBounds(String header, long seconds) {
        assertThat(delay(header, null)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-5", "1.5", "''", "9999999999999999999999", "2026-11-21T12:00:42Z"})
    void whatCannotBeReadIsNoDelay(String header) {
        assertThat(delay(header, null)).isNull();
    }

    @Test
    void noHeaderIsNoDelay() {
        assertThat(delay(null, null)).isNull();
    }

    @Test
    void aDateIsReckonedByTheAnswersOwnClock() {
        assertThat(delay("Sat, 21 Nov 2026 15:00:30 GMT", "Sat, 21 Nov 2026 15:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(delay("Sat, 21 Nov 2026 12:00:30 GMT", "a while ago")).isEqualTo(Duration.ofSeconds(30));
    }

    private static @Nullable Duration delay(@Nullable String header, @Nullable String date) {
        return RetryAfter.of(header, date, CLOCK);
    }
}
