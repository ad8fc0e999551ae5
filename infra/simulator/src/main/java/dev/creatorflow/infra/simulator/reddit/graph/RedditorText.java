package dev.creatorflow.infra.simulator.reddit.graph;

import dev.creatorflow.infra.simulator.population.Dice;

/** What redditors write about themselves. */
public final class RedditorText {
    private static final String[] BIOS = {
        "", "", "Maker & baker. https://example.com/shop?ref=reddit&x=1 is mine", "<3 cats", "Größe zählt nicht", "陶芸"
    };

    private RedditorText() {}

    /** The display name; empty for most. */
    public static String title(Redditor redditor) {
        return redditor.index() % 3 == 0 ? redditor.name() + " & friends" : "";
    }

    /** The description of the profile; possibly empty. */
    public static String bio(Redditor redditor) {
        return BIOS[Dice.below(redditor.index() + 401L, BIOS.length)];
    }
}
