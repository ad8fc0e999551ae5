/**
 * Reddit's API: paths, listings and the JSON of its things, out of the generated world. Tokens and limits are in
 * {@code gate}; nothing here knows who asks.
 */
@NullMarked
package dev.creatorflow.infra.simulator.reddit;

import org.jspecify.annotations.NullMarked;
