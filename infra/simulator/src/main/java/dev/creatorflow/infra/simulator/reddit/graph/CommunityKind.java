package dev.creatorflow.infra.simulator.reddit.graph;

import java.util.Locale;

/** What makes a community special; those before {@link #PRIVATE} have members and posts. */
public enum CommunityKind {
    PUBLIC,
    NSFW,
    RESTRICTED,
    /** Scores of the first hours are shown as 1, with {@code hide_score}. */
    HIDING_SCORES,
    /** More posts in two months than a listing ever gives. */
    BUSY,
    /** Open, without a single post. */
    EMPTY,
    /** Fewer than a hundred subscribers. */
    TINY,
    /** Without rules and without a description. */
    UNRULED,
    /** Open until the world's turn, private from then on. */
    BECOMES_PRIVATE,
    BECOMES_BANNED,
    /** Private until the world's turn, open from then on. */
    BECOMES_PUBLIC,
    PRIVATE(false),
    BANNED(false),
    QUARANTINED(false),
    GATED(false),
    GOLD_ONLY(false),
    MISSING(false),
    REDIRECTED(false);

    private final boolean peopled;

    CommunityKind() {
        this(true);
    }

    CommunityKind(boolean peopled) {
        this.peopled = peopled;
    }

    /** Whether it has members and posts, if only for a time. */
    public boolean peopled() {
        return peopled;
    }

    /** The name in truths, such as {@code becomes-private}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of the community with an index: the first three are ordinary, then one of each kind in every thirty. */
    static CommunityKind of(int index) {
        int place = index % 30;
        return switch (place) {
            case 3, 19 -> NSFW;
            case 4 -> RESTRICTED;
            case 5 -> PRIVATE;
            case 6 -> BANNED;
            case 7 -> QUARANTINED;
            case 8 -> GATED;
            case 9 -> GOLD_ONLY;
            case 10 -> EMPTY;
            case 11, 23 -> TINY;
            case 12 -> MISSING;
            case 13 -> REDIRECTED;
            case 14 -> BUSY;
            case 15 -> HIDING_SCORES;
            case 16 -> BECOMES_PRIVATE;
            case 17 -> BECOMES_PUBLIC;
            case 18 -> BECOMES_BANNED;
            case 20 -> UNRULED;
            default -> PUBLIC;
        };
    }
}
