/**
 * The command {@code chaos}: the whole system as processes under injected faults, and the verdict on each promise by what the simulator knows
 * to be true. No product code is called, and nothing here mends anything: what is wrong afterwards is said.
 */
@NullMarked
package dev.creatorflow.infra.e2e.chaos;

import org.jspecify.annotations.NullMarked;
