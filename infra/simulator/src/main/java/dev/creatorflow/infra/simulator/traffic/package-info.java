/**
 * Counts of what was asked and what left: per endpoint, page, file and second. It judges nothing and changes no answer.
 */
@NullMarked
package dev.creatorflow.infra.simulator.traffic;

import org.jspecify.annotations.NullMarked;
