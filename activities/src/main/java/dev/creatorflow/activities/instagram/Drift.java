package dev.creatorflow.activities.instagram;

import java.util.Map;

/**
 * What was odd about the fields of an answer, as counts that can be added up over answers.
 *
 * @param observed objects that were looked at (media of a page, or the one profile)
 * @param counts how many of them had the oddity; at most {@link #MOST_FINDINGS} different ones
 */
public record Drift(int observed, Map<Finding, Integer> counts) {
    public static final int MOST_FINDINGS = 200;
    public static final Drift NONE = new Drift(0, Map.of());

    public Drift {
        counts = Map.copyOf(counts);
    }

    /** @param field the provider's name of the field, dotted where nested */
    public record Finding(String field, Kind kind) {}

    /** Ways a field can be odd. Missing and null are ordinary for many fields: their share over time is what tells. */
    public enum Kind {
        /** A field nobody has met yet. */
        UNKNOWN,
        MISSING,
        NULL,
        /** Another JSON type than the one that can be read; taken as not delivered. */
        RETYPED,
        /** A number, time, id or link no such field can have; taken as not delivered. */
        OUT_OF_RANGE
    }

    public int count(String field, Kind kind) {
        return counts.getOrDefault(new Finding(field, kind), 0);
    }
}
