package dev.creatorflow.infra.simulator.control;

import dev.creatorflow.infra.simulator.population.AccountState;
import org.jspecify.annotations.Nullable;

/** How a complete scrape of an account with the windows for new creators has to end. */
record Expectation(String outcome, @Nullable String reason) {

    static Expectation of(AccountState state) {
        return switch (state) {
            case ACTIVE -> new Expectation("COMPLETE", null);
            case PRIVATE -> new Expectation("COMPLETE", "PRIVATE");
            case MISSING -> new Expectation("COMPLETE", "NOT_FOUND");
        };
    }
}
