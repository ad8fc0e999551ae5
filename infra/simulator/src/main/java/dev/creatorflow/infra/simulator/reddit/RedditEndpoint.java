package dev.creatorflow.infra.simulator.reddit;

import java.util.Locale;

/** What Reddit's API is asked for. */
public enum RedditEndpoint {
    TOKEN,
    ABOUT,
    RULES,
    TOP,
    NEW,
    HOT,
    USER,
    SUBMITTED,
    INFO,
    SEARCH;

    /** The name in statistics and fault rules, such as {@code reddit-about}. */
    public String label() {
        return "reddit-" + name().toLowerCase(Locale.ROOT);
    }
}
