/**
 * What stands between a client and Reddit's endpoints: tokens, the limit of a client, faults. It must not know the shape
 * of a thing.
 */
@NullMarked
package dev.creatorflow.infra.simulator.reddit.gate;

import org.jspecify.annotations.NullMarked;
