package dev.creatorflow.infra.simulator.reddit.graph;

import dev.creatorflow.infra.simulator.population.Dice;
import java.util.Locale;

/** Names of communities and redditors: unique whatever the letter case, in Reddit's alphabets. */
final class RedditNames {
    private static final String[] FIRST = {
        "Quiet",
        "Urban",
        "Golden",
        "Tiny",
        "Northern",
        "Velvet",
        "Paper",
        "Coastal",
        "Hidden",
        "Daily",
        "Rustic",
        "Bright",
        "Silver",
        "Wild",
        "Slow",
        "Modern",
        "Amber",
        "Misty",
        "Honest",
        "Lunar",
        "Copper",
        "Gentle",
        "Vivid"
    };
    private static final String[] SECOND = {
        "Gardens",
        "Pottery",
        "Kitchens",
        "Cycling",
        "Looms",
        "Cameras",
        "Trails",
        "Sketches",
        "Records",
        "Balconies",
        "Rivers",
        "Bakers",
        "Knits",
        "Orchards",
        "Markets",
        "Lanterns",
        "Chess",
        "Maps",
        "Mosaics"
    };
    private static final String[] WHO = {
        "potter",
        "runner",
        "Baker",
        "luna",
        "Owl",
        "maker",
        "Fox",
        "reader",
        "pixel",
        "Finch",
        "mia",
        "brewer",
        "wanderer",
        "Nova",
        "gardener",
        "Moth",
        "otter"
    };

    private static final int LONGEST = 20;

    private RedditNames() {}

    static String community(int index) {
        int round = index / (FIRST.length * SECOND.length);
        String first = FIRST[index % FIRST.length];
        String second = SECOND[(index / FIRST.length + index) % SECOND.length];
        String name = index % 7 == 3 ? first + "_" + second : first + second;
        String whole = round == 0 ? name : name + round;
        return index % 11 == 5 ? whole.toLowerCase(Locale.ROOT) : whole;
    }

    static String redditor(int index) {
        String first = FIRST[Dice.below(index + 101L, FIRST.length)];
        String who = WHO[Dice.below(index + 103L, WHO.length)];
        String number = Integer.toString(100 + index);
        return switch (index % 4) {
            case 0 -> cut(first, "-" + who + number);
            case 1 -> cut(first.toLowerCase(Locale.ROOT), "_" + who + "_" + number);
            case 2 -> who + number;
            default -> cut(first, who + "_" + number);
        };
    }

    /** Reddit takes no longer names than twenty characters. */
    private static String cut(String first, String rest) {
        return first.substring(0, Math.min(first.length(), LONGEST - rest.length())) + rest;
    }

    /** The same name as people write it: often in other letters. */
    static String asWritten(String name, int salt) {
        return switch (salt % 3) {
            case 0 -> name.toLowerCase(Locale.ROOT);
            case 1 -> name;
            default -> name.toUpperCase(Locale.ROOT);
        };
    }
}
