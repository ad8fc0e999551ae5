/**
 * The generated Reddit: communities, their members and what these post, all a pure function of the seed and the time.
 * It knows nothing of requests, JSON or limits.
 */
@NullMarked
package dev.creatorflow.infra.simulator.reddit.graph;

import org.jspecify.annotations.NullMarked;
