package dev.creatorflow.infra.simulator.reddit.graph;

import java.util.Locale;

/** What makes a redditor special. */
public enum RedditorKind {
    ORDINARY,
    /** Answers with a name and {@code is_suspended} only; the history is refused. */
    SUSPENDED,
    /** 404 for profile and history although posts by the name are shown. */
    SHADOWBANNED,
    /** The history is an empty listing. */
    HIDDEN,
    /** Never had a post of its own: only ever seen through a link in a sidebar. */
    EMPLOYEE,
    /** Deletes the account at the world's turn: from then on the posts are by {@code [deleted]}. */
    LEAVES;

    /** The name in truths. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RedditorKind of(int index) {
        return switch (index % 40) {
            case 7 -> SUSPENDED;
            case 19 -> SHADOWBANNED;
            case 23 -> HIDDEN;
            case 29 -> EMPLOYEE;
            case 37 -> LEAVES;
            default -> ORDINARY;
        };
    }
}
