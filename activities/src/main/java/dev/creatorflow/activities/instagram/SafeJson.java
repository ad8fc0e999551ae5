package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.activities.text.SafeText;
import org.jspecify.annotations.Nullable;

/** Upstream JSON that is stored as it is. */
final class SafeJson {
    private static final int LONGEST = 20_000;

    private SafeJson() {}

    /** An object's JSON text that {@code jsonb} takes; null where there is none, or one that cannot be stored. */
    static @Nullable String of(Fields medium, String name) {
        JsonNode object = medium.object(name);
        if (object.isMissingNode()) {
            return null;
        }
        String text = SafeText.of(object.toString());
        if (text.length() > LONGEST || text.contains("\\u0000")) {
            medium.drift().found(name, Kind.OUT_OF_RANGE);
            return null;
        }
        return text;
    }

    /** The beginning of a value's JSON, for a person to look at. */
    static String snippet(JsonNode value) {
        return SafeText.cut(value.toString(), RejectedItem.SNIPPET_CHARS);
    }
}
