package dev.creatorflow.infra.simulator.population;

/** What the outside sees of an account. */
public enum AccountState {
    ACTIVE,
    PRIVATE,
    MISSING
}
