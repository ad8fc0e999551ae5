package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.activities.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of one upstream object. Whatever cannot be read is null and counted as drift, never an exception; text is safe for
 * PostgreSQL. An object may lie under its wrapper, whose keys then come first, except where they are null.
 */
final class Fields {
    /** Largest integer a double holds exactly: an id beyond it that came as a JSON number may be damaged. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final int LONGEST_DIGITS = 19;

    private final JsonNode object;
    private final JsonNode wrapper;
    private final DriftCounter drift;

    Fields(JsonNode object, DriftCounter drift) {
        this(object, MissingNode.getInstance(), drift);
    }

    Fields(JsonNode object, JsonNode wrapper, DriftCounter drift) {
        this.object = object;
        this.wrapper = wrapper;
        this.drift = drift;
    }

    /** The same object without its wrapper. */
    Fields unwrapped() {
        return wrapper.isMissingNode() ? this : new Fields(object, drift);
    }

    DriftCounter drift() {
        return drift;
    }

    /** The value as it is; missing and null are told apart by the node. */
    JsonNode get(String name) {
        JsonNode above = wrapper.path(name);
        return above.isMissingNode() || (above.isNull() && object.has(name)) ? object.path(name) : above;
    }

    boolean has(String name) {
        return object.has(name) || wrapper.has(name);
    }

    /** Like {@link #get}, and counts a field that is missing or null. */
    JsonNode observed(String name) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            drift.found(name, Kind.MISSING);
        } else if (value.isNull()) {
            drift.found(name, Kind.NULL);
        }
        return value;
    }

    /** Counts the fields nobody has met yet, those of the wrapper included. */
    void countUnknown(KnownFields known) {
        known.countUnknown(object, drift);
        known.countUnknown(wrapper, drift);
    }

    /** A whole number that cannot be negative. */
    @Nullable Long count(String name) {
        Long number = integer(name, observed(name));
        if (number != null && number < 0) {
            drift.found(name, Kind.OUT_OF_RANGE);
            return null;
        }
        return number;
    }

    /** The first of these that is there and can be read, without counting those that are not there. */
    @Nullable Long countOf(String... names) {
        for (String name : names) {
            if (get(name).isNumber() || get(name).isTextual()) {
                Long number = count(name);
                if (number != null) {
                    return number;
                }
            }
        }
        return null;
    }

    /** A whole number within 64 bits, of either sign. */
    @Nullable Long integer(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? Long.valueOf(value.longValue()) : outOfRange(name);
        }
        if (value.isNumber()) {
            double number = value.doubleValue();
            boolean exact = Math.rint(number) == number && Math.abs(number) <= LARGEST_EXACT;
            return exact ? Long.valueOf((long) number) : outOfRange(name);
        }
        if (value.isTextual() && value.textValue().length() < LONGEST_DIGITS && isDigits(value.textValue())) {
            return Long.valueOf(value.textValue());
        }
        drift.found(name, Kind.RETYPED);
        return null;
    }

    /** A whole number within 32 bits that cannot be negative; true and false count as 1 and 0. */
    @Nullable Integer smallCount(String name) {
        JsonNode value = observed(name);
        if (value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        Long number = integer(name, value);
        if (number != null && (number < 0 || number > Integer.MAX_VALUE)) {
            drift.found(name, Kind.OUT_OF_RANGE);
            return null;
        }
        return number == null ? null : number.intValue();
    }

    /** A number that is neither negative nor infinite. */
    @Nullable Double decimal(String name) {
        JsonNode value = observed(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            drift.found(name, Kind.RETYPED);
            return null;
        }
        double number = value.doubleValue();
        if (number < 0 || !Double.isFinite(number)) {
            drift.found(name, Kind.OUT_OF_RANGE);
            return null;
        }
        return number;
    }

    @Nullable Boolean flag(String name) {
        JsonNode value = observed(name);
        Boolean flag = flag(value);
        if (flag == null && !value.isMissingNode() && !value.isNull()) {
            drift.found(name, Kind.RETYPED);
        }
        return flag;
    }

    /** Text as delivered, an empty one included. */
    @Nullable String text(String name) {
        return text(name, observed(name));
    }

    @Nullable String text(String name, JsonNode value) {
        if (value.isTextual()) {
            return SafeText.of(value.textValue());
        }
        if (!value.isMissingNode() && !value.isNull()) {
            drift.found(name, Kind.RETYPED);
        }
        return null;
    }

    /** Text with at least one character and at most {@code longest}. */
    @Nullable String shortText(String name, int longest) {
        String text = text(name);
        if (text != null && text.length() > longest) {
            drift.found(name, Kind.OUT_OF_RANGE);
            return null;
        }
        return text == null || text.isEmpty() ? null : text;
    }

    /** The elements of a list; the missing node, which has none, where there is no list. */
    JsonNode list(String name) {
        return container(name, observed(name), true);
    }

    /** An object; the missing node where there is none. */
    JsonNode object(String name) {
        return container(name, observed(name), false);
    }

    private JsonNode container(String name, JsonNode value, boolean list) {
        if (list ? value.isArray() : value.isObject()) {
            return value;
        }
        if (!value.isMissingNode() && !value.isNull()) {
            drift.found(name, Kind.RETYPED);
        }
        return MissingNode.getInstance();
    }

    private @Nullable Long outOfRange(String name) {
        drift.found(name, Kind.OUT_OF_RANGE);
        return null;
    }

    /** True, false, 1 or 0; null for everything else. */
    static @Nullable Boolean flag(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isInt() && (value.intValue() == 0 || value.intValue() == 1)) {
            return value.intValue() == 1;
        }
        return null;
    }

    /** A positive 64-bit number as its digits; null for everything else, and for a JSON number a double could have damaged. */
    static @Nullable String id(JsonNode value) {
        if (value.isTextual()) {
            return idText(value.textValue());
        }
        boolean exact = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() <= LARGEST_EXACT;
        return exact && value.longValue() > 0 ? Long.toString(value.longValue()) : null;
    }

    /** The same for text. */
    static @Nullable String idText(String text) {
        boolean digits = !text.isEmpty() && text.length() <= LONGEST_DIGITS && text.charAt(0) != '0' && isDigits(text);
        return digits && (text.length() < LONGEST_DIGITS || text.compareTo("9223372036854775807") <= 0) ? text : null;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
