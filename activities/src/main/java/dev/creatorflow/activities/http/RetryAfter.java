package dev.creatorflow.activities.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header: seconds, or a date. */
public final class RetryAfter {
    public static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Longer than this is no pause of a request but one of the source, which is decided elsewhere. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private RetryAfter() {}

    /**
     * The delay, within {@link #SHORTEST} and {@link #LONGEST}; null where the header is missing or says nothing readable.
     *
     * @param date the answer's own {@code Date}: a date to come back at was reckoned by that clock, not by ours
     */
    public static @Nullable Duration of(@Nullable String header, @Nullable String date, Clock clock) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (text.matches("[0-9]{1,18}")) {
            return clamp(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant then = httpDate(text);
        if (then == null) {
            return null;
        }
        Instant now = date == null ? null : httpDate(date.strip());
        return clamp(Duration.between(now == null ? clock.instant() : now, then));
    }

    private static Duration clamp(Duration delay) {
        if (delay.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    private static @Nullable Instant httpDate(String text) {
        try {
            return Instant.from(
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
