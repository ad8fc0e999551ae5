/**
 * The admin API under /_sim/: health, statistics, clock, faults, truth.
 * Product code must never depend on it; only tests, the demo and benchmarks read it.
 */
@NullMarked
package dev.creatorflow.infra.simulator.control;

import org.jspecify.annotations.NullMarked;
