/**
 * The commands over changes of the provider's answers. Nothing here counts or judges: workers do.
 */
@NullMarked
package dev.creatorflow.starter.drift;

import org.jspecify.annotations.NullMarked;
