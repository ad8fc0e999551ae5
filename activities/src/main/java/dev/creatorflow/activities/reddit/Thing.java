package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.text.SafeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Typed reading of the data of one thing. What cannot be read is null, never an exception; text is safe for PostgreSQL. */
record Thing(JsonNode data) {
    /** Seconds; beyond them a time is none: year 2005, when Reddit began, to year 2100. */
    private static final long FIRST = 1_104_537_600L;

    private static final long LAST = 4_102_444_800L;

    /** The largest whole number a double holds exactly. */
    private static final double LARGEST_EXACT = 1L << 53;

    boolean has(String name) {
        return data.hasNonNull(name);
    }

    /** As delivered, an empty one included. */
    @Nullable String text(String name) {
        JsonNode value = data.path(name);
        return value.isTextual() ? SafeText.of(value.textValue()) : null;
    }

    /** With at least one character. */
    @Nullable String filled(String name) {
        String text = text(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Entities are decoded whatever the body is written in: Reddit escapes some links in plain bodies too, and no link has one. */
    @Nullable String link(String name) {
        String link = filled(name);
        return link == null ? null : Entities.decode(link);
    }

    @Nullable Boolean flag(String name) {
        JsonNode value = data.path(name);
        return value.isBoolean() ? value.booleanValue() : null;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(flag(name));
    }

    /** A whole number of either sign. */
    @Nullable Long whole(String name) {
        JsonNode value = data.path(name);
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? value.longValue() : null;
        }
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        return Math.rint(number) == number && Math.abs(number) <= LARGEST_EXACT ? (long) number : null;
    }

    /** A whole number that cannot be negative. */
    @Nullable Long count(String name) {
        Long number = whole(name);
        return number == null || number < 0 ? null : number;
    }

    @Nullable Integer smallCount(String name) {
        Long number = count(name);
        return number == null || number > Integer.MAX_VALUE ? null : number.intValue();
    }

    /** A share, 0 to 1. */
    @Nullable Double share(String name) {
        JsonNode value = data.path(name);
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        return number >= 0 && number <= 1 ? number : null;
    }

    /** Unix seconds, whole or with a fraction. */
    @Nullable Instant time(String name) {
        JsonNode value = data.path(name);
        double seconds = value.isNumber() ? value.doubleValue() : Double.NaN;
        return seconds >= FIRST && seconds < LAST ? Instant.ofEpochSecond((long) seconds) : null;
    }
}
