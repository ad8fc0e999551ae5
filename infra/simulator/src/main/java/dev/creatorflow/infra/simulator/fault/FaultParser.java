package dev.creatorflow.infra.simulator.fault;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rules written as fields, from the command line as from JSON. */
public final class FaultParser {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "target",
            "subject",
            "contains",
            "page",
            "skip",
            "first",
            "every",
            "probability",
            "per",
            "effect",
            "status",
            "retryAfter",
            "for",
            "bytes",
            "url",
            "text",
            "field");

    private static final Set<String> TARGETS = Set.of(
            "any",
            "api",
            "cdn",
            "profile",
            "reels",
            "user-feeds",
            "related-profiles",
            "reddit",
            "reddit-token",
            "reddit-about",
            "reddit-rules",
            "reddit-top",
            "reddit-new",
            "reddit-hot",
            "reddit-user",
            "reddit-submitted",
            "reddit-info",
            "reddit-search");

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d+)(ms|s|m)");

    private final Map<String, String> fields;

    private FaultParser(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * The fields of {@code target=reels,effect=status,status=503,first=2}; values hold no comma.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("The fault \"" + text + "\" has to look like"
                        + " target=reels,effect=status,status=503,first=2.");
            }
            fields.put(
                    pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
        }
        parse(fields, "checked");
        return fields;
    }

    static FaultRule parse(Map<String, String> fields, String freshId) {
        return new FaultParser(fields).rule(freshId);
    }

    private FaultRule rule(String freshId) {
        for (String name : fields.keySet()) {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("A fault has no field \"" + name + "\"; its fields are "
                        + String.join(", ", new TreeSet<>(FIELDS)) + ".");
            }
        }
        String target = fields.getOrDefault("target", "any");
        if (!TARGETS.contains(target)) {
            throw new IllegalArgumentException("The fault target \"" + target + "\" is none of "
                    + String.join(", ", new TreeSet<>(TARGETS)) + ".");
        }
        return new FaultRule(
                fields.getOrDefault("id", freshId),
                Map.copyOf(fields),
                target,
                fields.get("subject"),
                fields.get("contains"),
                choice("page", FaultRule.PageMatch.ANY, FaultRule.PageMatch.class),
                (int) number("skip", 0),
                (int) number("first", 0),
                (int) Math.max(1, number("every", 1)),
                probability(),
                choice("per", FaultRule.Per.RULE, FaultRule.Per.class),
                effect());
    }

    private Effect effect() {
        String effect = fields.get("effect");
        if (effect == null) {
            throw new IllegalArgumentException("A fault needs an effect, such as effect=status.");
        }
        EffectKind kind = EffectKind.of(effect);
        String target = fields.getOrDefault("target", "any");
        if (!target.equals("any") && !kind.fits(target)) {
            throw new IllegalArgumentException(
                    "The fault effect " + kind.label() + " cannot be done to the target " + target + ".");
        }
        needs(kind == EffectKind.STATUS, kind, "status");
        needs(kind == EffectKind.REDIRECT, kind, "url");
        needs(kind == EffectKind.DROP_FIELD || kind == EffectKind.RETYPE_FIELD, kind, "field");
        long bytes = kind == EffectKind.SLOW ? 2_000 : 200L * 1024 * 1024;
        return new Effect(
                kind,
                (int) number("status", 0),
                fields.containsKey("retryAfter") ? (int) number("retryAfter", 0) : null,
                duration(kind == EffectKind.HANG ? Duration.ofMinutes(10) : Duration.ofSeconds(1)),
                number("bytes", bytes),
                fields.get("url"),
                fields.get("text"),
                fields.get("field"));
    }

    private void needs(boolean concerned, EffectKind kind, String field) {
        if (concerned && !fields.containsKey(field)) {
            throw new IllegalArgumentException(
                    "The fault effect " + kind.label() + " needs the field \"" + field + "\".");
        }
    }

    private long number(String name, long otherwise) {
        String value = fields.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw wrong(name, value, "a whole number", notANumber);
        }
    }

    private double probability() {
        String value = fields.get("probability");
        try {
            return value == null ? 1 : Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            throw wrong("probability", value, "a number from 0 to 1", notANumber);
        }
    }

    private Duration duration(Duration otherwise) {
        String value = fields.get("for");
        if (value == null) {
            return otherwise;
        }
        Matcher matcher = SHORT_DURATION.matcher(value);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                default -> Duration.ofMinutes(amount);
            };
        }
        try {
            return Duration.parse(value);
        } catch (DateTimeException notADuration) {
            throw wrong("for", value, "a duration such as 5s, 500ms or PT5S", notADuration);
        }
    }

    private <E extends Enum<E>> E choice(String name, E otherwise, Class<E> type) {
        String value = fields.get(name);
        try {
            return value == null ? otherwise : Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw wrong(name, value, "one of " + Arrays.toString(type.getEnumConstants()), unknown);
        }
    }

    private static IllegalArgumentException wrong(String name, @Nullable String value, String right, Exception cause) {
        return new IllegalArgumentException(
                "The fault field " + name + " is \"" + value + "\" but has to be " + right + ".", cause);
    }
}
