package dev.creatorflow.activities.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
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

    /** Whatever a gateway writes there. */
    @Test
    void anyTextIsADelayWithinBoundsOrNone() {
        String[] pieces = {
            "0",
            "9",
            "-",
            ".",
            " ",
            ",",
            ":",
            "Sat",
            "Sun",
            "21",
            "Nov",
            "Feb",
            "30",
            "2026",
            "99999",
            "-0001",
            "23:59:60",
            "24:00:00",
            "GMT",
            "UTC",
            "+9999",
            "\u0000",
            "٣",
            "e9",
            "\ud800"
        };
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(9); piece >= 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            Duration delay =
                    delay(text.toString(), random.nextBoolean() ? text.reverse().toString() : null);
            if (delay != null) {
                assertThat(delay).as("seed %d: %s", seed, text).isBetween(RetryAfter.SHORTEST, RetryAfter.LONGEST);
            }
        }
    }

    private static @Nullable Duration delay(@Nullable String header, @Nullable String date) {
        return RetryAfter.of(header, date, CLOCK);
    }
}
