/**
 * Serves recorded provider bodies instead of the generated population, with media links led to this
 * simulator's own CDN. It must not change anything else in them.
 */
@NullMarked
package dev.creatorflow.infra.simulator.recorded;

import org.jspecify.annotations.NullMarked;
