package dev.creatorflow.infra.simulator.population;

import java.time.Instant;

/** A username an account holds from an instant on, until the next handle of the account begins. */
public record Handle(String name, Instant since) {}
