/**
 * What is true of the generated Reddit, for tests: never part of what the product sees, and never read by what answers it.
 */
@NullMarked
package dev.creatorflow.infra.simulator.reddit.truth;

import org.jspecify.annotations.NullMarked;
