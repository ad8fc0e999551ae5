package dev.creatorflow.activities.persistence.instagram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The intervals of publication time that finished walks of one stream have covered. */
record CoveredRanges(List<Range> ranges) {
    static final CoveredRanges NONE = new CoveredRanges(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One interval.
     *
     * @param from null where it reaches back to the beginning
     * @param items media stored from within it; {@link Integer#MAX_VALUE} where it reaches back to the beginning
     */
    record Range(@Nullable Instant from, Instant to, int items) {
        boolean holds(Instant time) {
            return !time.isAfter(to) && (from == null || !time.isBefore(from));
        }
    }

    /** @param json {@code [{"from", "to", "items"}]}; null is no interval */
    static CoveredRanges of(@Nullable String json) {
        if (json == null) {
            return NONE;
        }
        try {
            List<Range> ranges = new ArrayList<>();
            for (JsonNode range : JSON.readTree(json)) {
                ranges.add(new Range(
                        range.get("from").isNull() ? null : instant(range.get("from")),
                        instant(range.get("to")),
                        range.get("items").isNull()
                                ? Integer.MAX_VALUE
                                : range.get("items").intValue()));
            }
            return new CoveredRanges(ranges);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database built JSON that cannot be read", e);
        }
    }

    /** The interval a publication time lies in; null where it lies in none, or is unknown. */
    @Nullable Range around(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        return ranges.stream().filter(range -> range.holds(time)).findFirst().orElse(null);
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.textValue()).toInstant();
    }
}
