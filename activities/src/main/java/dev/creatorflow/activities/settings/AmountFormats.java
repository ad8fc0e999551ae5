package dev.creatorflow.activities.settings;

import dev.creatorflow.activities.settings.SettingReader.Format;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes with their units. */
final class AmountFormats {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d|w)");
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-z]*)");
    private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000L);

    private AmountFormats() {}

    /** {@code 500ms}, {@code 60s}, {@code 15m}, {@code 6h}, {@code 180d}, {@code 2w} or ISO-8601 ({@code PT15M}). */
    static Format<Duration> duration(Duration least, Duration most) {
        return text -> {
            Duration duration = parse(text);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new NotRightException(
                        "a duration from " + written(least) + " to " + written(most) + " is wanted");
            }
            return duration;
        };
    }

    private static Duration parse(String text) throws NotRightException {
        Matcher short_ = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (short_.matches()) {
            long amount = Long.parseLong(short_.group(1));
            return switch (short_.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> Duration.ofDays(7 * amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new NotRightException("a duration like 500ms, 60s, 15m, 6h, 180d or PT15M is wanted");
        }
    }

    /** The shortest of the forms {@link #duration} reads. */
    static String written(Duration duration) {
        if (duration.toMillisPart() != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0 && seconds > 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** Bytes of a size in GB (powers of ten), or with a unit: {@code 500MB}, {@code 2GiB}, {@code 1.5TB}. */
    static Format<Long> gigabytes() {
        return text -> {
            Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
            if (!size.matches()) {
                throw new NotRightException(SIZE_WANTED);
            }
            BigDecimal unit = switch (size.group(2)) {
                case "", "g", "gb" -> GIGABYTE;
                case "m", "mb" -> BigDecimal.valueOf(1_000_000L);
                case "t", "tb" -> BigDecimal.valueOf(1_000_000_000_000L);
                case "mib" -> BigDecimal.valueOf(1L << 20);
                case "gib" -> BigDecimal.valueOf(1L << 30);
                case "tib" -> BigDecimal.valueOf(1L << 40);
                default -> throw new NotRightException(SIZE_WANTED);
            };
            try {
                return new BigDecimal(size.group(1))
                        .multiply(unit)
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
            } catch (ArithmeticException e) {
                throw new NotRightException(SIZE_WANTED);
            }
        };
    }

    private static final String SIZE_WANTED = "a size like 5 (GB), 500MB or 1.5TB is wanted";
}
