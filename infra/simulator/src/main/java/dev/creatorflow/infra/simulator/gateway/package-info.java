/**
 * What stands between a client and the endpoints: keys, rate limit, monthly quota, latency, faults and compression, in
 * the dialect of the API market place. It must not know the shape of any endpoint's body.
 */
@NullMarked
package dev.creatorflow.infra.simulator.gateway;

import org.jspecify.annotations.NullMarked;
