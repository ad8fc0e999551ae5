/**
 * The whole system as processes, started the way a person starts them: through the launcher. Nothing of the product is called; what is
 * checked is exit codes, output, rows, objects and what the simulated provider saw.
 */
@NullMarked
package dev.creatorflow.infra.e2e;

import org.jspecify.annotations.NullMarked;
