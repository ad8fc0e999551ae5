/**
 * Rules that spoil answers on purpose, and the ways to spoil them. Nothing here generates a correct answer.
 */
@NullMarked
package dev.creatorflow.infra.simulator.fault;

import org.jspecify.annotations.NullMarked;
