package dev.creatorflow.infra.simulator.reddit.graph;

import java.util.Locale;

/** What a post holds. */
public enum PostKind {
    TEXT,
    IMAGE,
    GALLERY,
    VIDEO,
    /** A video elsewhere. */
    EMBED,
    LINK,
    POLL,
    CROSSPOST;

    /** The name in truths. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
