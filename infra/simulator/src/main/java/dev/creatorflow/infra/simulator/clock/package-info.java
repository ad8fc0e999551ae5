/** The world's time, which stands still until somebody moves it. Real time (latency, rates) has no place here. */
@NullMarked
package dev.creatorflow.infra.simulator.clock;

import org.jspecify.annotations.NullMarked;
