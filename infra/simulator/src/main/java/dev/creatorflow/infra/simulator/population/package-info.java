/**
 * The simulated world: creators, their media, counters and handles as pure functions of seed, index and instant.
 * Nothing here renders JSON, reads a wall clock or remembers anything but bounded caches.
 */
@NullMarked
package dev.creatorflow.infra.simulator.population;

import org.jspecify.annotations.NullMarked;
