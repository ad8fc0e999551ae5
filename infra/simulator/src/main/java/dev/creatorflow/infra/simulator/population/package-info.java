/**
 * The simulated world: creators, their media, counters and handles as pure functions of seed, index and instant.
 * Nothing here renders JSON, keeps state between calls or reads a wall clock.
 */
@NullMarked
package dev.creatorflow.infra.simulator.population;

import org.jspecify.annotations.NullMarked;
