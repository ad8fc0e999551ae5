package dev.creatorflow.infra.simulator.reddit.graph;

import java.time.Instant;

/** When and how a post goes. */
public record Removal(Instant at, By by) {

    /** Who takes it away. */
    public enum By {
        MODERATOR,
        AUTHOR,
        REDDIT,
        /** Gone altogether: not even its identity answers. */
        NOBODY_KNOWS
    }
}
