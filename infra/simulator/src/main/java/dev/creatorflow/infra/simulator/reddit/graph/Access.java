package dev.creatorflow.infra.simulator.reddit.graph;

/** How a community answers at an instant. */
public enum Access {
    OPEN,
    PRIVATE,
    BANNED,
    QUARANTINED,
    GATED,
    GOLD_ONLY,
    /** 404 without a reason: never existed, or renamed away. */
    MISSING,
    /** Reddit leads names it does not know to a search listing. */
    REDIRECTED
}
