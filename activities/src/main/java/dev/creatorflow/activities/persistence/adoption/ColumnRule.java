package dev.creatorflow.activities.persistence.adoption;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a column whose type is not the one of ours. A conversion keeps every value: rows it could not keep are found beforehand by
 * their own condition. In SQL texts, {@code %s} is the column.
 */
sealed interface ColumnRule {
    /** The type serves as it is. */
    record Keep() implements ColumnRule {}

    /**
     * The type is changed.
     *
     * @param type the type it becomes; at least as wide as ours
     * @param using the value in the new type
     * @param misfit true for rows whose value would be lost; null where there can be none
     */
    record Convert(String type, String using, @Nullable String misfit) implements ColumnRule {}

    /** No conversion is known that keeps every value. */
    record Impossible() implements ColumnRule {}

    ColumnRule KEEP = new Keep();

    Set<String> WHOLE = Set.of("smallint", "integer", "bigint");
    Set<String> FLOATING = Set.of("real", "double precision");
    Set<String> TEXTS = Set.of("text", "character varying");
    Pattern NUMERIC = Pattern.compile("numeric(?:\\((\\d+),(\\d+)\\))?");
    Pattern SHORT_TEXT = Pattern.compile("character(?: varying)?\\(\\d+\\)|character");
    Pattern LOCAL_TIME = Pattern.compile("timestamp(?:\\(\\d\\))? without time zone");
    Pattern WORLD_TIME = Pattern.compile("timestamp(?:\\(\\d\\))? with time zone");

    /** The largest whole number that a double still tells from its neighbours. */
    String EXACT_IN_A_DOUBLE = "9007199254740992";

    /** Not ISO 8601, or a day its month does not have; a time without a zone is taken for UTC. */
    String NO_TIME =
            "case when %s ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[T ]([01][0-9]|2[0-3]):[0-5][0-9]"
                    + "(:[0-5][0-9]([.][0-9]{1,6})?)?(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)?$'"
                    + " then substr(%s, 9, 2)::int > extract(day from"
                    + " (substr(%s, 1, 7) || '-01')::date + interval '1 month' - interval '1 day') else true end";

    /** A function of the session that applies the change: a conversion may not hold a query. */
    String TEXTS_OF_JSON = "pg_temp.adopted_texts";

    /** Neither a list of texts nor JSON's null. */
    String NO_TEXTS = "case jsonb_typeof(%s::jsonb) when 'null' then false when 'array' then exists"
            + " (select 1 from jsonb_array_elements(%s::jsonb) element where jsonb_typeof(element) <> 'string')"
            + " else true end";

    /** @param enumeration the column has an enumeration of the former system as its type */
    static ColumnRule of(String have, String want, boolean enumeration) {
        if (have.equals(want)) {
            return KEEP;
        }
        return switch (want) {
            case "bigint", "integer" -> whole(have, want);
            case "text" -> text(have, enumeration);
            case "timestamp with time zone" -> time(have);
            case "boolean" -> flag(have);
            case "jsonb" -> "json".equals(have) ? KEEP : new Impossible();
            case "text[]" -> texts(have);
            default -> NUMERIC.matcher(want).matches() ? numeric(have, want) : new Impossible();
        };
    }

    private static ColumnRule whole(String have, String want) {
        if ("bigint".equals(have)) {
            return KEEP;
        }
        if (WHOLE.contains(have)) {
            return new Convert(want, "%s::" + want, null);
        }
        if ("boolean".equals(have)) {
            return new Convert(want, "%s::integer::" + want, null);
        }
        if (FLOATING.contains(have)) {
            return new Convert(
                    "bigint", "%s::numeric::bigint", "%s = 'NaN' or %s <> trunc(%s) or abs(%s) > " + EXACT_IN_A_DOUBLE);
        }
        if (NUMERIC.matcher(have).matches()) {
            return new Convert(
                    "bigint", "%s::bigint", "%s = 'NaN' or %s <> trunc(%s) or abs(%s) > 9223372036854775807");
        }
        return isText(have)
                ? new Convert("bigint", "%s::bigint", "%s !~ '^(0|-?[1-9][0-9]{0,17})$'")
                : new Impossible();
    }

    private static ColumnRule text(String have, boolean enumeration) {
        if (TEXTS.contains(have)) {
            return KEEP;
        }
        if (isText(have) || enumeration || WHOLE.contains(have) || "uuid".equals(have)) {
            return new Convert("text", "%s::text", null);
        }
        if (NUMERIC.matcher(have).matches()) {
            return new Convert("text", "trunc(%s)::text", "%s = 'NaN' or %s <> trunc(%s)");
        }
        // Ids that once were doubles are rounded: nothing brings the lost digits back.
        return FLOATING.contains(have)
                ? new Convert(
                        "text",
                        "%s::numeric::bigint::text",
                        "%s = 'NaN' or %s <> trunc(%s) or abs(%s) > " + EXACT_IN_A_DOUBLE)
                : new Impossible();
    }

    private static ColumnRule time(String have) {
        if (WORLD_TIME.matcher(have).matches()) {
            return KEEP;
        }
        if (LOCAL_TIME.matcher(have).matches()) {
            return new Convert("timestamp with time zone", "%s at time zone 'UTC'", null);
        }
        if ("date".equals(have)) {
            return new Convert("timestamp with time zone", "%s::timestamp at time zone 'UTC'", null);
        }
        return isText(have)
                ? new Convert("timestamp with time zone", "%s::timestamp with time zone", NO_TIME)
                : new Impossible();
    }

    private static ColumnRule flag(String have) {
        if (WHOLE.contains(have)) {
            return new Convert("boolean", "%s = 1", "%s not in (0, 1)");
        }
        return isText(have)
                ? new Convert("boolean", "%s::boolean", "lower(%s) not in ('true', 'false', 't', 'f')")
                : new Impossible();
    }

    private static ColumnRule texts(String have) {
        if ("character varying[]".equals(have)) {
            return new Convert("text[]", "%s::text[]", null);
        }
        return Set.of("json", "jsonb").contains(have)
                ? new Convert("text[]", TEXTS_OF_JSON + "(%s::jsonb)", NO_TEXTS)
                : new Impossible();
    }

    private static ColumnRule numeric(String have, String want) {
        Matcher existing = NUMERIC.matcher(have);
        if ("numeric".equals(have) || "double precision".equals(have)) {
            return KEEP;
        }
        if (WHOLE.contains(have)) {
            return new Convert(want, "%s::" + want, null);
        }
        if ("real".equals(have)) {
            // Through its text: 0.1 stays 0.1.
            return new Convert("numeric", "%s::text::numeric", null);
        }
        if (existing.matches()) {
            Matcher ours = NUMERIC.matcher(want);
            boolean fits = ours.matches() && (ours.group(1) == null || holds(ours, existing));
            return new Convert(fits ? want : "numeric", "%s", null);
        }
        return isText(have)
                ? new Convert("numeric", "%s::numeric", "%s !~ '^-?[0-9]+([.][0-9]+)?$'")
                : new Impossible();
    }

    private static boolean holds(Matcher ours, Matcher existing) {
        return Integer.parseInt(existing.group(2)) <= Integer.parseInt(ours.group(2))
                && digits(existing) <= digits(ours);
    }

    /** Digits before the point. */
    private static int digits(Matcher numeric) {
        return Integer.parseInt(numeric.group(1)) - Integer.parseInt(numeric.group(2));
    }

    private static boolean isText(String have) {
        return TEXTS.contains(have) || SHORT_TEXT.matcher(have).matches();
    }
}
