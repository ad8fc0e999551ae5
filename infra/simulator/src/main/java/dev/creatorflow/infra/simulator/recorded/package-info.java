/**
 * Serves recorded provider bodies instead of the generated population, with media links led to this simulator's own CDN.
 * Nothing else in them is changed: ids, counters, order and types stay as they were recorded.
 */
@NullMarked
package dev.creatorflow.infra.simulator.recorded;

import org.jspecify.annotations.NullMarked;
