package dev.creatorflow.infra.simulator.population;

import java.util.Locale;

/** What is special about an account. Indices 0 to 24 hold every kind that does not change state later. */
public enum Kind {
    ORDINARY,
    /** More than 90 reels and 30 posts: fills every window. */
    LARGE,
    /** Fewer media than any window. */
    SMALL,
    /** Old items pinned on top of both streams. */
    PINNED,
    /** Shares some media with the neighbour index (index ^ 1): each appears in both accounts' streams. */
    COAUTHOR,
    /** Hides like counts of most items: delivered as 3. */
    HIDDEN_LIKES,
    PRIVATE,
    /** Public until a few days after the anchor. */
    GOES_PRIVATE,
    /** Never answers, by name or id. */
    MISSING,
    /** Deleted a few days after the anchor. */
    GOES_MISSING,
    /** Changed its handle; the old one is free. */
    RENAMED,
    /** Changed its handle, and the next index took the old one. */
    HANDLE_REUSE,
    /** Took over the handle of the index before. */
    HANDLE_TAKER,
    /** Never posted. */
    EMPTY,
    CAROUSEL_HEAVY,
    /** Pages hold fewer items than asked for although more are available. */
    SHORT_PAGES,
    VERIFIED,
    BUSINESS;

    private static final Kind[] FIRST = {
        ORDINARY, LARGE, SMALL, PINNED, COAUTHOR, COAUTHOR, HIDDEN_LIKES, PRIVATE, MISSING, RENAMED,
        HANDLE_REUSE, HANDLE_TAKER, EMPTY, CAROUSEL_HEAVY, SHORT_PAGES, VERIFIED, BUSINESS, ORDINARY, ORDINARY, PINNED,
        SHORT_PAGES, HIDDEN_LIKES, SMALL, ORDINARY, ORDINARY
    };

    /** The kind of an index; from 25 on the same hundred repeats. */
    static Kind of(int index) {
        return index < FIRST.length ? FIRST[index] : later(index % 100);
    }

    /** Pairs (co-authors, handle reuse) begin at even places, so that index ^ 1 is the partner. */
    private static Kind later(int place) {
        return switch (place) {
            case 40, 41, 90, 91 -> COAUTHOR;
            case 42 -> HANDLE_REUSE;
            case 43 -> HANDLE_TAKER;
            case 44 -> RENAMED;
            case 45 -> MISSING;
            case 46 -> GOES_MISSING;
            case 47 -> PRIVATE;
            case 48 -> GOES_PRIVATE;
            case 49 -> EMPTY;
            case 50, 51, 52, 53 -> SMALL;
            case 54, 55, 56, 57, 58, 59 -> PINNED;
            case 60, 61, 62, 63 -> HIDDEN_LIKES;
            case 64, 65, 66, 67 -> CAROUSEL_HEAVY;
            case 68, 69, 70, 71, 72 -> SHORT_PAGES;
            case 73, 74, 75, 76 -> VERIFIED;
            case 77, 78, 79, 80, 81, 82 -> BUSINESS;
            case 83, 84, 85, 86, 87, 88 -> LARGE;
            default -> ORDINARY;
        };
    }

    /** The name in the admin API, such as hidden_likes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
