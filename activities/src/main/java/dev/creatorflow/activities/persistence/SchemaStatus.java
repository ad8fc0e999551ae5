package dev.creatorflow.activities.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a database's schema stands against this version of the product.
 *
 * @param version the newest migration it has; null where it has none
 * @param steps every migration of this version of the product, in order
 */
public record SchemaStatus(@Nullable String version, List<Step> steps) {
    public SchemaStatus {
        steps = List.copyOf(steps);
    }

    /** A migration. */
    public record Step(String version, String description, boolean applied) {}

    /** A migration that would be applied, with the statements it consists of. */
    public record PlannedStep(String version, String description, String sql) {}

    public List<Step> pending() {
        return steps.stream().filter(step -> !step.applied()).toList();
    }

    public boolean current() {
        return pending().isEmpty();
    }
}
