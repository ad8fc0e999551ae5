package dev.creatorflow.infra.simulator.population;

import java.util.Locale;
import java.util.OptionalInt;

/** Handles and full names. A handle ends in a code of the account's index, so that it can be found without a table. */
final class Names {
    private static final String[] FIRST = {
        "mara", "luca", "noor", "ines", "theo", "aiko", "zora", "emil", "lior", "yuna", "dora", "kian", "vera", "otto",
        "sena", "milo", "runa", "ezra", "tala", "igor"
    };
    private static final String[] SECOND = {
        "atelier",
        "kitchen",
        "trails",
        "studio",
        "ceramics",
        "runs",
        "garden",
        "frames",
        "vinyl",
        "coast",
        "baking",
        "lifts",
        "travels",
        "sketches",
        "moto",
        "yoga"
    };
    private static final String[] SEPARATOR = {".", "_", ""};

    private Names() {}

    /** The handle number {@code variant} (0 or 1) of an account. */
    static String handle(long seed, int index, int variant) {
        long salt = Dice.hash(seed, 21, index, variant);
        String separator = SEPARATOR[Dice.below(salt + 2, SEPARATOR.length)];
        return FIRST[Dice.below(salt, FIRST.length)] + separator + SECOND[Dice.below(salt + 1, SECOND.length)] + "."
                + Integer.toString(index * 2 + variant, 36);
    }

    /** The index a handle was made from, or empty when it cannot be one of this seed's handles. */
    static OptionalInt index(long seed, String handle) {
        String name = handle.toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        if (dot < 0 || dot == name.length() - 1 || name.length() - dot > 6) {
            return OptionalInt.empty();
        }
        try {
            int code = Integer.parseInt(name.substring(dot + 1), 36);
            boolean made = code >= 0 && handle(seed, code / 2, code % 2).equals(name);
            return made ? OptionalInt.of(code / 2) : OptionalInt.empty();
        } catch (NumberFormatException notACode) {
            return OptionalInt.empty();
        }
    }

    static String fullName(long seed, int index) {
        long salt = Dice.hash(seed, 22, index);
        String first = capital(FIRST[Dice.below(salt, FIRST.length)]);
        String second = capital(SECOND[Dice.below(salt + 1, SECOND.length)]);
        return switch (Dice.below(salt + 2, 5)) {
            case 0 -> first + " 💘 " + second;
            case 1 -> first + " | " + second + " & Söhne";
            case 2 -> first + " さん";
            default -> first + " " + second;
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
