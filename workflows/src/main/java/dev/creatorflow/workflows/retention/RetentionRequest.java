package dev.creatorflow.workflows.retention;

import dev.creatorflow.workflows.contract.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Asks for everything that is past its age to be cleared.
 *
 * @param carried what an earlier run of the same execution did; null at its start
 * @param rehearsal count what would go, and clear nothing
 */
public record RetentionRequest(Trigger trigger, @Nullable RetentionReport carried, boolean rehearsal) {}
